/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

/** From when the content of an event may be known. */
public enum ReadableFrom {
    /** At once. */
    AT_ONCE,
    /** From the opening of the bids. */
    OPENING,
    /** From the award. */
    RESULT
}
