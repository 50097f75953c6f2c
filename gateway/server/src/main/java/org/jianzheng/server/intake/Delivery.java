/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.Handover;
import org.jianzheng.server.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records into signed transactions and hands those to the ledger: asks for endorsements, again with jitter when the
 * organisations differ or are away, in halves when that does not help, and keeps each transaction before it is submitted.
 */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int TOGETHER = 2;
    private static final int SUSPICIOUS = 6;
    private static final int TROUBLESOME = 4;
    private static final int LONGEST_SHIFT = 7;

    private record Attempt(List<Intent> intents, int conflicts) {

        List<Attempt> halves() {
            int half = intents.size() / 2;
            return List.of(
                    new Attempt(intents.subList(0, half), conflicts),
                    new Attempt(intents.subList(half, intents.size()), conflicts));
        }
    }

    private final Ledger ledger;
    private final Desk desk;
    private final Divergence divergence;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final AtomicLong lastEndorsed = new AtomicLong(System.nanoTime());

    Delivery(Ledger ledger, Desk desk, Divergence divergence, InstantSource clock, RandomGenerator random) {
        this.ledger = ledger;
        this.desk = desk;
        this.divergence = divergence;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Returns when each record is refused, known to be on the ledger, or in a transaction that is under way.
     *
     * @param conflicts how often these records were in a transaction that conflicted
     * @throws InterruptedException when the gateway stops; the records stay kept
     */
    void deliver(List<Intent> intents, int conflicts) throws InterruptedException {
        Round round = new Round();
        pushBack(round.work, new Attempt(intents, conflicts));
        round.run();
    }

    /** One delivery: what is still to be endorsed, in order, and how long the ledger has refused to answer. */
    private final class Round {
        private final Deque<Attempt> work = new ArrayDeque<>();
        private int waits;
        private long failingSince;
        private boolean probing;

        void run() throws InterruptedException {
            while (!work.isEmpty()) {
                Attempt attempt = work.removeFirst();
                long begun = System.nanoTime();
                Endorsement endorsement = ledger.endorse(call(attempt.intents));
                desk.metrics()
                        .endorsement(
                                endorsement.getClass().getSimpleName(), Duration.ofNanos(System.nanoTime() - begun));
                switch (endorsement) {
                    case Endorsement.Endorsed endorsed -> {
                        lastEndorsed.set(System.nanoTime());
                        submit(attempt, endorsed).forEach(alone -> work.addFirst(new Attempt(List.of(alone), 0)));
                    }
                    case Endorsement.Refused refused -> refused(attempt, refused.refusal());
                    case Endorsement.Diverged diverged -> diverged(attempt, diverged);
                    case Endorsement.Unavailable unavailable -> unavailable(attempt, unavailable.reason());
                }
            }
        }

        private void refused(Attempt attempt, Refusal refusal) throws InterruptedException {
            if (mayPass(refusal)) {
                work.addFirst(attempt);
                pause(++waits);
            } else if (attempt.intents.size() == 1) {
                desk.refuse(attempt.intents.getFirst().id(), refusal);
            } else {
                attempt.halves().reversed().forEach(work::addFirst);
            }
        }

        private void diverged(Attempt attempt, Endorsement.Diverged diverged) throws InterruptedException {
            LOG.debug("{} records: {}", attempt.intents.size(), diverged.reason());
            Attempt next = new Attempt(attempt.intents, attempt.conflicts + 1);
            if (next.conflicts >= SUSPICIOUS && next.intents.size() == 1) {
                if (divergence.judge(next.intents.getFirst().id(), diverged.reason())) {
                    ledger.passOver(diverged.organisations(), diverged.reason());
                }
            }
            pause(next.conflicts);
            pushBack(work, next);
        }

        /** Waits for the ledger; but when others pass, the trouble is with one of these records, and it must not hold up the rest. */
        private void unavailable(Attempt attempt, String reason) throws InterruptedException {
            failingSince = waits++ == 0 ? System.nanoTime() : failingSince;
            if (waits > 1) {
                // The first time only says that those who were asked do not answer; others may.
                desk.ledgerSilent(reason);
            }
            boolean othersPass = lastEndorsed.get() - failingSince > 0;
            if (waits < TROUBLESOME) {
                work.addFirst(attempt);
                pause(waits);
            } else if (othersPass && attempt.intents.size() == 1) {
                RecordId id = attempt.intents.getFirst().id();
                LOG.warn("record {} finds no endorsement while others do: {}", id, reason);
                desk.pending().postpone(id);
                pause(waits);
            } else {
                probe(attempt, othersPass || waits % TROUBLESOME == 0);
            }
        }

        /** Lets what comes behind try once before this tries again, which keeps the order when the ledger is merely away. */
        private void probe(Attempt attempt, boolean halve) throws InterruptedException {
            List<Attempt> parts = halve && attempt.intents.size() > 1 ? attempt.halves() : List.of(attempt);
            Attempt other = work.pollFirst();
            parts.reversed().forEach(work::addFirst);
            if (other != null) {
                work.addFirst(other);
            }
            probing = !probing && other != null;
            if (!probing) {
                pause(waits);
            }
        }
    }

    /** Records that conflicted more than once go in halves: the one that conflicts then holds up fewer others. */
    private static void pushBack(Deque<Attempt> work, Attempt attempt) {
        if (attempt.conflicts >= TOGETHER && attempt.intents.size() > 1) {
            attempt.halves().reversed().forEach(work::addFirst);
        } else {
            work.addFirst(attempt);
        }
    }

    private static boolean mayPass(Refusal refusal) {
        return refusal.code() == ErrorCode.CLOCK_SKEW
                || refusal.code() == ErrorCode.EPOCH_STALE
                || refusal.code() == ErrorCode.LEDGER_UNAVAILABLE;
    }

    private static Call call(List<Intent> intents) {
        if (intents.size() == 1) {
            return new Call("submit", "envelope", intents.getFirst().envelope());
        }
        return new Call("submitAll", "envelopes", canonicalArray(intents));
    }

    /** The envelopes are canonical, so the canonical array of them is nothing but brackets and commas more. */
    private static byte[] canonicalArray(List<Intent> intents) {
        int size = 1 + intents.stream().mapToInt(intent -> intent.size() + 1).sum();
        ByteBuffer array = ByteBuffer.allocate(size);
        byte before = '[';
        for (Intent intent : intents) {
            array.put(before).put(intent.envelope());
            before = ',';
        }
        return array.put((byte) ']').array();
    }

    /** Submits what was endorsed; gives back the records that the contract wants to see alone. */
    private List<Intent> submit(Attempt attempt, Endorsement.Endorsed endorsed) {
        List<Intent> alone = new ArrayList<>();
        Map<RecordId, Intent> byId =
                attempt.intents.stream().collect(Collectors.toMap(Intent::id, Function.identity()));
        List<RecordId> carried = new ArrayList<>();
        boolean writes = false;
        for (JsonObject result : results(endorsed.result())) {
            RecordId id = RecordId.parse(result.string("id"));
            Intent intent = byId.remove(id);
            if (intent == null) {
                throw new IllegalStateException("the contract answered about " + id + ", which was not asked");
            }
            switch (result.string("status")) {
                case "ACCEPTED" -> {
                    carried.add(id);
                    writes = true;
                }
                case "UNCHANGED" -> {
                    // On the ledger already; it is settled when its block enters the log, if that has not happened yet.
                    desk.settleIfCommitted(id);
                }
                default -> {
                    if (attempt.intents.size() > 1 && isToGoAlone(result)) {
                        alone.add(intent);
                    } else {
                        desk.refuse(id, refusal(result));
                    }
                }
            }
        }
        if (!byId.isEmpty()) {
            throw new IllegalStateException("the contract did not answer about " + byId.keySet());
        }
        if (writes) {
            Carrier carrier = new Carrier(endorsed.transaction(), carried, clock.instant());
            desk.send(carrier, attempt.conflicts);
            Handover handover = ledger.submit(carrier.transaction());
            desk.metrics().submission(handover.getClass().getSimpleName());
            if (handover instanceof Handover.Uncertain uncertain) {
                desk.metrics().uncertain(carrier.transaction().id() + ": " + uncertain.reason());
            }
        }
        return alone;
    }

    private static boolean isToGoAlone(JsonObject result) {
        return result.optionalString("code").equals(Optional.of(ErrorCode.MUST_GO_ALONE.name()));
    }

    private static List<JsonObject> results(byte[] result) {
        JsonObject answer = CanonicalJson.parseObject(result);
        return answer.has("results") ? answer.array("results").objects() : List.of(answer);
    }

    private static Refusal refusal(JsonObject result) {
        ErrorCode code = result.optionalString("code").flatMap(ErrorCode::named).orElse(ErrorCode.INTERNAL);
        // What was refused stays in no block, so the ledger gives no sentence in a batch.
        return Refusal.of(code, "%s", result.optionalString("sentence").orElse(code.english()));
    }

    private void pause(int turn) throws InterruptedException {
        long most = 20L << Math.min(turn, LONGEST_SHIFT);
        Thread.sleep(Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1)));
    }
}
