/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.escalation}: one of the three steps, and what came of it.
 *
 * @param incident the incident
 * @param step the step taken
 * @param result what came of it
 * @param evidence the evidence for it, at most 64 pieces
 */
public record Escalation(RecordRef incident, EscalationStep step, String result, List<EvidenceId> evidence)
        implements WitnessBody {
    /** Copies the list. */
    public Escalation {
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static Escalation fromJson(JsonObject json) {
        json.requireOnly("incident", "step", "result", "evidence");
        return new Escalation(
                RecordRef.parse(json.string("incident")),
                Members.choice(EscalationStep.class, json, "step"),
                Members.text(json, "result", Members.TEXT),
                Members.distinct(json, "evidence", Item.MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_ESCALATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("incident", incident.toString())
                .put("step", step.name())
                .put("result", result)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
