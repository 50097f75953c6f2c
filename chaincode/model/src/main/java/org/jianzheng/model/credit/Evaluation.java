/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;

/**
 * The body of {@code credit.evaluation}: forms are expected about those who took part in a lot (一标一评价). What is expected says what is
 * missing: a form that never came is no form without points (invariant 27).
 *
 * @param catalogue the rules by which the forms are filled in
 * @param forms the expected forms, each named by its place in this list
 * @param closesOn the last day for forms; none for what is loaded from the time before the ledger
 * @param backfilled whether it is loaded from that time, when forms were not blind
 */
public record Evaluation(
        CatalogueVersion catalogue, List<Expected> forms, Optional<LocalDate> closesOn, boolean backfilled)
        implements CreditBody {
    /** The most forms of one evaluation. */
    public static final int MAX_FORMS = 64;

    /**
     * An expected form.
     *
     * @param evaluator who fills it in
     * @param about whom it is about
     */
    public record Expected(Role evaluator, Subject about) {
        static Expected fromJson(JsonObject json) {
            json.requireOnly("evaluator", "about");
            return new Expected(Members.choice(Role.class, json, "evaluator"), Subject.parse(json.string("about")));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("evaluator", evaluator.name())
                    .put("about", about.toString())
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) an evaluation without forms, and one whose forms are awaited without an end. */
    public Evaluation {
        forms = List.copyOf(forms);
        if (forms.isEmpty() || forms.size() > MAX_FORMS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an evaluation expects 1 to %d forms", MAX_FORMS);
        }
        if (closesOn.isPresent() == backfilled) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "forms are awaited until a day, and history's are not awaited");
        }
    }

    /** Reads the body. */
    public static Evaluation fromJson(JsonObject json) {
        json.requireOnly("catalogue", "forms", "closesOn", "backfilled");
        return new Evaluation(
                CatalogueVersion.parse(json.string("catalogue")),
                json.array("forms").objects().stream().map(Expected::fromJson).toList(),
                json.optionalString("closesOn").map(Dates::parse),
                json.bool("backfilled"));
    }

    /** Those whom the forms are about, each once. */
    public List<Subject> subjects() {
        return forms.stream().map(Expected::about).distinct().toList();
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_EVALUATION;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("catalogue", catalogue.toString())
                .put("forms", JsonArray.of(forms.stream().map(Expected::toJson).toList()))
                .putIfPresent("closesOn", closesOn.map(Dates::format))
                .put("backfilled", backfilled)
                .build();
    }
}
