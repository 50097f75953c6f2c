/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TenderCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A tender that has been opened.
 *
 * @param tender its code
 * @param organisation who opened it
 * @param agency the agency that runs it
 * @param lots its lots, in the order of their codes
 * @param record the record that opened it
 */
public record TenderHead(
        TenderCode tender,
        OrganisationId organisation,
        Optional<Subject> agency,
        List<LotCode> lots,
        RecordRef record) {
    /** The most lots of one tender. */
    public static final int MAX_LOTS = 40;

    /** Copies the list. */
    public TenderHead {
        lots = List.copyOf(lots);
    }

    /** Where the head lies. */
    public static HeadKey key(TenderCode tender) {
        return new HeadKey(HeadKind.TENDER, tender.value());
    }

    /** Reads the head; refuses ({@code NOT_OPEN}) a tender that nobody opened. */
    public static TenderHead require(HeadReader heads, TenderCode tender) {
        return heads.read(key(tender), TenderHead.class, TenderHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "tender %s is not open", tender));
    }

    static TenderHead of(ReadableRecord record, Tender body) {
        return new TenderHead(
                body.tender(),
                record.organisation(),
                body.agency().map(ExplainedCode::subject),
                List.of(),
                record.ref());
    }

    /** The tender with one lot more; refuses ({@code TOO_LARGE}) a lot beyond {@link #MAX_LOTS}. */
    TenderHead withLot(LotCode lot) {
        if (lots.size() >= MAX_LOTS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "tender %s has %d lots", tender, lots.size());
        }
        List<LotCode> all = Stream.concat(lots.stream(), Stream.of(lot))
                .sorted(Comparator.comparing(LotCode::value))
                .toList();
        return new TenderHead(tender, organisation, agency, all, record);
    }

    /** Reads the head's JSON. */
    public static TenderHead fromJson(JsonObject json) {
        return new TenderHead(
                TenderCode.parse(json.string("tender")),
                OrganisationId.parse(json.string("org")),
                json.optionalString("agency").map(Subject::parse),
                Members.distinct(json, "lots", MAX_LOTS, LotCode::parse),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("tender", tender.value())
                .put("org", organisation.value())
                .putIfPresent("agency", agency.map(Subject::toString))
                .putValueIfPresent("lots", Members.strings(lots))
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(tender), toJson());
    }
}
