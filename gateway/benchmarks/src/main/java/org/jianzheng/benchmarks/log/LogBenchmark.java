/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.record.ReadableRecord;

/** How many entries a second the library integrates, in several degrees of work. */
public final class LogBenchmark {
    /** What is done with each entry. */
    public enum Work {
        /** The SHA-256 tree alone, in memory. */
        SHA_256_TREE,
        /** Both trees, in memory, one after the other. */
        BOTH_TREES,
        /** The whole log: both trees in tiles, both index maps, everything written to the store, one block at a time. */
        WHOLE_LOG,
        /** The same, {@value #TOGETHER} blocks at a time, as a gateway does that has as many to catch up with. */
        WHOLE_LOG_CATCHING_UP
    }

    /** Blocks that are appended together while catching up. */
    public static final int TOGETHER = 16;

    private final List<LogBlock> blocks;
    private final long entries;

    /**
     * Prepares blocks of these records.
     *
     * @param records one entry each
     * @param perBlock how many stand in one block
     */
    public LogBenchmark(List<ReadableRecord> records, int perBlock, Instant time, RandomGenerator random) {
        this.entries = records.size();
        this.blocks = TrialBlocks.of(records, perBlock, time, random);
    }

    /** Entries a second for each degree of work, over so many runs in turn; the first round warms up and does not count. */
    public Map<Work, Spread> measure(int runs) throws IOException {
        Map<Work, List<Long>> rates = new EnumMap<>(Work.class);
        for (int run = 0; run <= runs; run++) {
            for (Work work : Work.values()) {
                long nanos = nanos(work);
                if (run > 0) {
                    rates.computeIfAbsent(work, none -> new ArrayList<>()).add(Measured.perSecond(entries, nanos));
                }
            }
        }
        Map<Work, Spread> spreads = new EnumMap<>(Work.class);
        rates.forEach((work, measured) -> spreads.put(work, Spread.of(measured)));
        return spreads;
    }

    private long nanos(Work work) throws IOException {
        return switch (work) {
            case SHA_256_TREE -> trees(List.of(HashSuite.SHA_256));
            case BOTH_TREES -> trees(List.of(HashSuite.SHA_256, HashSuite.SM3));
            case WHOLE_LOG -> wholeLog(1);
            case WHOLE_LOG_CATCHING_UP -> wholeLog(TOGETHER);
        };
    }

    private long trees(List<HashSuite> suites) {
        List<CompactRange> trees =
                suites.stream().map(TreeHasher::of).map(CompactRange::new).toList();
        long begun = System.nanoTime();
        for (LogBlock block : blocks) {
            for (LogEntry entry : block.entries()) {
                byte[] canonical = entry.canonical();
                for (int i = 0; i < suites.size(); i++) {
                    trees.get(i).append(TreeHasher.of(suites.get(i)).leaf(canonical));
                }
            }
        }
        trees.forEach(CompactRange::root);
        return System.nanoTime() - begun;
    }

    private long wholeLog(int together) throws IOException {
        Path folder = Files.createTempDirectory("jianzheng-log-benchmark-");
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            long begun = System.nanoTime();
            for (int from = 0; from < blocks.size(); from += together) {
                log.append(blocks.subList(from, Math.min(blocks.size(), from + together)));
            }
            return System.nanoTime() - begun;
        } finally {
            erase(folder);
        }
    }

    private static void erase(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
