/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.time.LocalDate;
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
import org.jianzheng.model.record.ReadableRecord;

/**
 * An expert's membership of a pool as it stands.
 *
 * @param pool the pool
 * @param person the expert
 * @param appointedOn since when
 * @param trainedOn the last training that was passed
 * @param assessedOn the last yearly assessment that was passed
 * @param removedOn since when no more
 * @param record the newest record
 */
public record MembershipHead(
        PoolId pool,
        PersonRef person,
        LocalDate appointedOn,
        Optional<LocalDate> trainedOn,
        Optional<LocalDate> assessedOn,
        Optional<LocalDate> removedOn,
        RecordRef record) {

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

    /** The head after a step; refuses ({@code STATE_FORBIDS}) a second appointment, and any other step of somebody who is no member. */
    static MembershipHead after(ReadableRecord record, Membership body, HeadReader heads) {
        Optional<MembershipHead> before = read(heads, body.pool(), body.person())
                .filter(head -> head.removedOn().isEmpty());
        if (before.isPresent() == (body.step() == Membership.Step.APPOINTED)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s is %s of pool %s",
                    body.person(),
                    before.isPresent() ? "a member" : "no member",
                    body.pool());
        }
        return before.map(head -> head.step(record, body))
                .orElseGet(() -> new MembershipHead(
                        body.pool(),
                        body.person(),
                        body.on(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        record.ref()));
    }

    private MembershipHead step(ReadableRecord by, Membership body) {
        Optional<LocalDate> passed = body.passed().filter(outcome -> outcome).map(outcome -> body.on());
        return switch (body.step()) {
            case APPOINTED, ADJUSTED ->
                new MembershipHead(pool, person, appointedOn, trainedOn, assessedOn, removedOn, by.ref());
            case TRAINED ->
                new MembershipHead(
                        pool, person, appointedOn, passed.or(() -> trainedOn), assessedOn, removedOn, by.ref());
            case ASSESSED ->
                new MembershipHead(
                        pool, person, appointedOn, trainedOn, passed.or(() -> assessedOn), removedOn, by.ref());
            case REMOVED ->
                new MembershipHead(pool, person, appointedOn, trainedOn, assessedOn, Optional.of(body.on()), by.ref());
        };
    }

    /** Reads the head's JSON. */
    public static MembershipHead fromJson(JsonObject json) {
        return new MembershipHead(
                PoolId.parse(json.string("pool")),
                PersonRef.parse(json.string("person")),
                Dates.parse(json.string("appointedOn")),
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
