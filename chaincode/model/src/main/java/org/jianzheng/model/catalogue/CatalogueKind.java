/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

/** What a catalogue holds. */
public enum CatalogueKind {
    /** The rules by which points are deducted. */
    RULES(false),
    /** The working days of a year. */
    WORKING_DAYS(false),
    /** The measures that may be imposed. */
    MEASURES(true),
    /** Which departments must sign what. */
    MATRIX(true),
    /** How long decisions are published and when they may be repaired. */
    REPAIR(true),
    /** The powers and duties of departments. */
    DUTIES(true),
    /** What a pool asks of an expert after a suspension. */
    REINSTATEMENT(false),
    /** What lots owe, by category and form of trade. */
    STAGES(true),
    /** What is traded on the platform. */
    TRADING(true),
    /** By which cipher files are kept. */
    STORAGE(true),
    /** The licensed certification authorities whose certificates keys may carry. */
    AUTHORITIES(true);

    private final boolean single;

    CatalogueKind(boolean single) {
        this.single = single;
    }

    /** Whether there is one catalogue of this kind only, so that nobody chooses between two. */
    public boolean isSingle() {
        return single;
    }
}
