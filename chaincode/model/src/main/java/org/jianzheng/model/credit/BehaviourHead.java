/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A recorded behaviour; it never changes.
 *
 * @param record the record, whose id is the head's
 * @param subject whose behaviour it was
 * @param lot in what lot, if any
 * @param happenedOn on what day
 * @param evidence what shows it
 * @param backfilled whether it is from the time before the ledger
 */
public record BehaviourHead(
        RecordRef record,
        Subject subject,
        Optional<LotCode> lot,
        LocalDate happenedOn,
        List<EvidenceId> evidence,
        boolean backfilled) {
    /** Copies the list. */
    public BehaviourHead {
        evidence = List.copyOf(evidence);
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record of anything else. */
    public static BehaviourHead require(HeadReader heads, RecordRef record) {
        return heads.read(key(record))
                .map(BehaviourHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s records no behaviour", record));
    }

    static BehaviourHead of(ReadableRecord record, Behaviour body) {
        return new BehaviourHead(
                record.ref(), body.subject(), record.lot(), body.happenedOn(), body.evidence(), body.backfilled());
    }

    private static HeadKey key(RecordRef record) {
        return new HeadKey(HeadKind.BEHAVIOUR, record.id().value());
    }

    /** Reads the head's JSON. */
    public static BehaviourHead fromJson(JsonObject json) {
        return new BehaviourHead(
                RecordRef.parse(json.string("record")),
                Subject.parse(json.string("subject")),
                json.optionalString("lot").map(LotCode::parse),
                Dates.parse(json.string("happenedOn")),
                json.array("evidence").strings().stream().map(EvidenceId::parse).toList(),
                json.bool("backfilled"));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("subject", subject.toString())
                .putIfPresent("lot", lot.map(LotCode::value))
                .put("happenedOn", Dates.format(happenedOn))
                .put(
                        "evidence",
                        JsonArray.ofStrings(
                                evidence.stream().map(EvidenceId::value).toList()))
                .put("backfilled", backfilled)
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(record), toJson());
    }
}
