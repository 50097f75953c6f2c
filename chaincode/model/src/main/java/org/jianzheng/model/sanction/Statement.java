/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.statement}: what came of the notice.
 *
 * @param sanction the sanction, by the record that drafted it
 * @param step what was done
 * @param on on what day, in China
 * @param content the digests of the salted statement, application or minutes
 */
public record Statement(RecordRef sanction, Step step, LocalDate on, DualDigest content) implements SanctionBody {
    /** Working days within which an objection to a light measure is answered. */
    public static final int ANSWER_WORKING_DAYS = 10;

    /** What may be done after a notice. */
    public enum Step {
        /** A subject stated its case (陈述申辩), or objected to a light measure. */
        STATED,
        /** A subject asked for a hearing. */
        HEARING_ASKED,
        /** The hearing was held, or the subject renounced it. */
        HEARING_HELD,
        /** An objection to a light measure was answered. */
        ANSWERED
    }

    /** Reads the body. */
    public static Statement fromJson(JsonObject json) {
        json.requireOnly("sanction", "step", "on", "content");
        return new Statement(
                RecordRef.parse(json.string("sanction")),
                Members.choice(Step.class, json, "step"),
                Dates.parse(json.string("on")),
                DualDigest.fromJson(json.object("content")));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_STATEMENT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("sanction", sanction.toString())
                .put("step", step.name())
                .put("on", Dates.format(on))
                .put("content", content.toJson())
                .build();
    }
}
