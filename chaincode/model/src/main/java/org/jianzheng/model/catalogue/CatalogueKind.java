/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

/** What a catalogue holds. */
public enum CatalogueKind {
    /** The rules by which points are deducted. */
    RULES,
    /** The working days of a year. */
    WORKING_DAYS
}
