/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.util.Optional;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.admission}: whoever keeps a case accepts it, or refuses it in writing (受理、不予受理), within {@value CaseLimits#ACCEPT_WORKING_DAYS} working
 * days of the first receipt.
 *
 * @param filing the case, by the record of its first filing
 * @param refused on what ground it is not accepted
 * @param answer the digests of the salted written answer
 */
public record CaseAdmission(RecordRef filing, Optional<Ground> refused, DualDigest answer) implements CaseworkBody {
    /** On what grounds a case is not accepted. */
    public enum Ground {
        /** The days to complain have passed. */
        LATE,
        /** Nobody here is competent, and nobody is known to whom it could go. */
        NOT_COMPETENT,
        /** The complainant takes no part in the tender and has no interest in it. */
        NO_STANDING,
        /** There is no clear claim, or no clue that could be followed. */
        NO_CLAIM,
        /** The law asks for an objection (异议) first. */
        OBJECTION_FIRST,
        /** It has been decided. */
        DECIDED
    }

    /** Reads the body. */
    public static CaseAdmission fromJson(JsonObject json) {
        json.requireOnly("filing", "refused", "answer");
        return new CaseAdmission(
                RecordRef.parse(json.string("filing")),
                json.optionalString("refused").map(name -> Members.choice(Ground.class, name)),
                DualDigest.fromJson(json.object("answer")));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_ADMISSION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .putIfPresent("refused", refused.map(Ground::name))
                .put("answer", answer.toJson())
                .build();
    }
}
