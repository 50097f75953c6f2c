/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.record.ReadableRecord;

/** Blocks of records as the log takes them, with hashes that nobody computed. */
public final class TrialBlocks {
    private TrialBlocks() {}

    /**
     * Blocks from number 0 on.
     *
     * @param records one entry each
     * @param perBlock how many stand in one block
     */
    public static List<LogBlock> of(List<ReadableRecord> records, int perBlock, Instant time, RandomGenerator random) {
        List<LogBlock> blocks = new ArrayList<>();
        for (int from = 0; from < records.size(); from += perBlock) {
            List<ReadableRecord> inBlock = records.subList(from, Math.min(from + perBlock, records.size()));
            blocks.add(block(blocks.size(), inBlock, time, random));
        }
        return blocks;
    }

    private static LogBlock block(long number, List<ReadableRecord> records, Instant time, RandomGenerator random) {
        TransactionId transaction = new TransactionId(hash(random).hex());
        List<LogEntry> entries = records.stream()
                .map(record -> new LogEntry(number, 0, record.toJson(), time, transaction))
                .toList();
        return new LogBlock(number, hash(random), Optional.of(hash(random)), entries);
    }

    private static Hash hash(RandomGenerator random) {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }
}
