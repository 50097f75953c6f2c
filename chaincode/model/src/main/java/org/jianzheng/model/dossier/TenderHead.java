/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.ExplainedCode;

/**
 * A tender that has been opened.
 *
 * @param tender its code
 * @param organisation who opened it
 * @param agency the agency that runs it
 * @param record the record that opened it
 */
public record TenderHead(TenderCode tender, OrganisationId organisation, Optional<Subject> agency, RecordRef record) {
    /** Where the head lies. */
    public static HeadKey key(TenderCode tender) {
        return new HeadKey(HeadKind.TENDER, tender.value());
    }

    /** Reads the head; refuses ({@code NOT_OPEN}) a tender that nobody opened. */
    public static TenderHead require(HeadReader heads, TenderCode tender) {
        return heads.read(key(tender))
                .map(TenderHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "tender %s is not open", tender));
    }

    static TenderHead of(ReadableRecord record, Tender body) {
        return new TenderHead(
                body.tender(), record.organisation(), body.agency().map(ExplainedCode::subject), record.ref());
    }

    /** Reads the head's JSON. */
    public static TenderHead fromJson(JsonObject json) {
        return new TenderHead(
                TenderCode.parse(json.string("tender")),
                OrganisationId.parse(json.string("org")),
                json.optionalString("agency").map(Subject::parse),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("tender", tender.value())
                .put("org", organisation.value())
                .putIfPresent("agency", agency.map(Subject::toString))
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(tender), toJson());
    }
}
