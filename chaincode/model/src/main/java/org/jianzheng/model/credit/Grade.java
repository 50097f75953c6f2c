/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
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
 * The body of {@code credit.grade}: the grade that an assessment outside the ledger gave (such as A to D). Deductions never change it.
 *
 * @param subject whose grade
 * @param scheme the assessment's name: 2 to 40 upper-case letters, digits and dashes
 * @param grade the grade
 * @param assessedOn the day of the assessment
 * @param evidence what shows it, at least one registered file
 */
public record Grade(Subject subject, String scheme, String grade, LocalDate assessedOn, List<EvidenceId> evidence)
        implements CreditBody {
    private static final Pattern SCHEME = Pattern.compile("[A-Z][A-Z0-9-]{1,39}");
    private static final int MAX_EVIDENCE = 32;
    private static final int MAX_GRADE = 16;

    /** Refuses a grade without evidence ({@code EVIDENCE_MISSING}) and a malformed name ({@code SCHEMA_INVALID}). */
    public Grade {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw Refusal.of(ErrorCode.EVIDENCE_MISSING, "a grade is shown by at least one registered file");
        }
        if (!SCHEME.matcher(scheme).matches()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an assessment's name has the form %s", SCHEME.pattern());
        }
    }

    /** Reads the body. */
    public static Grade fromJson(JsonObject json) {
        json.requireOnly("subject", "scheme", "grade", "assessedOn", "evidence");
        return new Grade(
                Subject.parse(json.string("subject")),
                json.string("scheme"),
                Members.text(json, "grade", MAX_GRADE),
                Dates.parse(json.string("assessedOn")),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse));
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_GRADE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.toString())
                .put("scheme", scheme)
                .put("grade", grade)
                .put("assessedOn", Dates.format(assessedOn))
                .put(
                        "evidence",
                        JsonArray.ofStrings(
                                evidence.stream().map(EvidenceId::value).toList()))
                .build();
    }
}
