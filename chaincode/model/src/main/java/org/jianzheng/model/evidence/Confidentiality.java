/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

/** Who may read a registered file's content. */
public enum Confidentiality {
    /** Everybody. */
    PUBLIC,
    /** Everybody from the opening of bids on. */
    PUBLIC_AFTER_OPENING,
    /** The organisations concerned. */
    INTERNAL,
    /** Secret of the evaluation (domain 60). */
    EVALUATION_SECRET,
    /** Holds references to persons. */
    PERSONAL_PSEUDONYMS
}
