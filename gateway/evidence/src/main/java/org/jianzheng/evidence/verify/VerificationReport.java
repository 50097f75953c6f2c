/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonValue;

/**
 * A verdict and how it was reached.
 *
 * @param verdict the answer
 * @param gaps what keeps a match from being plain; empty for every other verdict
 * @param steps all steps in their order; those behind a failed one are not done
 * @param limits what the verdict does not prove
 * @param record what the bundle is about, if that could be established
 * @param answer what an answer from the index says, if that could be established
 */
public record VerificationReport(
        Verdict verdict,
        Set<Gap> gaps,
        List<Step> steps,
        List<Limit> limits,
        Optional<RecordSummary> record,
        Optional<AnswerSummary> answer) {
    /** Copies the collections. */
    public VerificationReport {
        gaps = Set.copyOf(gaps);
        steps = List.copyOf(steps);
        limits = List.copyOf(limits);
        if (verdict != Verdict.MATCHES && !gaps.isEmpty()) {
            throw new IllegalArgumentException("only a match has gaps");
        }
    }

    /** Whether the record matches and nothing about the proof is missing. */
    public boolean isPlainMatch() {
        return verdict == Verdict.MATCHES && gaps.isEmpty();
    }

    /**
     * This report, and what an answer from the index says beside it: where it lists the order by which the content of the file was
     * withdrawn that the proved record registers, the report says so too. Verdict and steps stay as they are.
     */
    public VerificationReport beside(VerificationReport answered) {
        if (verdict != Verdict.MATCHES || answered.verdict() != Verdict.MATCHES) {
            return this;
        }
        return record.filter(summary -> summary.withdrawn().isEmpty())
                .flatMap(summary -> answered.answer()
                        .flatMap(answer -> Withdrawal.among(answer, summary.id()))
                        .map(summary::withdrawnBy))
                .map(withdrawn -> new VerificationReport(verdict, gaps, steps, limits, Optional.of(withdrawn), answer))
                .orElse(this);
    }

    /** The first step that failed. */
    public Optional<Step> failure() {
        return steps.stream().filter(step -> step.outcome() == Outcome.FAILED).findFirst();
    }

    /** The report as JSON; codes are stable, texts are in this language. */
    public JsonObject toJson(Language language) {
        return JsonObject.builder()
                .put("verdict", verdict.name())
                .put("text", verdict.in(language))
                .put(
                        "gaps",
                        JsonArray.of(sortedGaps().stream()
                                .map(gap -> coded(gap.name(), gap, language))
                                .toList()))
                .put(
                        "limits",
                        JsonArray.of(limits.stream()
                                .map(limit -> coded(limit.name(), limit, language))
                                .toList()))
                .put(
                        "steps",
                        JsonArray.of(
                                steps.stream().map(step -> step(step, language)).toList()))
                .putValueIfPresent("record", record.map(RecordSummary::toJson))
                .putValueIfPresent("answer", answer.map(AnswerSummary::toJson))
                .build();
    }

    /** The gaps in the order of their catalogue. */
    public List<Gap> sortedGaps() {
        return gaps.stream().sorted().toList();
    }

    private static JsonObject step(Step step, Language language) {
        List<JsonValue> findings = new ArrayList<>();
        for (Finding finding : step.findings()) {
            findings.add(JsonObject.builder()
                    .put("rule", finding.rule().name())
                    .put("text", finding.rule().in(language))
                    .put("computed", finding.computed())
                    .put("given", finding.given())
                    .build());
        }
        return coded(step.name().name(), step.name(), language)
                .with("outcome", step.outcome().name())
                .with("findings", JsonArray.of(findings));
    }

    private static JsonObject coded(String code, Bilingual text, Language language) {
        return JsonObject.builder()
                .put("code", code)
                .put("text", text.in(language))
                .build();
    }
}
