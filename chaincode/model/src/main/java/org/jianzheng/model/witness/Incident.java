/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.incident}: a fact the witness saw, and no finding (domain 61).
 *
 * @param number its number in the lot, from 1
 * @param subject whose conduct it is about
 * @param text what was seen
 * @param evidence the evidence for it, at most 64 pieces; it may be registered afterwards
 */
public record Incident(long number, Subject subject, String text, List<EvidenceId> evidence) implements WitnessBody {
    static final long MOST = 9_999;

    /** Copies the list. */
    public Incident {
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static Incident fromJson(JsonObject json) {
        json.requireOnly("number", "subject", "text", "evidence");
        return new Incident(
                Members.integer(json, "number", 1, MOST),
                Subject.parse(json.string("subject")),
                Members.text(json, "text", Members.TEXT),
                Members.distinct(json, "evidence", Item.MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_INCIDENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("number", number)
                .put("subject", subject.toString())
                .put("text", text)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
