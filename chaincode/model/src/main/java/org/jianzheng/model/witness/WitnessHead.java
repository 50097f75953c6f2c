/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * Who is and was a lot's responsible witness, and when its session stood still (domain 51, 3.2).
 *
 * @param lot the lot
 * @param terms the witnesses in their order, each from an instant until the next; 1 to {@link #MAX_TERMS}
 * @param interruptions when the session stood still, in their order, none overlapping another; at most {@link #MAX_INTERRUPTIONS}
 */
public record WitnessHead(LotCode lot, List<Term> terms, List<Interruption> interruptions) {
    /** The most witnesses that one lot may have one after the other. */
    public static final int MAX_TERMS = 64;

    /** The most interruptions of one lot's session. */
    public static final int MAX_INTERRUPTIONS = 64;

    /**
     * One witness's time.
     *
     * @param witness the witness
     * @param from since when, by the record that says so
     * @param record the assignment or handover
     */
    public record Term(PersonRef witness, Instant from, RecordRef record) {
        static Term fromJson(JsonObject json) {
            return new Term(
                    PersonRef.parse(json.string("witness")),
                    Instants.parse(json.string("from")),
                    RecordRef.parse(json.string("record")));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("witness", witness.value())
                    .put("from", Instants.format(from))
                    .put("record", record.toString())
                    .build();
        }
    }

    /** Copies the lists. */
    public WitnessHead {
        terms = List.copyOf(terms);
        interruptions = List.copyOf(interruptions);
    }

    /** Where the head lies. */
    public static HeadKey key(LotCode lot) {
        return new HeadKey(HeadKind.WITNESS, lot.value());
    }

    /** The head, if the lot has a witness. */
    public static Optional<WitnessHead> read(HeadReader heads, LotCode lot) {
        return heads.read(key(lot), WitnessHead.class, WitnessHead::fromJson);
    }

    /** Reads the head; refuses ({@code NOT_ASSIGNED}) a lot that has no witness. */
    public static WitnessHead require(HeadReader heads, LotCode lot) {
        return read(heads, lot).orElseThrow(() -> Refusal.of(ErrorCode.NOT_ASSIGNED, "lot %s has no witness", lot));
    }

    static WitnessHead assign(ReadableRecord record, Assignment body) {
        return new WitnessHead(
                record.requireLot(), List.of(new Term(body.witness(), record.at(), record.ref())), List.of());
    }

    /** The witness in charge. */
    public PersonRef current() {
        return terms.getLast().witness();
    }

    /** Whether the session goes on. */
    public SessionState session() {
        boolean open = !interruptions.isEmpty() && interruptions.getLast().end().isEmpty();
        return open ? SessionState.INTERRUPTED : SessionState.RUNNING;
    }

    /**
     * The lot with its session interrupted or gone on.
     *
     * @throws Refusal {@code STATE_FORBIDS} if it is so already, or after {@link #MAX_INTERRUPTIONS}; {@code TIME_IMPLAUSIBLE} for a time
     *     before the last change
     */
    WitnessHead turn(ReadableRecord by, SessionState to) {
        if (session() == to) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the session of lot %s is %s already", lot, to);
        }
        List<Interruption> next = new ArrayList<>(interruptions);
        switch (to) {
            case INTERRUPTED -> {
                if (next.size() >= MAX_INTERRUPTIONS) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s had %d interruptions", lot, next.size());
                }
                Instant earliest = next.isEmpty()
                        ? terms.getFirst().from()
                        : next.getLast().end().orElseThrow().at();
                requireNotBefore(by.at(), earliest);
                next.add(new Interruption(by.at(), by.ref(), Optional.empty()));
            }
            case RUNNING -> {
                Interruption open = next.removeLast();
                requireNotBefore(by.at(), open.from());
                next.add(open.endedBy(by.at(), by.ref()));
            }
        }
        return new WitnessHead(lot, terms, next);
    }

    private void requireNotBefore(Instant at, Instant earliest) {
        if (at.isBefore(earliest)) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "the session of lot %s cannot change at %s, before %s",
                    lot,
                    at,
                    earliest);
        }
    }

    /** Refuses ({@code STATE_FORBIDS}) something of a running session that is said to have happened while it stood still. */
    public void requireRunning(Instant at, String what) {
        if (interruptions.stream().anyMatch(interruption -> interruption.covers(at))) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s of lot %s at %s: the session was interrupted", what, lot, at);
        }
    }

    /** Refuses ({@code STATE_FORBIDS}) a step of the lot while its session stands still. */
    public void requireRunning(String what) {
        if (session() == SessionState.INTERRUPTED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s: the session of lot %s is interrupted", what, lot);
        }
    }

    /**
     * The lot with its next witness. An interruption goes on: whoever takes over says when the session does.
     *
     * @throws Refusal {@code NOT_ASSIGNED} if somebody else is in charge, {@code STATE_FORBIDS} for a handover to the
     *     same person or after {@link #MAX_TERMS}, {@code TIME_IMPLAUSIBLE} for one before the present term began
     */
    public WitnessHead handOver(ReadableRecord record, Handover body) {
        if (!current().equals(body.from())) {
            throw Refusal.of(ErrorCode.NOT_ASSIGNED, "%s is not the witness of lot %s", body.from(), lot);
        }
        if (body.to().equals(body.from())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s is handed over to the same witness", lot);
        }
        if (terms.size() >= MAX_TERMS) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s has had %d witnesses", lot, terms.size());
        }
        if (record.at().isBefore(terms.getLast().from())) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "the handover at %s lies before the present witness began, %s",
                    record.at(),
                    terms.getLast().from());
        }
        List<Term> next = new ArrayList<>(terms);
        next.add(new Term(body.to(), record.at(), record.ref()));
        return new WitnessHead(lot, next, interruptions);
    }

    /** Refuses ({@code NOT_ASSIGNED}) a person who was not in charge at this instant. */
    public void requireInCharge(PersonRef person, Instant at) {
        Optional<Term> term = terms.reversed().stream()
                .filter(candidate -> !at.isBefore(candidate.from()))
                .findFirst();
        if (term.isEmpty() || !term.get().witness().equals(person)) {
            throw Refusal.of(ErrorCode.NOT_ASSIGNED, "%s was not the witness of lot %s at %s", person, lot, at);
        }
    }

    /** Reads the head's JSON. */
    public static WitnessHead fromJson(JsonObject json) {
        return new WitnessHead(
                LotCode.parse(json.string("lot")),
                json.array("terms").objects().stream().map(Term::fromJson).toList(),
                json.optionalArray("interruptions").stream()
                        .flatMap(array -> array.objects().stream())
                        .map(Interruption::fromJson)
                        .toList());
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lot", lot.value())
                .put("witness", current().value())
                .put("terms", JsonArray.of(terms.stream().map(Term::toJson).toList()))
                .putValueIfPresent("interruptions", Members.objects(interruptions, Interruption::toJson))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(lot), toJson());
    }
}
