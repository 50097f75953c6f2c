/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.evidence.verify.Finding;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.evidence.verify.Step;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/** What every verifier must say of a bundle, in codes. */
public final class Expectation {
    private Expectation() {}

    /**
     * The report in codes: verdict, gaps, limits, steps with outcome and rules, the record or the answer. Where nothing is broken the compared values
     * stand there too; those of a broken rule may be worded differently by each verifier.
     */
    static JsonObject of(VerificationReport report) {
        JsonObject json = JsonObject.builder()
                .put("verdict", report.verdict().name())
                .put(
                        "gaps",
                        JsonArray.ofStrings(
                                report.sortedGaps().stream().map(Enum::name).toList()))
                .put("limits", report.limits().size())
                .put(
                        "steps",
                        JsonArray.ofStrings(
                                report.steps().stream().map(Expectation::step).toList()))
                .build();
        JsonObject whole = report.toJson(Language.EN);
        JsonObject withRecord = whole.has("record") ? json.with("record", whole.object("record")) : json;
        JsonObject withAnswer = whole.has("answer")
                ? withRecord.with("answer", whole.object("answer").without("entries"))
                : withRecord;
        return report.failure().isEmpty() ? withAnswer.with("findings", findings(report)) : withAnswer;
    }

    /** Verdict, failed step and broken rule in one word, for very many. */
    public static String brief(VerificationReport report) {
        return report.failure()
                .map(step -> report.verdict() + " " + step.name() + " "
                        + step.findings().getFirst().rule())
                .orElseGet(() -> report.verdict() + " " + report.sortedGaps());
    }

    private static String step(Step step) {
        String rules = step.findings().stream()
                .map(finding -> " " + finding.rule())
                .distinct()
                .collect(Collectors.joining());
        return step.name() + " " + step.outcome() + rules;
    }

    private static JsonArray findings(VerificationReport report) {
        List<String> texts = report.steps().stream()
                .flatMap(step -> step.findings().stream())
                .map(Expectation::text)
                .toList();
        return JsonArray.ofStrings(texts);
    }

    private static String text(Finding finding) {
        return finding.rule() + ": " + finding.computed() + " | " + finding.given();
    }
}
