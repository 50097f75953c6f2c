/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

/** What the witness saw of an item. */
public enum ItemResult {
    /** As it should be. */
    OK,
    /** Not as it should be. */
    NOT_OK,
    /** Recorded without a judgement. */
    RECORDED,
    /** The item does not arise in this lot; recorded all the same (invariant 17). */
    NOT_APPLICABLE
}
