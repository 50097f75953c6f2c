/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * An expert's membership of a pool as it stands.
 *
 * @param pool the pool
 * @param person the expert
 * @param appointedOn since when
 * @param fields the fields in which the expert may be drawn
 * @param trainedOn the last training that was passed
 * @param assessedOn the last yearly assessment that was passed
 * @param removedOn since when no more
 * @param record the newest record
 */
public record MembershipHead(
        PoolId pool,
        PersonRef person,
        LocalDate appointedOn,
        List<String> fields,
        Optional<LocalDate> trainedOn,
        Optional<LocalDate> assessedOn,
        Optional<LocalDate> removedOn,
        RecordRef record) {

    /** Copies the list. */
    public MembershipHead {
        fields = List.copyOf(fields);
    }

    /** Where the head lies. */
    public static HeadKey key(PoolId pool, PersonRef person) {
        return new HeadKey(HeadKind.MEMBERSHIP, pool + "," + person);
    }

    /** The membership of an expert, if there ever was one. */
    public static Optional<MembershipHead> read(HeadReader heads, PoolId pool, PersonRef person) {
        return heads.read(key(pool, person)).map(MembershipHead::fromJson);
    }

    /** Whether the expert belongs to the pool on a day. */
    public boolean isMemberOn(LocalDate day) {
        return !day.isBefore(appointedOn)
                && removedOn.filter(end -> !day.isBefore(end)).isEmpty();
    }

    /**
     * The head after a step.
     *
     * @throws Refusal {@code STATE_FORBIDS} for a second appointment, and any other step of somebody who is no member; {@code
     *     TIME_IMPLAUSIBLE} for a step before the appointment that it follows, and for an appointment before the removal
     */
    static MembershipHead after(ReadableRecord record, Membership body, HeadReader heads) {
        Optional<MembershipHead> known = read(heads, body.pool(), body.person());
        Optional<MembershipHead> before = known.filter(head -> head.removedOn().isEmpty());
        if (before.isPresent() == (body.step() == Membership.Step.APPOINTED)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s is %s of pool %s",
                    body.person(),
                    before.isPresent() ? "a member" : "no member",
                    body.pool());
        }
        known.map(head -> head.removedOn().orElse(head.appointedOn()))
                .filter(earliest -> body.on().isBefore(earliest))
                .ifPresent(earliest -> {
                    throw Refusal.of(
                            ErrorCode.TIME_IMPLAUSIBLE, "%s on %s lies before %s", body.step(), body.on(), earliest);
                });
        return before.map(head -> head.step(record, body))
                .orElseGet(() -> new MembershipHead(
                        body.pool(),
                        body.person(),
                        body.on(),
                        body.fields(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        record.ref()));
    }

    private MembershipHead step(ReadableRecord by, Membership body) {
        Optional<LocalDate> passed = body.passed().filter(outcome -> outcome).map(outcome -> body.on());
        return switch (body.step()) {
            case APPOINTED, ADJUSTED ->
                new MembershipHead(
                        pool, person, appointedOn, body.fields(), trainedOn, assessedOn, removedOn, by.ref());
            case TRAINED ->
                new MembershipHead(
                        pool, person, appointedOn, fields, later(trainedOn, passed), assessedOn, removedOn, by.ref());
            case ASSESSED ->
                new MembershipHead(
                        pool, person, appointedOn, fields, trainedOn, later(assessedOn, passed), removedOn, by.ref());
            case REMOVED ->
                new MembershipHead(
                        pool, person, appointedOn, fields, trainedOn, assessedOn, Optional.of(body.on()), by.ref());
        };
    }

    /** What is entered late never takes the place of what came after it. */
    private static Optional<LocalDate> later(Optional<LocalDate> known, Optional<LocalDate> now) {
        return now.filter(day -> known.filter(day::isBefore).isEmpty()).or(() -> known);
    }

    /** Reads the head's JSON. */
    public static MembershipHead fromJson(JsonObject json) {
        return new MembershipHead(
                PoolId.parse(json.string("pool")),
                PersonRef.parse(json.string("person")),
                Dates.parse(json.string("appointedOn")),
                Members.distinct(json, "fields", Membership.MAX_FIELDS, Members::requireLine),
                json.optionalString("trainedOn").map(Dates::parse),
                json.optionalString("assessedOn").map(Dates::parse),
                json.optionalString("removedOn").map(Dates::parse),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("pool", pool.value())
                .put("person", person.toString())
                .put("appointedOn", Dates.format(appointedOn))
                .putValueIfPresent("fields", Members.strings(fields))
                .putIfPresent("trainedOn", trainedOn.map(Dates::format))
                .putIfPresent("assessedOn", assessedOn.map(Dates::format))
                .putIfPresent("removedOn", removedOn.map(Dates::format))
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(pool, person), toJson());
    }
}
