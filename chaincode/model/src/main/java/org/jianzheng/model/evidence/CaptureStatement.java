/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code evidence.capture}: how a registered file came into being before the ledger (domain 2.12). The source
 * signs it when it captures, on line or not; sequence, previous statement and its digests chain what it stated before it
 * reached any ledger, so that nothing can be left out or put in between afterwards.
 *
 * @param evidence the file
 * @param device the device
 * @param software its software and version
 * @param sequence the number of this capture on the device, from 0
 * @param clockOffsetMs how far the device's clock was ahead, in milliseconds
 * @param previous the device's capture statement before this one, if there is one
 * @param previousDigests the digests of that statement's canonical bytes, as the source knew it
 * @param operator who operated it, if anybody
 */
public record CaptureStatement(
        EvidenceId evidence,
        String device,
        String software,
        long sequence,
        long clockOffsetMs,
        Optional<RecordRef> previous,
        Optional<DualDigest> previousDigests,
        Optional<PersonRef> operator)
        implements EvidenceBody {

    /** Refuses ({@code SCHEMA_INVALID}) digests of a previous statement that is not named. */
    public CaptureStatement {
        if (previousDigests.isPresent() && previous.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "previousDigests stand beside previous only");
        }
    }

    /** Reads the body. */
    public static CaptureStatement fromJson(JsonObject json) {
        json.requireOnly(
                "evidence",
                "device",
                "software",
                "sequence",
                "clockOffsetMs",
                "previous",
                "previousDigests",
                "operator");
        return new CaptureStatement(
                EvidenceId.parse(json.string("evidence")),
                Members.text(json, "device", Members.LINE),
                Members.text(json, "software", Members.LINE),
                Members.integer(json, "sequence", 0, JsonInteger.MAX),
                json.integer("clockOffsetMs"),
                json.optionalString("previous").map(RecordRef::parse),
                json.optionalObject("previousDigests").map(DualDigest::fromJson),
                json.optionalString("operator").map(PersonRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.EVIDENCE_CAPTURE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evidence", evidence.value())
                .put("device", device)
                .put("software", software)
                .put("sequence", sequence)
                .put("clockOffsetMs", clockOffsetMs)
                .putIfPresent("previous", previous.map(RecordRef::toString))
                .putValueIfPresent("previousDigests", previousDigests.map(DualDigest::toJson))
                .putIfPresent("operator", operator.map(PersonRef::value))
                .build();
    }
}
