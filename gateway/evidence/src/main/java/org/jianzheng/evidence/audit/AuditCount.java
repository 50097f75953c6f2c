/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.List;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * How much of one kind was checked.
 *
 * @param kind what
 * @param checked how many
 * @param right how many of them are as they should be
 * @param found how many findings there are
 * @param findings the first of them, at most {@link #MAX_FINDINGS}
 */
public record AuditCount(AuditKind kind, long checked, long right, long found, List<AuditFinding> findings) {
    /** The most findings of a kind that are told; further ones are counted. */
    public static final int MAX_FINDINGS = 20;

    /** Copies the findings. */
    public AuditCount {
        findings = List.copyOf(findings);
    }

    JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("kind", kind.name())
                .put("text", kind.in(language))
                .put("checked", checked)
                .put("right", right)
                .put("found", found)
                .put(
                        "findings",
                        JsonArray.of(findings.stream().map(AuditFinding::toJson).toList()))
                .build();
    }
}
