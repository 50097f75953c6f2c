/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code sanction.history}: a decision from the time before the ledger had a signature matrix. Its notices and votes nobody can
 * hold any more, and its dates may be unknown.
 *
 * @param department who decided
 * @param subject against whom
 * @param measure what was imposed
 * @param scope what it bars from
 * @param effectiveFrom from what day on; left out if unknown
 * @param term how long; left out if unknown, or without an end
 * @param evidence registered files that show it
 * @param withoutLot why it belongs to no lot, where the record has none
 * @param possiblySameAs with what decision it may be the same, where history does not tell: reports then do not add it
 */
public record PastSanction(
        DepartmentId department,
        Subject subject,
        Measure.Kind measure,
        Scope scope,
        Optional<LocalDate> effectiveFrom,
        Optional<Term> term,
        List<EvidenceId> evidence,
        Optional<String> withoutLot,
        Optional<String> possiblySameAs)
        implements SanctionBody {
    private static final int MAX_EVIDENCE = 32;

    /** Refuses ({@code SCHEMA_INVALID}) a decision that no file shows, and a term of a measure that has none. */
    public PastSanction {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a past decision is shown by at least one registered file");
        }
        if (term.isPresent() && !measure.hasTerm()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a %s has no term", measure);
        }
    }

    /** Reads the body. */
    public static PastSanction fromJson(JsonObject json) {
        json.requireOnly(
                "department",
                "subject",
                "measure",
                "scope",
                "effectiveFrom",
                "term",
                "evidence",
                "withoutLot",
                "possiblySameAs");
        return new PastSanction(
                DepartmentId.parse(json.string("department")),
                Subject.parse(json.string("subject")),
                Members.choice(Measure.Kind.class, json, "measure"),
                Scope.fromJson(json.object("scope")),
                json.optionalString("effectiveFrom").map(Dates::parse),
                json.optionalObject("term").map(Term::fromJson),
                Members.distinct(json, "evidence", MAX_EVIDENCE, EvidenceId::parse),
                Members.optionalText(json, "withoutLot", Members.LINE),
                Members.optionalText(json, "possiblySameAs", Members.LINE));
    }

    @Override
    public RecordType type() {
        return RecordType.SANCTION_HISTORY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("department", department.value())
                .put("subject", subject.toString())
                .put("measure", measure.name())
                .put("scope", scope.toJson())
                .putIfPresent("effectiveFrom", effectiveFrom.map(Dates::format))
                .putValueIfPresent("term", term.map(Term::toJson))
                .putValueIfPresent("evidence", Members.strings(evidence))
                .putIfPresent("withoutLot", withoutLot)
                .putIfPresent("possiblySameAs", possiblySameAs)
                .build();
    }
}
