/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.merkle.Hash;

/**
 * What a block of the ledger adds to the log.
 *
 * @param number the block's number, from 0
 * @param headerHash the block's hash
 * @param commitHash the peer's commit hash at this block, if the ledger gives one
 * @param entries in log order; often none
 */
public record LogBlock(long number, Hash headerHash, Optional<Hash> commitHash, List<LogEntry> entries) {
    /** Copies the entries. */
    public LogBlock {
        entries = List.copyOf(entries);
    }
}
