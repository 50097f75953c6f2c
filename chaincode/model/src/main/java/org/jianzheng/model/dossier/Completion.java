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
 * The body of {@code dossier.completion}: what was missing has come (容缺补齐, domain 45).
 *
 * @param item what was missing
 * @param text anything worth saying
 * @param evidence the evidence for it, at most 64 pieces; it may be registered afterwards
 */
public record Completion(DossierItem item, Optional<String> text, List<EvidenceId> evidence) implements DossierBody {
    private static final int MAX_EVIDENCE = 64;

    /** Copies the list. */
    public Completion {
        evidence = List.copyOf(evidence);
    }

    /** Reads the body. */
    public static Completion fromJson(JsonObject json) {
        json.requireOnly("item", "text", "evidence");
        return new Completion(
                new DossierItem(json.string("item")),
                Members.optionalText(json, "text", Members.TEXT),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.DOSSIER_COMPLETION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("item", item.code())
                .putIfPresent("text", text)
                .putValueIfPresent("evidence", Members.strings(evidence))
                .build();
    }
}
