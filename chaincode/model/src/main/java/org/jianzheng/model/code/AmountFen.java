/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Money in whole fen (分), 1/100 yuan: the only unit on the ledger. Whoever converts from 万元 or 亿元 records it.
 *
 * @param fen from 0 to 2^53−1, the largest integer that every JSON reader keeps
 */
public record AmountFen(long fen) {
    /** The largest amount, 2^53−1 fen. */
    public static final long MAX = (1L << 53) - 1;

    /** Refuses ({@code SCHEMA_INVALID}) negative amounts and those above {@link #MAX}. */
    public AmountFen {
        if (fen < 0 || fen > MAX) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%d is not an amount (0 to %d fen)", fen, MAX);
        }
    }

    /** The sum; refuses one above {@link #MAX}. */
    public AmountFen plus(AmountFen other) {
        return new AmountFen(fen + other.fen);
    }

    @Override
    public String toString() {
        return Long.toString(fen);
    }
}
