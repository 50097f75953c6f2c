/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PoolId;
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
 * A referral to the owner of a pool.
 *
 * @param record the record that referred, whose id is the head's
 * @param subject the expert
 * @param lot the lot of the behaviour, if it has one
 * @param pool the pool
 * @param acknowledged the record by which its owner took it over; the referral is open without it
 */
public record ReferralHead(
        RecordRef record, Subject subject, Optional<LotCode> lot, PoolId pool, Optional<RecordRef> acknowledged) {
    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that referred nothing. */
    public static ReferralHead require(HeadReader heads, RecordRef record) {
        return heads.read(key(record))
                .map(ReferralHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s refers nothing", record));
    }

    static ReferralHead of(ReadableRecord record, PoolReferral body, BehaviourHead behaviour) {
        return new ReferralHead(record.ref(), behaviour.subject(), behaviour.lot(), body.pool(), Optional.empty());
    }

    /** The head after an acknowledgement; refuses ({@code STATE_FORBIDS}) a second one. */
    ReferralHead acknowledged(ReadableRecord by) {
        acknowledged.ifPresent(before -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s was acknowledged by %s", record, before);
        });
        return new ReferralHead(record, subject, lot, pool, Optional.of(by.ref()));
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
                PoolId.parse(json.string("pool")),
                json.optionalString("acknowledged").map(RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("subject", subject.toString())
                .putIfPresent("lot", lot.map(LotCode::value))
                .put("pool", pool.value())
                .putIfPresent("acknowledged", acknowledged.map(RecordRef::toString))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(record), toJson());
    }
}
