/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A referral to the owner of a pool or to a department.
 *
 * @param record the record that referred, whose id is the head's
 * @param subject the expert
 * @param lot the lot of the behaviour, if it has one
 * @param to to whom
 * @param at when it was signed
 * @param acknowledged how it was taken over; the referral is open without it
 */
public record ReferralHead(
        RecordRef record,
        Subject subject,
        Optional<LotCode> lot,
        ReferralTarget to,
        Instant at,
        Optional<Taken> acknowledged) {
    /**
     * A referral was taken over.
     *
     * @param by the record
     * @param at when it was signed
     */
    public record Taken(RecordRef by, Instant at) {
        private static Taken fromJson(JsonObject json) {
            return new Taken(RecordRef.parse(json.string("by")), Instants.parse(json.string("at")));
        }

        private JsonObject toJson() {
            return JsonObject.builder()
                    .put("by", by.toString())
                    .put("at", Instants.format(at))
                    .build();
        }
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that referred nothing. */
    public static ReferralHead require(HeadReader heads, RecordRef record) {
        return heads.read(key(record))
                .map(ReferralHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s refers nothing", record));
    }

    static ReferralHead of(ReadableRecord record, BehaviourReferral body, BehaviourHead behaviour) {
        return new ReferralHead(
                record.ref(), behaviour.subject(), behaviour.lot(), body.to(), record.signedAt(), Optional.empty());
    }

    /** The head after an acknowledgement; refuses ({@code STATE_FORBIDS}) a second one. */
    ReferralHead acknowledged(ReadableRecord by) {
        acknowledged.ifPresent(before -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s was acknowledged by %s", record, before.by());
        });
        return new ReferralHead(record, subject, lot, to, at, Optional.of(new Taken(by.ref(), by.signedAt())));
    }

    /** Where the head lies. */
    public static HeadKey key(RecordRef record) {
        return new HeadKey(HeadKind.REFERRAL, record.id().value());
    }

    /** Reads the head's JSON. */
    public static ReferralHead fromJson(JsonObject json) {
        return new ReferralHead(
                RecordRef.parse(json.string("record")),
                Subject.parse(json.string("subject")),
                json.optionalString("lot").map(LotCode::parse),
                ReferralTarget.of(json),
                Instants.parse(json.string("at")),
                json.optionalObject("acknowledged").map(Taken::fromJson));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return to.addTo(JsonObject.builder()
                        .put("record", record.toString())
                        .put("subject", subject.toString())
                        .putIfPresent("lot", lot.map(LotCode::value)))
                .put("at", Instants.format(at))
                .putValueIfPresent("acknowledged", acknowledged.map(Taken::toJson))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(record), toJson());
    }
}
