/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.operations;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/** What the ledger counts, in the text form of Prometheus. Safe for use by several threads. */
public final class Metrics {

    /** What is timed. */
    public enum Timed {
        /** Gateway evaluate, whole call. */
        EVALUATE,
        /** Gateway endorse, whole call. */
        ENDORSE,
        /** Gateway submit, until the block is on disk. */
        SUBMIT,
        /** Gateway commit status, including the wait. */
        COMMIT_STATUS,
        /** Judging a block. */
        VALIDATE_BLOCK,
        /** Writing a block to disk. */
        APPEND_BLOCK,
        /** Applying a block to the state. */
        APPLY_BLOCK
    }

    private final Map<TxValidationCode, LongAdder> transactions = new EnumMap<>(TxValidationCode.class);
    private final Map<Timed, Histogram> timings = new EnumMap<>(Timed.class);
    private final Map<String, LongSupplier> gauges = new ConcurrentSkipListMap<>();

    /** Nothing counted yet. */
    public Metrics() {
        for (TxValidationCode code : TxValidationCode.values()) {
            transactions.put(code, new LongAdder());
        }
        for (Timed timed : Timed.values()) {
            timings.put(timed, new Histogram());
        }
    }

    /** Counts a transaction as it was judged. */
    public void countTransaction(TxValidationCode code) {
        counter(code).increment();
    }

    /** How many transactions were judged so since the process started. */
    public long transactions(TxValidationCode code) {
        return counter(code).sum();
    }

    /** The timings of one kind. */
    public Histogram timing(Timed timed) {
        Histogram histogram = timings.get(timed);
        if (histogram == null) {
            throw new IllegalStateException("no histogram for " + timed);
        }
        return histogram;
    }

    /** Shows a number that is asked for whenever metrics are read. */
    public void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    /** The text form. */
    public String text() {
        StringBuilder out = new StringBuilder();
        gauges.forEach((name, value) -> {
            out.append("# TYPE jianzheng_ledger_").append(name).append(" gauge\n");
            out.append("jianzheng_ledger_")
                    .append(name)
                    .append(' ')
                    .append(value.getAsLong())
                    .append('\n');
        });
        out.append("# TYPE jianzheng_ledger_transactions_total counter\n");
        transactions.forEach((code, count) -> {
            if (count.sum() > 0) {
                out.append("jianzheng_ledger_transactions_total{code=\"")
                        .append(code)
                        .append("\"} ");
                out.append(count.sum()).append('\n');
            }
        });
        out.append("# TYPE jianzheng_ledger_seconds histogram\n");
        timings.forEach((timed, histogram) ->
                histogram.write(out, "jianzheng_ledger_seconds", "operation=\"" + label(timed) + "\""));
        return out.toString();
    }

    private LongAdder counter(TxValidationCode code) {
        LongAdder counter = transactions.get(code);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + code);
        }
        return counter;
    }

    private static String label(Timed timed) {
        return timed.name().toLowerCase(java.util.Locale.ROOT);
    }
}
