/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.log.Coverage;

/**
 * Takes records in. What it acknowledges it brings to the ledger, whatever happens to this process; a record id is taken once,
 * so sending the same record again is harmless.
 */
public final class Intake {

    /** How far a caller wants to wait. */
    public enum Level {
        /** Stored durably here. */
        ACCEPTED,
        /** In a block and in the log. */
        COMMITTED,
        /** Covered by a checkpoint that a quorum has signed. */
        COSIGNED
    }

    private static final long MAX_KEEPING_SECONDS = 60;

    /** A caller that is keeping records right now. */
    private static final class Turn {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
    }

    private final OrganisationId organisation;
    private final Desk desk;
    private final Coverage coverage;
    private final Map<RecordId, Turn> keeping = new ConcurrentHashMap<>();

    Intake(OrganisationId organisation, Desk desk, Coverage coverage) {
        this.organisation = organisation;
        this.desk = desk;
        this.coverage = coverage;
        coverage.whenCosigned(desk.waits()::cover);
    }

    /**
     * Reads an envelope in any JSON form and checks what needs no ledger.
     *
     * @throws Refusal what {@link Envelope#parse} refuses, and {@code MSP_MISMATCH} for another organisation's record
     */
    public Envelope read(byte[] body) {
        if (body.length > 2 * Envelope.MAX_BYTES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "the envelope has %d bytes, the limit is %d", body.length, Envelope.MAX_BYTES);
        }
        Envelope envelope = Envelope.parse(CanonicalJson.parseObject(body));
        if (!envelope.organisation().equals(organisation)) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "the record is %s's, this is the gateway of %s",
                    envelope.organisation(),
                    organisation);
        }
        if (envelope.type() == RecordType.CHECKPOINT_ANCHOR) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "checkpoints are anchored by the gateways themselves");
        }
        return envelope;
    }

    /**
     * Takes a record in. When this returns it is on disk; {@code Refused} is never the answer to a record that is new or was
     * refused before, since it is tried now.
     *
     * @throws Refusal {@code RECORD_CONFLICT} if its id is taken by another content, {@code QUEUE_FULL} if too much waits
     */
    public RecordStatus accept(Envelope envelope) {
        return acceptAll(List.of(envelope)).getFirst().get();
    }

    /** What came of one record of several: how far it is, or why it was not taken. */
    public sealed interface Taken {

        /** The record, if it was taken. */
        RecordStatus get();

        /** It is here. */
        record In(RecordStatus status) implements Taken {
            @Override
            public RecordStatus get() {
                return status;
            }
        }

        /** It was not taken. */
        record Not(Refusal refusal) implements Taken {
            @Override
            public RecordStatus get() {
                throw refusal;
            }
        }
    }

    /** Takes several records in with one synchronisation of the disk; the answers are in their order. */
    public List<Taken> acceptAll(List<Envelope> envelopes) {
        Turn mine = new Turn();
        Instant now = desk.now();
        Map<RecordId, Intent> fresh = new HashMap<>();
        IdentityHashMap<Envelope, Refusal> refusals = new IdentityHashMap<>();
        try {
            // In the order of ids, so that two callers never wait for each other.
            for (Envelope envelope : inOrderOfIds(envelopes)) {
                consider(envelope, now, mine, fresh).ifPresent(refusal -> refusals.put(envelope, refusal));
            }
            desk.accept(envelopes.stream()
                    .map(envelope -> fresh.get(envelope.id()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList());
        } finally {
            fresh.values().forEach(intent -> {
                desk.pending().unreserve(intent.size());
                keeping.remove(intent.id(), mine);
            });
            mine.over.complete(null);
        }
        return envelopes.stream().map(envelope -> taken(envelope, refusals)).toList();
    }

    private Taken taken(Envelope envelope, IdentityHashMap<Envelope, Refusal> refusals) {
        Refusal refusal = refusals.get(envelope);
        return refusal != null
                ? new Taken.Not(refusal)
                : new Taken.In(status(envelope.id()).orElseGet(RecordStatus.Accepted::new));
    }

    private static List<Envelope> inOrderOfIds(List<Envelope> envelopes) {
        return envelopes.stream()
                .sorted(Comparator.comparing(envelope -> envelope.id().value()))
                .toList();
    }

    /** Adds the record to the fresh ones unless it is known already; the refusal if it cannot be taken. */
    private Optional<Refusal> consider(Envelope envelope, Instant now, Turn mine, Map<RecordId, Intent> fresh) {
        byte[] canonical = envelope.canonical();
        Turn others = keeping.putIfAbsent(envelope.id(), mine);
        if (others != null && others != mine) {
            // Somebody is keeping this id right now; whatever comes of it decides.
            others.over
                    .completeOnTimeout(null, MAX_KEEPING_SECONDS, TimeUnit.SECONDS)
                    .join();
            return consider(envelope, now, mine, fresh);
        }
        if (others != null) {
            return Optional.ofNullable(fresh.get(envelope.id()))
                    .flatMap(intent -> conflict(envelope.id(), intent.digest(), canonical));
        }
        Optional<Refusal> refusal = Optional.empty();
        Optional<Digest> known = known(envelope.id());
        if (known.isPresent()) {
            refusal = conflict(envelope.id(), known.get(), canonical);
        } else if (!desk.pending().reserve(canonical.length)) {
            refusal = Optional.of(Refusal.of(
                    ErrorCode.QUEUE_FULL,
                    "%d records wait for the ledger",
                    desk.pending().size()));
        } else {
            fresh.put(envelope.id(), Intent.of(envelope, now));
            return refusal;
        }
        keeping.remove(envelope.id(), mine);
        return refusal;
    }

    private Optional<Digest> known(RecordId id) {
        return desk.pending()
                .find(id)
                .map(Intent::digest)
                .or(() -> desk.status(id)
                        .flatMap(status -> status instanceof RecordStatus.Committed committed
                                ? Optional.of(committed.record().digest())
                                : Optional.empty()));
    }

    private static Optional<Refusal> conflict(RecordId id, Digest known, byte[] canonical) {
        Digest given = new Digest(HashSuite.SHA_256, HashSuite.SHA_256.hash(canonical));
        return given.equals(known)
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        ErrorCode.RECORD_CONFLICT,
                        "record %s is known with %s, given %s",
                        id,
                        known.shortForm(),
                        given.shortForm()));
    }

    /** How far a record is, or empty if this gateway has never heard of it. */
    public Optional<RecordStatus> status(RecordId id) {
        return desk.status(id).map(status -> {
            long covered = coverage.cosignedSize();
            return status instanceof RecordStatus.Committed committed
                            && committed.record().position() < covered
                    ? new RecordStatus.Cosigned(committed.record(), covered)
                    : status;
        });
    }

    /** Waits until a record is so far, refused, or the time is over; then says how far it is. */
    public RecordStatus await(RecordId id, Level level, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        if (level != Level.ACCEPTED) {
            desk.waits().untilSettled(id, () -> isSettled(id), patience);
        }
        RecordStatus status = status(id).orElseGet(RecordStatus.Accepted::new);
        if (level == Level.COSIGNED && status instanceof RecordStatus.Committed committed) {
            long position = committed.record().position();
            desk.waits()
                    .untilCovered(
                            position,
                            () -> coverage.cosignedSize() > position,
                            Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            status = status(id).orElse(status);
        }
        return status;
    }

    private boolean isSettled(RecordId id) {
        return switch (desk.status(id).orElse(new RecordStatus.Accepted())) {
            case RecordStatus.Accepted accepted -> false;
            case RecordStatus.Submitted submitted -> false;
            case RecordStatus.Committed committed -> true;
            case RecordStatus.Cosigned cosigned -> true;
            case RecordStatus.Refused refused -> true;
        };
    }

    /** Has told of every record that the contracts refuse, in the lane's thread, before its caller hears of it; one listener. */
    public void whenRefused(BiConsumer<Envelope, Refusal> told) {
        desk.whenRefused(told);
    }

    /** Records that are acknowledged and not yet settled. */
    public int unsettled() {
        return desk.pending().size();
    }

    /** Why the ledger did not answer last time, or empty if it did. */
    public Optional<String> ledgerSilence() {
        return desk.ledgerSilence();
    }
}
