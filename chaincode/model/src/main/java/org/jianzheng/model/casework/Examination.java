/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.examination}: a test or the review by experts, whose days do not count against the limit for the answer (domain 2.11).
 *
 * @param filing the case, by the record of its first filing
 * @param kind what it was
 * @param from its first day, in China
 * @param until its last day
 * @param report the digests of the salted report
 */
public record Examination(RecordRef filing, Kind kind, LocalDate from, LocalDate until, DualDigest report)
        implements CaseworkBody {
    /** What does not count. */
    public enum Kind {
        /** Inspection, testing, appraisal (检验、检测、鉴定). */
        TEST,
        /** The review by experts (专家评审). */
        EXPERT_REVIEW
    }

    /** Refuses ({@code SCHEMA_INVALID}) days in the wrong order. */
    public Examination {
        if (until.isBefore(from)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s to %s are no days", from, until);
        }
    }

    /** Reads the body. */
    public static Examination fromJson(JsonObject json) {
        json.requireOnly("filing", "kind", "from", "until", "report");
        return new Examination(
                RecordRef.parse(json.string("filing")),
                Members.choice(Kind.class, json, "kind"),
                Dates.parse(json.string("from")),
                Dates.parse(json.string("until")),
                DualDigest.fromJson(json.object("report")));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_EXAMINATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .put("kind", kind.name())
                .put("from", Dates.format(from))
                .put("until", Dates.format(until))
                .put("report", report.toJson())
                .build();
    }
}
