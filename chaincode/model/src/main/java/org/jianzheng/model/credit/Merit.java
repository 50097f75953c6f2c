/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.List;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.merit}: something good (守信记录), under the same rules of evidence and expiry as anything bad (invariant 28).
 *
 * @param subject whose merit it is
 * @param text what it is
 * @param happenedOn the day, in China
 * @param until its last day
 * @param evidence what shows it, at least one registered file
 */
public record Merit(Subject subject, String text, LocalDate happenedOn, LocalDate until, List<EvidenceId> evidence)
        implements CreditBody {
    private static final int MAX_EVIDENCE = 32;

    /** Refuses a merit without evidence ({@code EVIDENCE_MISSING}) and one that ends before it happened ({@code TIME_IMPLAUSIBLE}). */
    public Merit {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw Refusal.of(ErrorCode.EVIDENCE_MISSING, "a merit is shown by at least one registered file");
        }
        if (until.isBefore(happenedOn)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "a merit of %s ends on %s", happenedOn, until);
        }
    }

    /** Reads the body. */
    public static Merit fromJson(JsonObject json) {
        json.requireOnly("subject", "text", "happenedOn", "until", "evidence");
        return new Merit(
                Subject.parse(json.string("subject")),
                Members.text(json, "text", Members.LINE),
                Dates.parse(json.string("happenedOn")),
                Dates.parse(json.string("until")),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_MERIT;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("text", text)
                .put("happenedOn", Dates.format(happenedOn))
                .put("until", Dates.format(until))
                .put(
                        "evidence",
                        JsonArray.ofStrings(
                                evidence.stream().map(EvidenceId::value).toList()))
                .build();
    }
}
