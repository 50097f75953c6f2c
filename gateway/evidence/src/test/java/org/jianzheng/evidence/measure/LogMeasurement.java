/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.measure;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.PlainBlocks;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Appends, proves and verifies, and prints rates by second of processor time. Arguments: an empty folder, and how many entries (default 200,000).
 */
public final class LogMeasurement {
    private static final int BLOCK = 500;
    private static final int PROOFS = 50_000;
    private static final int VERIFICATIONS = 20_000;

    private LogMeasurement() {}

    /** Runs the measurement. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        int entries = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200_000;
        measureLog(folder.resolve("log"), entries, out);
        measureVerification(folder.resolve("signed"), out);
    }

    private static void measureLog(Path folder, int entries, PrintStream out) {
        PlainBlocks blocks = new PlainBlocks(1, entries / 20);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            log.append(blocks.block(0, 0));
            long spent = 0;
            long spentBusy = 0;
            for (int number = 1; number <= entries / BLOCK; number++) {
                LogBlock block = blocks.block(number, BLOCK);
                long begin = System.nanoTime();
                long busy = threadTime();
                log.append(block);
                spent += System.nanoTime() - begin;
                spentBusy += threadTime() - busy;
            }
            out.printf(
                    "append, both suites and index: %,.0f entries/s (%,.0f per second of the appending thread, %,.0f of SM3's)%n",
                    log.size() * 1e9 / spent, log.size() * 1e9 / spentBusy, log.size() * 1e9 / sm3Time());
            Random random = new Random(2);
            for (HashSuite suite : HashSuite.values()) {
                for (int round = 0; round < 2; round++) {
                    long begin = threadTime();
                    for (int i = 0; i < PROOFS; i++) {
                        log.inclusion(suite, random.nextLong(log.size()), log.size());
                    }
                    out.printf(
                            "inclusion proofs, %s, round %d: %,.0f/s%n",
                            suite.id(), round, PROOFS * 1e9 / (threadTime() - begin));
                }
            }
        }
    }

    /** Processor time of this thread: what others do on the machine does not count. */
    private static long threadTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long sm3Time() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (long id : threads.getAllThreadIds()) {
            if (threads.getThreadInfo(id).getThreadName().equals("log-sm3")) {
                return threads.getThreadCpuTime(id);
            }
        }
        throw new IllegalStateException("the thread of the SM3 side is gone");
    }

    private static void measureVerification(Path folder, PrintStream out) {
        try (SignedLog log = new SignedLog(folder)) {
            SignedRecords records = new SignedRecords(log);
            List<ReadableRecord> items = new ArrayList<>();
            for (int i = 0; i < BLOCK; i++) {
                items.add(records.item(records.session()));
            }
            log.append(items.toArray(ReadableRecord[]::new));
            EvidenceBundle first = log.bundle(items.getFirst().id());
            List<byte[]> bundles = new ArrayList<>();
            for (ReadableRecord item : items) {
                bundles.add(new EvidenceBundle(
                                1,
                                log.bundle(item.id()).proved(),
                                first.size(),
                                first.checkpoint(),
                                first.keys(),
                                first.capture())
                        .canonical());
            }
            EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
            for (int round = 0; round < 3; round++) {
                long begin = threadTime();
                for (int i = 0; i < VERIFICATIONS; i++) {
                    if (!verifier.verify(bundles.get(i % bundles.size())).isPlainMatch()) {
                        throw new IllegalStateException("a bundle does not verify");
                    }
                }
                out.printf(
                        "verification, shared checkpoint, %d bytes, round %d: %,.0f/s%n",
                        bundles.getFirst().length, round, VERIFICATIONS * 1e9 / (threadTime() - begin));
            }
        }
    }
}
