/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code dossier.event}: something of a stage was done, or that there is nothing to do is recorded (domain 29, 36, 40).
 * What is recorded of a stage that the lot has left is late, and shows as such (invariant 26).
 *
 * @param stage of which stage
 * @param item what
 * @param result what came of it
 * @param text anything worth saying
 * @param evidence the evidence for it, at most 64 pieces; it may be registered afterwards
 */
public record StageEvent(Stage stage, DossierItem item, Result result, Optional<String> text, List<EvidenceId> evidence)
        implements DossierBody {
    private static final int MAX_EVIDENCE = 64;

    /** What came of an item. */
    public enum Result {
        /** It was done. */
        DONE,
        /** It was looked for and there is nothing, such as no adverse behaviour (零报告, invariant 17). */
        NIL,
        /** It does not arise in this procedure. */
        NOT_APPLICABLE
    }

    /** Copies the list. */
    public StageEvent {
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static StageEvent fromJson(JsonObject json) {
        json.requireOnly("stage", "item", "result", "text", "evidence");
        return new StageEvent(
                Members.choice(Stage.class, json, "stage"),
                new DossierItem(json.string("item")),
                Members.choice(Result.class, json, "result"),
                Members.optionalText(json, "text", Members.TEXT),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_EVENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("stage", stage.name())
                .put("item", item.code())
                .put("result", result.name())
                .putIfPresent("text", text)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
