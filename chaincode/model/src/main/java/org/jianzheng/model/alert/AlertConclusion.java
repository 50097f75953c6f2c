/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code alert.conclusion}: a person of the department that investigated an alert says what came of it, with reasons.
 *
 * @param alert the record that raised it
 * @param outcome what came of it
 * @param to the department that goes on, where it goes to another one
 * @param reasons the digests of the salted readable reasons
 */
public record AlertConclusion(RecordRef alert, Outcome outcome, Optional<DepartmentId> to, DualDigest reasons)
        implements AlertBody {
    /** What may come of an alert. */
    public enum Outcome {
        /** It is founded: a case, a deduction or a sanction may rest on it. */
        SUBSTANTIATED,
        /**
         * Nothing follows. Either it is not founded, or the offence is tolerated (容错); which of the two is not told, since a tolerated offence leaves no public
         * trace (domain 3.5).
         */
        NO_CONSEQUENCE,
        /** Another department goes on; it is open until that one does. */
        TRANSFERRED
    }

    /** Refuses ({@code SCHEMA_INVALID}) a transfer to nobody, and somebody to whom nothing is transferred. */
    public AlertConclusion {
        if ((outcome == Outcome.TRANSFERRED) != to.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "what is transferred, and nothing else, goes to a department");
        }
    }

    /** Reads the body. */
    public static AlertConclusion fromJson(JsonObject json) {
        json.requireOnly("alert", "outcome", "to", "reasons");
        return new AlertConclusion(
                RecordRef.parse(json.string("alert")),
                Members.choice(Outcome.class, json, "outcome"),
                json.optionalString("to").map(DepartmentId::parse),
                DualDigest.fromJson(json.object("reasons")));
    }

    @Override
    public RecordType type() {
        return RecordType.ALERT_CONCLUSION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("alert", alert.toString())
                .put("outcome", outcome.name())
                .putIfPresent("to", to.map(DepartmentId::value))
                .put("reasons", reasons.toJson())
                .build();
    }
}
