/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what happens between acknowledging a record and seeing it in a block. */
final class LaneMetrics {
    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter refused;
    private final Counter committed;
    private final Counter resubmitted;
    private final Counter divergedAtEqualHeight;

    LaneMetrics(MeterRegistry registry) {
        this.registry = registry;
        accepted = registry.counter("jianzheng.records", "state", "accepted");
        refused = registry.counter("jianzheng.records", "state", "refused");
        committed = registry.counter("jianzheng.records", "state", "committed");
        resubmitted = registry.counter("jianzheng.transactions.resubmitted");
        divergedAtEqualHeight = registry.counter("jianzheng.endorsements.diverged.equal.height");
    }

    void watch(Pending pending, OnTheWay onTheWay) {
        registry.gauge("jianzheng.intents", pending, Pending::size);
        registry.gauge("jianzheng.intents.waiting", pending, Pending::waiting);
        registry.gauge("jianzheng.transactions.on.the.way", onTheWay, OnTheWay::size);
    }

    void accepted(int records) {
        accepted.increment(records);
    }

    void refused() {
        refused.increment();
    }

    void committed(int records) {
        committed.increment(records);
    }

    void resubmitted() {
        resubmitted.increment();
    }

    void divergedAtEqualHeight() {
        divergedAtEqualHeight.increment();
    }

    /** An endorsement ended in one of: endorsed, refused, diverged, unavailable. */
    void endorsement(String outcome) {
        registry.counter("jianzheng.endorsements", "outcome", outcome).increment();
    }

    /** A submission ended in one of: taken, uncertain. */
    void submission(String outcome) {
        registry.counter("jianzheng.submissions", "outcome", outcome).increment();
    }

    /** A transaction was seen in a block with this validation code. */
    void judged(String code) {
        registry.counter("jianzheng.transactions", "code", code).increment();
    }
}
