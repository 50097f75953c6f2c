/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
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
 * A registered file: its id is taken once, and its content is erased once.
 *
 * @param evidence its id
 * @param lot the lot it belongs to, if any
 * @param record the record that registered it
 * @param erasure the record of the order that its content be destroyed, if there is one
 */
public record EvidenceHead(EvidenceId evidence, Optional<LotCode> lot, RecordRef record, Optional<RecordRef> erasure) {
    /** Where the head lies. */
    public static HeadKey key(EvidenceId evidence) {
        return new HeadKey(HeadKind.EVIDENCE, evidence.value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) evidence that is not registered. */
    public static EvidenceHead require(HeadReader heads, EvidenceId evidence) {
        return heads.read(key(evidence), EvidenceHead.class, EvidenceHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is not registered", evidence));
    }

    static EvidenceHead of(ReadableRecord record, FileRegistration body) {
        return new EvidenceHead(body.evidence(), record.lot(), record.ref(), Optional.empty());
    }

    /** The head after an erasure; refuses ({@code CONTENT_WITHDRAWN}) a second one. */
    public EvidenceHead erasedBy(ReadableRecord order) {
        erasure.ifPresent(before -> {
            throw Refusal.of(ErrorCode.CONTENT_WITHDRAWN, "the content of %s was withdrawn by %s", evidence, before);
        });
        return new EvidenceHead(evidence, lot, record, Optional.of(order.ref()));
    }

    /** Reads the head's JSON. */
    public static EvidenceHead fromJson(JsonObject json) {
        return new EvidenceHead(
                EvidenceId.parse(json.string("evidence")),
                json.optionalString("lot").map(LotCode::parse),
                RecordRef.parse(json.string("record")),
                json.optionalString("erasure").map(RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evidence", evidence.value())
                .putIfPresent("lot", lot.map(LotCode::value))
                .put("record", record.toString())
                .putIfPresent("erasure", erasure.map(RecordRef::toString))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(evidence), toJson());
    }
}
