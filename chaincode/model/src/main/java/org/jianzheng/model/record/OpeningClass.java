/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

/** When a sealed record may be opened. */
public enum OpeningClass {
    /** From the opening of bids (开标) of its lot. */
    OPENING,
    /** From the award (中标) of its lot. */
    RESULT,
    /** On the order of discipline inspection, audit or the supervision office. */
    ORDER,
    /** Never on the ledger. */
    NEVER;

    /** Whether it opens by itself, once the lot is so far. */
    public boolean opensByStage() {
        return switch (this) {
            case OPENING, RESULT -> true;
            case ORDER, NEVER -> false;
        };
    }
}
