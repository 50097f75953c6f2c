/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code evidence.erasure}: an authority orders that a file's content be destroyed (invariant 16). The record of the
 * file stays, and so does every proof of it; whoever stores the content destroys its key.
 *
 * @param evidence the file
 * @param digests the digests of its bytes as they were registered, so that the order is found under the content too
 * @param order the order's number
 * @param authority who gave it
 * @param orderedOn the day of the order, in China's time
 * @param basis the legal basis
 * @param reason why, if more than the basis is to be said
 */
public record Erasure(
        EvidenceId evidence,
        DualDigest digests,
        String order,
        String authority,
        LocalDate orderedOn,
        String basis,
        Optional<String> reason)
        implements EvidenceBody {

    /** Reads the body. */
    public static Erasure fromJson(JsonObject json) {
        json.requireOnly("evidence", "digests", "order", "authority", "orderedOn", "basis", "reason");
        return new Erasure(
                EvidenceId.parse(json.string("evidence")),
                DualDigest.fromJson(json.object("digests")),
                Members.text(json, "order", Members.LINE),
                Members.text(json, "authority", Members.LINE),
                Dates.parse(json.string("orderedOn")),
                Members.text(json, "basis", Members.LINE),
                Members.optionalText(json, "reason", Members.TEXT));
    }

    @Override
    public RecordType type() {
        return RecordType.EVIDENCE_ERASURE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evidence", evidence.value())
                .put("digests", digests.toJson())
                .put("order", order)
                .put("authority", authority)
                .put("orderedOn", Dates.format(orderedOn))
                .put("basis", basis)
                .putIfPresent("reason", reason)
                .build();
    }
}
