/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.TenderCode;
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
 * A tender's one certificate (invariant 17) and its addenda.
 *
 * @param tender the tender
 * @param record the certificate
 * @param lots the lots it certifies
 * @param addenda what was added since, at most {@link #MAX_ADDENDA}
 */
public record CertificateHead(TenderCode tender, RecordRef record, List<LotCode> lots, List<RecordRef> addenda) {
    /** The most addenda of one certificate. */
    public static final int MAX_ADDENDA = 64;

    private static final int MAX_LOTS = 999;

    /** Copies the lists. */
    public CertificateHead {
        lots = List.copyOf(lots);
        addenda = List.copyOf(addenda);
    }

    /** Where the head lies. */
    public static HeadKey key(TenderCode tender) {
        return new HeadKey(HeadKind.CERTIFICATE, tender.value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a tender without this certificate. */
    public static CertificateHead require(HeadReader heads, TenderCode tender, RecordRef certificate) {
        return heads.read(key(tender), CertificateHead.class, CertificateHead::fromJson)
                .filter(head -> head.record().equals(certificate))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.REFERENCE_UNKNOWN, "%s is not the certificate of tender %s", certificate, tender));
    }

    static CertificateHead issue(ReadableRecord record, Certificate body) {
        return new CertificateHead(
                body.tender(),
                record.ref(),
                body.lots().stream().map(Certificate.CertifiedLot::lot).toList(),
                List.of());
    }

    CertificateHead add(RecordRef addendum) {
        if (addenda.size() >= MAX_ADDENDA) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "certificate %s has %d addenda", record, addenda.size());
        }
        List<RecordRef> all = new ArrayList<>(addenda);
        all.add(addendum);
        return new CertificateHead(tender, record, lots, all);
    }

    /** Reads the head's JSON. */
    public static CertificateHead fromJson(JsonObject json) {
        return new CertificateHead(
                TenderCode.parse(json.string("tender")),
                RecordRef.parse(json.string("record")),
                Members.distinct(json, "lots", MAX_LOTS, LotCode::parse),
                Members.distinct(json, "addenda", MAX_ADDENDA, RecordRef::parse));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("tender", tender.value())
                .put("record", record.toString())
                .putValueIfPresent("lots", Members.strings(lots))
                .putValueIfPresent("addenda", Members.strings(addenda))
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(tender), toJson());
    }
}
