/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jianzheng.benchmarks.measure.Latencies;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Pace;
import org.jianzheng.benchmarks.measure.Pacer;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.client.Receipt;

/** Hands records to one gateway, each by itself, and waits for each until it is committed. */
final class RecordLoad {
    private static final Duration LAST_CHECKPOINT = Duration.ofSeconds(20);

    private final GatewayClient gateway;

    RecordLoad(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /**
     * What came of it.
     *
     * @param committed the calls, and their times until committed
     * @param cosigned the times until a cosigned checkpoint covered them
     * @param uncovered how many no checkpoint covered in the end
     * @param transactions how many transactions carried them
     */
    record Outcome(Measured committed, Latencies cosigned, long uncovered, long transactions) {
        /** How many records rode together on average, at least 1. */
        int recordsInTransaction() {
            return transactions == 0 ? 1 : Math.max(1, Math.toIntExact(committed.calls() / transactions));
        }
    }

    Outcome run(Pace pace, List<ReadableRecord> records) throws InterruptedException {
        Set<TransactionId> transactions = ConcurrentHashMap.newKeySet();
        AtomicLong counted = new AtomicLong(System.nanoTime() + pace.warmUp().toNanos());
        try (CheckpointWatch watch = new CheckpointWatch(gateway, System::nanoTime)) {
            Measured committed = new Pacer(System::nanoTime).run(pace, records.size(), (number, due) -> {
                Receipt receipt = gateway.submitAndCommit(records.get(number).toJson());
                if (due >= counted.get()) {
                    receipt.transaction().ifPresent(transactions::add);
                    watch.expect(
                            receipt.position()
                                    .orElseThrow(() -> Refusal.of(
                                            ErrorCode.INTERNAL, "the receipt of %s has no position", receipt.id())),
                            due);
                }
            });
            watch.awaitAll(LAST_CHECKPOINT);
            return new Outcome(committed, Latencies.ofNanos(watch.times()), watch.uncovered(), transactions.size());
        }
    }
}
