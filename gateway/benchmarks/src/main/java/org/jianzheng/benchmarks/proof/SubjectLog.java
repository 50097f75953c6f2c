/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jianzheng.benchmarks.log.LogBenchmark;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** A log that grows by entries of about 450 bytes which nobody signed, each about a subject of its own. */
final class SubjectLog {
    private static final int LOTS = 1_000;
    private static final int PER_BLOCK_ON_THE_WAY = 5_000;

    /** The most entries that are timed before a size. */
    private static final long TIMED = 100_000;

    private static final Instant TIME = Instant.parse("2026-03-16T01:30:00Z");

    private final LedgerLog log;
    private final RandomGenerator random;
    private final int perBlock;

    SubjectLog(LedgerLog log, int perBlock, RandomGenerator random) {
        this.log = log;
        this.perBlock = perBlock;
        this.random = random;
    }

    /**
     * What appending cost over the last stretch before a size: half of the way to it, {@value #TIMED} entries at most.
     *
     * @param size reached
     * @param perSecond entries a second
     * @param processorMicros an entry, of all threads, those of the database included: other work on the machine changes it less than the rate
     */
    record Reached(long size, long perSecond, long processorMicros) {}

    /**
     * Grows to so many entries and tells at 10,000, 20,000, 50,000 and so on, and at the end, what appending costs there. The way from one such
     * size to where the next is timed is gone in large blocks, which share most of what they write: the log is the same.
     */
    List<Reached> growTo(long entries, Consumer<Reached> told) {
        List<Reached> all = new ArrayList<>();
        for (long mark = Math.min(entries, 10_000); ; mark = Math.min(entries, next(mark))) {
            append(Math.max(mark / 2, mark - TIMED), PER_BLOCK_ON_THE_WAY);
            long from = log.size();
            Spent spent = append(mark, perBlock);
            Reached reached = new Reached(
                    mark,
                    Measured.perSecond(mark - from, spent.nanos()),
                    spent.processor().dividedBy(mark - from).toNanos() / 1_000);
            told.accept(reached);
            all.add(reached);
            if (mark == entries) {
                return all;
            }
        }
    }

    private static long next(long mark) {
        return Long.toString(mark).startsWith("2") ? mark / 2 * 5 : 2 * mark;
    }

    private record Spent(long nanos, Duration processor) {}

    /** Only appending is timed: the making of entries is not the log's work. */
    private Spent append(long size, int perBlock) {
        long nanos = 0;
        Duration processor = Duration.ZERO;
        while (log.size() < size) {
            List<LogBlock> blocks = new ArrayList<>();
            for (long at = log.size(); at < size && blocks.size() < LogBenchmark.TOGETHER; at += perBlock) {
                blocks.add(block(log.nextBlock() + blocks.size(), at, (int) Math.min(perBlock, size - at)));
            }
            Duration before = processor();
            long begun = System.nanoTime();
            log.append(blocks);
            nanos += System.nanoTime() - begun;
            processor = processor.plus(processor().minus(before));
        }
        return new Spent(nanos, processor);
    }

    private static Duration processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private LogBlock block(long number, long first, int count) {
        TransactionId transaction = new TransactionId(hash().hex());
        List<LogEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JsonObject record = JsonObject.builder()
                    .put("id", new UUID(random.nextLong(), random.nextLong()).toString())
                    .put("type", "witness.item")
                    .put("lot", "E62080%017d".formatted(random.nextInt(LOTS)))
                    .put("subjects", JsonArray.ofStrings(List.of(subject(first + i))))
                    .put("text", "x".repeat(150))
                    .build();
            entries.add(new LogEntry(number, 0, record, TIME, transaction));
        }
        return new LogBlock(number, hash(), Optional.of(hash()), entries);
    }

    /** The key of the subject of the entry with this number; of a number that the log has not reached, one that it does not know. */
    static IndexKey key(long number) {
        return new IndexKey(IndexName.SUBJECT, subject(number));
    }

    private static String subject(long number) {
        return "person:%032x".formatted(number);
    }

    private Hash hash() {
        byte[] bytes = new byte[Hash.LENGTH];
        random.nextBytes(bytes);
        return Hash.of(bytes);
    }
}
