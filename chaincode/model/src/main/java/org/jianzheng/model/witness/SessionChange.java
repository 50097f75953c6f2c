/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code witness.session}: a lot's session is interrupted, or goes on. It is readable at once, so that the reason tells nothing
 * that is still secret.
 *
 * @param to what the session is from now on
 * @param reason why
 * @param evidence the evidence for it, at most 64 pieces; it may be registered afterwards
 */
public record SessionChange(SessionState to, String reason, List<EvidenceId> evidence) implements WitnessBody {
    /** Copies the list. */
    public SessionChange {
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static SessionChange fromJson(JsonObject json) {
        json.requireOnly("to", "reason", "evidence");
        return new SessionChange(
                Members.choice(SessionState.class, json, "to"),
                Members.text(json, "reason", Members.TEXT),
                Members.distinct(json, "evidence", Item.MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.WITNESS_SESSION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("to", to.name())
                .put("reason", reason)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
