/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code alert.raising}: an analysis points at somebody (预警). It is no finding: no points, no list entry and no sanction follow from it before a department
 * has investigated it (domain 2.10).
 *
 * @param analysis what was analysed
 * @param rule the version of the rule that raised it
 * @param compared feature codes that were compared, of {@link Analysis#IDENTICAL_FEATURES} and of no other
 * @param about whom it is about, at least one
 * @param explanation the digests of the salted readable explanation
 * @param withoutLot why it belongs to no lot, if it does not
 */
public record Raising(
        Analysis analysis,
        CatalogueVersion rule,
        List<Compared> compared,
        List<Subject> about,
        DualDigest explanation,
        Optional<String> withoutLot)
        implements AlertBody {
    /** Refuses ({@code SCHEMA_INVALID}) an alert about nobody, and one of identical features none of which is equal. */
    public Raising {
        compared = List.copyOf(compared);
        about = List.copyOf(about);
        if (about.isEmpty() || about.size() > ReadableRecord.MAX_SUBJECTS) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID, "an alert is about 1 to %d subjects", ReadableRecord.MAX_SUBJECTS);
        }
        if (compared.stream().map(Compared::feature).distinct().count() != compared.size()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a feature code is compared once");
        }
        boolean equal = compared.stream().anyMatch(each -> each.result() == Compared.Result.EQUAL);
        if (analysis == Analysis.IDENTICAL_FEATURES ? !equal : !compared.isEmpty()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s does not rest on these feature codes", analysis);
        }
    }

    /** Reads the body. */
    public static Raising fromJson(JsonObject json) {
        json.requireOnly("analysis", "rule", "compared", "about", "explanation", "withoutLot");
        return new Raising(
                Members.choice(Analysis.class, json, "analysis"),
                CatalogueVersion.parse(json.string("rule")),
                compared(json),
                Members.distinct(json, "about", ReadableRecord.MAX_SUBJECTS, Subject::parse),
                DualDigest.fromJson(json.object("explanation")),
                Members.optionalText(json, "withoutLot", Members.LINE));
    }

    private static List<Compared> compared(JsonObject json) {
        List<JsonObject> all =
                json.optionalArray("compared").map(JsonArray::objects).orElse(List.of());
        if (all.isEmpty() && json.has("compared")) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "compared is left out where nothing was compared");
        }
        return all.stream().map(Compared::fromJson).toList();
    }

    @Override
    public RecordType type() {
        return RecordType.ALERT_RAISING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("analysis", analysis.name())
                .put("rule", rule.toString())
                .putValueIfPresent("compared", Members.objects(compared, Compared::toJson))
                .putValueIfPresent("about", Members.strings(about))
                .put("explanation", explanation.toJson())
                .putIfPresent("withoutLot", withoutLot)
                .build();
    }
}
