/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.server.log.CommittedRecord;
import org.jianzheng.server.log.RecordIndex;

/** The one place that changes how far a record is: on disk first, then in memory, then the news to whoever waits. */
final class Desk {
    private final IntentStore store;
    private final Pending pending;
    private final OnTheWay onTheWay;
    private final RecordIndex index;
    private final LaneMetrics metrics;
    private final InstantSource clock;
    private final Waits waits = new Waits();
    private volatile BiConsumer<Envelope, Refusal> refused = (envelope, refusal) -> {};
    private volatile Optional<String> ledgerSilence = Optional.empty();

    Desk(
            IntentStore store,
            Pending pending,
            OnTheWay onTheWay,
            RecordIndex index,
            LaneMetrics metrics,
            InstantSource clock) {
        this.store = store;
        this.pending = pending;
        this.onTheWay = onTheWay;
        this.index = index;
        this.metrics = metrics;
        this.clock = clock;
        metrics.watch(pending, onTheWay, clock);
    }

    LaneMetrics metrics() {
        return metrics;
    }

    Waits waits() {
        return waits;
    }

    Pending pending() {
        return pending;
    }

    OnTheWay onTheWay() {
        return onTheWay;
    }

    IntentStore store() {
        return store;
    }

    /** Why nobody endorsed last time, or empty if it was endorsed. */
    Optional<String> ledgerSilence() {
        return ledgerSilence;
    }

    void ledgerSilent(String reason) {
        ledgerSilence = Optional.of(reason);
        metrics.endorsedByNobody(reason);
    }

    /** Keeps new records. When this returns they survive anything that happens to the process. */
    void accept(List<Intent> intents) {
        if (intents.isEmpty()) {
            return;
        }
        store.keep(intents);
        intents.forEach(pending::add);
        metrics.accepted(intents.size());
    }

    /** Keeps a transaction that is about to be submitted. */
    void send(Carrier carrier, int conflicts) {
        ledgerSilence = Optional.empty();
        metrics.endorsed();
        store.keep(carrier);
        onTheWay.add(carrier, conflicts, clock.instant());
    }

    /** Whom to tell of records that the contracts refuse. */
    void whenRefused(BiConsumer<Envelope, Refusal> told) {
        refused = told;
    }

    void refuse(RecordId id, Refusal refusal) {
        store.refuse(id, refusal, clock.instant());
        pending.find(id)
                .map(intent -> Envelope.parse(CanonicalJson.parseObject(intent.envelope())))
                .ifPresent(envelope -> refused.accept(envelope, refusal));
        pending.settle(id);
        metrics.refused();
        waits.settle(id);
    }

    void settleIfCommitted(RecordId id) {
        if (index.find(id).isPresent()) {
            settle(Set.of(id), List.of());
        }
    }

    /** These records are in the log, and these transactions are done with. */
    void settle(Set<RecordId> records, List<TransactionId> transactions) {
        List<RecordId> known =
                records.stream().filter(id -> pending.find(id).isPresent()).toList();
        if (!known.isEmpty() || !transactions.isEmpty()) {
            store.forget(transactions, known);
        }
        known.forEach(pending::settle);
        metrics.committed(known.size());
        records.forEach(waits::settle);
    }

    /** A transaction can never be valid; its records are still to be brought in. */
    void drop(TransactionId transaction) {
        store.forget(List.of(transaction), List.of());
    }

    /** How far a record is, or empty if this gateway has never heard of it. */
    Optional<RecordStatus> status(RecordId id) {
        // What is pending is known without asking a store; once it is settled, it has left.
        if (pending.find(id).isPresent()) {
            return Optional.of(onTheWay.carrierOf(id)
                    .<RecordStatus>map(RecordStatus.Submitted::new)
                    .orElseGet(RecordStatus.Accepted::new));
        }
        Optional<CommittedRecord> committed = index.find(id);
        if (committed.isPresent()) {
            return Optional.of(new RecordStatus.Committed(committed.get()));
        }
        return store.refusal(id).map(RecordStatus.Refused::new);
    }

    Instant now() {
        return clock.instant();
    }
}
