/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.util.List;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code casework.answer}: the written decision on a case, within {@value CaseLimits#DECIDE_WORKING_DAYS} working days of its acceptance. Whoever is punished
 * because of it is punished by a sanction that it names.
 *
 * @param filing the case, by the record of its first filing
 * @param outcome what was decided
 * @param answer the digests of the salted written answer
 * @param sanctions the sanctions that follow, by the records that drafted them
 */
public record CaseAnswer(RecordRef filing, Outcome outcome, DualDigest answer, List<RecordRef> sanctions)
        implements CaseworkBody {
    /** The most sanctions of one case. */
    public static final int MAX_SANCTIONS = 64;

    /** What may be decided. */
    public enum Outcome {
        /** It is founded. */
        UPHELD,
        /** Some of it is. */
        PARTLY_UPHELD,
        /** It is not, or it was fabricated. */
        DISMISSED,
        /** It was taken back (撤诉). */
        WITHDRAWN;

        /** Whether a sanction may follow. */
        public boolean grounds() {
            return this == UPHELD || this == PARTLY_UPHELD;
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) sanctions that follow from what is not founded. */
    public CaseAnswer {
        sanctions = List.copyOf(sanctions);
        if (sanctions.size() > MAX_SANCTIONS || (!sanctions.isEmpty() && !outcome.grounds())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "from %s follow %d sanctions", outcome, sanctions.size());
        }
    }

    /** Reads the body. */
    public static CaseAnswer fromJson(JsonObject json) {
        json.requireOnly("filing", "outcome", "answer", "sanctions");
        return new CaseAnswer(
                RecordRef.parse(json.string("filing")),
                Members.choice(Outcome.class, json, "outcome"),
                DualDigest.fromJson(json.object("answer")),
                Members.distinct(json, "sanctions", MAX_SANCTIONS, RecordRef::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.CASEWORK_ANSWER;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .put("outcome", outcome.name())
                .put("answer", answer.toJson())
                .putValueIfPresent("sanctions", Members.strings(sanctions))
                .build();
    }
}
