/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import java.util.List;
import java.util.Optional;

/**
 * What an examination of a block found.
 *
 * @param number the block's number
 * @param findings the rules about the block, up to the first that does not hold
 * @param transactions its transactions in order; empty if the block itself is refused
 */
public record BlockReport(long number, List<BlockFinding> findings, List<TransactionReport> transactions) {
    /** Copies the lists. */
    public BlockReport {
        findings = List.copyOf(findings);
        transactions = List.copyOf(transactions);
    }

    /**
     * What an examination of a transaction found.
     *
     * @param index in the block
     * @param findings the rules about the transaction, up to the first that does not hold
     * @param expired signers whose certificates had run out when it was made
     */
    public record TransactionReport(int index, List<BlockFinding> findings, List<String> expired) {
        /** Copies the lists. */
        public TransactionReport {
            findings = List.copyOf(findings);
            expired = List.copyOf(expired);
        }

        /** The rule that is broken. */
        public Optional<BlockFinding> failure() {
            return firstBroken(findings);
        }
    }

    /** The rule that the block breaks; its transactions have failures of their own. */
    public Optional<BlockFinding> failure() {
        return firstBroken(findings);
    }

    private static Optional<BlockFinding> firstBroken(List<BlockFinding> findings) {
        return findings.stream().filter(finding -> !finding.holds()).findFirst();
    }
}
