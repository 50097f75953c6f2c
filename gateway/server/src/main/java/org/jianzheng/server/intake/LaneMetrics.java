/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Trouble;
import org.jianzheng.server.trouble.Troubles;

/** Counts what happens between acknowledging a record and seeing it in a block. */
final class LaneMetrics {
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final MeterRegistry registry;
    private final Counter accepted;
    private final Counter refused;
    private final Counter committed;
    private final Counter resubmitted;
    private final Counter divergedAtEqualHeight;
    private final Trouble endorsement;
    private final Trouble slowness;
    private final Trouble submission;
    private final Trouble ordering;
    private final Trouble divergence;

    LaneMetrics(MeterRegistry registry, Troubles troubles, String organisation) {
        this.registry = registry;
        accepted = registry.counter("jianzheng.records", "state", "accepted");
        refused = registry.counter("jianzheng.records", "state", "refused");
        committed = registry.counter("jianzheng.records", "state", "committed");
        resubmitted = registry.counter("jianzheng.transactions.resubmitted");
        divergedAtEqualHeight = registry.counter("jianzheng.endorsements.diverged.equal.height");
        endorsement = troubles.of(Kind.ENDORSEMENT, organisation);
        slowness = troubles.of(Kind.SLOW, organisation);
        submission = troubles.of(Kind.SUBMISSION, organisation);
        ordering = troubles.of(Kind.ORDERING, organisation);
        divergence = troubles.of(Kind.DIVERGENCE, organisation);
    }

    void watch(Pending pending, OnTheWay onTheWay, InstantSource clock) {
        registry.gauge("jianzheng.intents", pending, Pending::size);
        registry.gauge("jianzheng.intents.waiting", pending, Pending::waiting);
        registry.gauge(
                "jianzheng.intents.oldest.seconds",
                pending,
                each -> each.oldest()
                        .map(accepted ->
                                Duration.between(accepted, clock.instant()).toMillis() / 1000.0)
                        .orElse(0.0));
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

    void divergedAtEqualHeight(String reason) {
        divergedAtEqualHeight.increment();
        divergence.met(reason);
    }

    /** No choice of organisations endorses. */
    void endorsedByNobody(String reason) {
        endorsement.met(reason);
    }

    /** A transaction was endorsed. */
    void endorsed() {
        endorsement.passed();
    }

    /** A submit was reported as failed. */
    void uncertain(String reason) {
        submission.met(reason);
    }

    /** A transaction is not seen in a block in time. */
    void overdue(String reason) {
        ordering.met(reason);
    }

    /** No transaction is late. */
    void noneOverdue() {
        ordering.passed();
    }

    /** An endorsement ended, after so long, in one of: endorsed, refused, diverged, unavailable. */
    void endorsement(String outcome, Duration took) {
        registry.timer("jianzheng.endorsements", "outcome", outcome).record(took);
        if (took.compareTo(SLOW) > 0) {
            slowness.met(took.toMillis() + " ms");
        }
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
