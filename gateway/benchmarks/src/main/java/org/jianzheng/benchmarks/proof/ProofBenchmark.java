/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jianzheng.benchmarks.measure.Latencies;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.evidence.index.IndexReader;
import org.jianzheng.evidence.index.MapName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.model.crypto.HashSuite;

/** How many proofs a second one thread builds from a log, for random entries and subjects. */
final class ProofBenchmark {
    /** What is done for each entry or subject. */
    enum Work {
        /** The baseline: the entry is read from the store. */
        ENTRY_READ,
        /** An inclusion proof by SHA-256, as other logs make them. */
        INCLUSION_SHA_256,
        /** Inclusion proofs in both suites, as a bundle holds them. */
        INCLUSION_BOTH,
        /** The way through the map to a subject that is there, by SHA-256. */
        INDEX_PRESENT,
        /** The way through the map to where a subject would be, by SHA-256. */
        INDEX_ABSENT,
        /** The same in both suites, as an answer holds it. */
        INDEX_BOTH
    }

    private final LedgerLog log;
    private final Map<HashSuite, IndexReader> maps = new EnumMap<>(HashSuite.class);
    private final RandomGenerator random;
    private final int rounds;

    /**
     * Measures a log.
     *
     * @param store holds it
     * @param rounds how many proofs of each kind a run
     */
    ProofBenchmark(LedgerLog log, StoreReader store, int rounds, RandomGenerator random) {
        this.log = log;
        this.rounds = rounds;
        this.random = random;
        for (HashSuite suite : HashSuite.values()) {
            maps.put(suite, new IndexReader(store, TreeHasher.of(suite), MapName.INDEX));
        }
    }

    /** A second of each kind, over so many runs in turn; the first round warms up and does not count. */
    Map<Work, Spread> measure(int runs) {
        Map<Work, List<Long>> rates = new EnumMap<>(Work.class);
        for (int run = 0; run <= runs; run++) {
            for (Work work : Work.values()) {
                long begun = System.nanoTime();
                for (int i = 0; i < rounds; i++) {
                    once(work);
                }
                long nanos = System.nanoTime() - begun;
                if (run > 0) {
                    rates.computeIfAbsent(work, none -> new ArrayList<>()).add(Measured.perSecond(rounds, nanos));
                }
            }
        }
        Map<Work, Spread> spreads = new EnumMap<>(Work.class);
        rates.forEach((work, measured) -> spreads.put(work, Spread.of(measured)));
        return spreads;
    }

    /** How long each of so many proofs takes. */
    Latencies latencies(Work work) {
        long[] nanos = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            once(work);
            nanos[i] = System.nanoTime() - begun;
        }
        return Latencies.ofNanos(nanos);
    }

    private void once(Work work) {
        long size = log.size();
        long position = random.nextLong(size);
        switch (work) {
            case ENTRY_READ -> require(log.entry(position).isPresent());
            case INCLUSION_SHA_256 -> log.inclusion(HashSuite.SHA_256, position, size);
            case INCLUSION_BOTH -> {
                log.inclusion(HashSuite.SHA_256, position, size);
                log.inclusion(HashSuite.SM3, position, size);
            }
            case INDEX_PRESENT -> path(HashSuite.SHA_256, position);
            case INDEX_ABSENT -> path(HashSuite.SHA_256, size + position);
            case INDEX_BOTH -> {
                path(HashSuite.SHA_256, position);
                path(HashSuite.SM3, position);
            }
        }
    }

    private void path(HashSuite suite, long number) {
        IndexReader map = maps.get(suite);
        require(map != null && !map.path(SubjectLog.key(number)).siblings().isEmpty());
    }

    private static void require(boolean there) {
        if (!there) {
            throw new IllegalStateException("the log does not hold what was put into it");
        }
    }
}
