/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.List;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.reinstatement}: an expert whose suspension is over has done what the pool asks for (domain 3.2).
 *
 * @param sanction the record that suspended
 * @param subject the expert
 * @param from the first day on which the expert may evaluate again
 * @param met what was done
 * @param proof the digests of the salted application, commitment and test
 */
public record Reinstatement(
        RecordRef sanction, Subject subject, LocalDate from, List<ReinstatementRule.Need> met, DualDigest proof)
        implements SanctionBody {
    /** Refuses ({@code SCHEMA_INVALID}) a reinstatement for which nothing was done. */
    public Reinstatement {
        met = List.copyOf(met);
        if (met.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a reinstatement says what was done for it");
        }
    }

    /** Reads the body. */
    public static Reinstatement fromJson(JsonObject json) {
        json.requireOnly("sanction", "subject", "from", "met", "proof");
        return new Reinstatement(
                RecordRef.parse(json.string("sanction")),
                Subject.parse(json.string("subject")),
                Dates.parse(json.string("from")),
                ReinstatementRule.needs(json, "met"),
                DualDigest.fromJson(json.object("proof")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_REINSTATEMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("subject", subject.toString())
                .put("from", Dates.format(from))
                .putValueIfPresent("met", Members.strings(met))
                .put("proof", proof.toJson())
                .build();
    }
}
