/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.util.Optional;
import org.jianzheng.evidence.audit.AuditFinding;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.model.json.JsonObject;

/**
 * Whether the audit found one change.
 *
 * @param tampering what was changed
 * @param outcome what came of it
 * @param place where the change was made, or why none could be
 * @param finding the finding that names it
 */
public record DrillResult(Tampering tampering, Outcome outcome, String place, Optional<AuditFinding> finding) {
    /** What comes of a change. */
    public enum Outcome {
        /** The audit named it. */
        FOUND,
        /** The audit did not. */
        NOT_FOUND,
        /** There is no such store here. */
        ABSENT
    }

    /** As JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("code", tampering.name())
                .put("text", tampering.in(language))
                .put("outcome", outcome.name())
                .put("changed", place)
                .putIfPresent("place", finding.map(AuditFinding::place))
                .putIfPresent("field", finding.map(AuditFinding::field))
                .putIfPresent("computed", finding.map(AuditFinding::computed))
                .putIfPresent("given", finding.map(AuditFinding::given))
                .build();
    }
}
