/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import java.time.Instant;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.Refusal;

/** A moment up to which records count. */
public sealed interface AsOf {
    /** Whether an entry counts. */
    boolean covers(LogEntry entry);

    /**
     * After a block: exact, as the order of blocks is what everybody has signed.
     *
     * @param number the last block that counts
     */
    record Block(long number) implements AsOf {
        @Override
        public boolean covers(LogEntry entry) {
            return entry.block() <= number;
        }

        @Override
        public String toString() {
            return "block " + number;
        }
    }

    /**
     * At a ledger time: as exact as the times of transactions are, which their submitters state and the clocks of the peers bound.
     *
     * @param instant entries of transactions up to this time count
     */
    record LedgerTime(Instant instant) implements AsOf {
        @Override
        public boolean covers(LogEntry entry) {
            return !entry.time().isAfter(instant);
        }

        @Override
        public String toString() {
            return "ledger time " + Instants.format(instant);
        }
    }

    /**
     * Reads a block number, or a time as records write it.
     *
     * @throws Refusal {@code SCHEMA_INVALID} if it is neither
     */
    static AsOf parse(String text) {
        return text.matches("[0-9]{1,15}") ? new Block(Long.parseLong(text, 10)) : new LedgerTime(Instants.parse(text));
    }
}
