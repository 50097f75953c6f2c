/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Spread;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditProgress;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditScratch;
import org.jianzheng.evidence.audit.GatewayAudit;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.HashSuite;

/** How many entries a second an audit recomputes, beside the hashing of the same bytes alone. */
final class AuditBenchmark {
    /** What is done with each entry. */
    enum Work {
        /** Its bytes are read and hashed in both suites, one after the other. */
        HASHING,
        /** The whole audit of a gateway's folder without blocks. */
        AUDIT
    }

    private final Path folder;
    private final TrustRoot trust;
    private final long entries;

    /** Makes a gateway's folder with these blocks. */
    AuditBenchmark(Path folder, TrustRoot trust, Iterable<LogBlock> blocks) {
        this.folder = folder;
        this.trust = trust;
        try (LogStore store = LogStore.open(log());
                LedgerLog log = LedgerLog.open(store)) {
            blocks.forEach(log::append);
            this.entries = log.size();
        }
    }

    private Path log() {
        return folder.resolve("gateway").resolve("log");
    }

    /** Entries a second for each kind of work, over so many runs in turn; the first round warms up and does not count. */
    Map<Work, Spread> measure(int runs) throws IOException {
        Map<Work, List<Long>> rates = new EnumMap<>(Work.class);
        for (int run = 0; run <= runs; run++) {
            for (Work work : Work.values()) {
                long nanos = switch (work) {
                    case HASHING -> hashing();
                    case AUDIT -> audit();
                };
                if (run > 0) {
                    rates.computeIfAbsent(work, none -> new ArrayList<>()).add(Measured.perSecond(entries, nanos));
                }
            }
        }
        Map<Work, Spread> spreads = new EnumMap<>(Work.class);
        rates.forEach((work, measured) -> spreads.put(work, Spread.of(measured)));
        return spreads;
    }

    private long hashing() {
        long begun = System.nanoTime();
        try (LogStore store = LogStore.openReadOnly(log());
                TableRows rows = store.rows(Table.ENTRIES)) {
            while (rows.next()) {
                byte[] entry = rows.value();
                for (HashSuite suite : HashSuite.values()) {
                    TreeHasher.of(suite).leaf(entry);
                }
            }
        }
        return System.nanoTime() - begun;
    }

    private long audit() throws IOException {
        Path scratch = Files.createTempDirectory(folder, "scratch");
        long begun = System.nanoTime();
        AuditReport report;
        try (AuditScratch derived = AuditScratch.open(scratch)) {
            report = new GatewayAudit(trust, derived, AuditProgress.NONE)
                    .audit(new GatewayFolder(folder.resolve("gateway")), AuditInputs.NONE);
        }
        long nanos = System.nanoTime() - begun;
        if (!report.findings().isEmpty()) {
            throw new IllegalStateException("the log is not as it was made: " + report.findings());
        }
        erase(scratch);
        return nanos;
    }

    static void erase(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
