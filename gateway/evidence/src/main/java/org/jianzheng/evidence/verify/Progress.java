/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers the steps of one verification. */
final class Progress {
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    private final Document document;
    private List<StepName> names;
    private List<Limit> limits;
    private @Nullable RecordSummary record;
    private @Nullable AnswerSummary answer;

    private Progress(Document document) {
        this.document = document;
        this.names = StepName.of(document, Set.of());
        this.limits = Limit.of(document, Set.of());
    }

    /** Of a bundle, of the light grade and of a record until more is known. */
    static Progress ofBundle() {
        return new Progress(Document.BUNDLE);
    }

    /** Of an answer from the index. */
    static Progress ofAnswer() {
        return new Progress(Document.ANSWER);
    }

    /** There are further parts, and more steps. */
    void goesOn(Set<Part> parts) {
        names = StepName.of(document, parts);
        limits = Limit.of(document, parts);
    }

    /** There is one thing more that a match does not prove. */
    void limited(Limit limit) {
        limits = Stream.concat(limits.stream(), Stream.of(limit)).toList();
    }

    /** Notes a comparison that belongs to the step in progress. */
    void found(Rule rule, String computed, String given) {
        findings.add(new Finding(rule, computed, given));
    }

    void ok(StepName name) {
        end(name, Outcome.OK);
    }

    void gap(StepName name, Gap gap) {
        gaps.add(gap);
        end(name, Outcome.WARNING);
    }

    /** As {@link #gap}, of several or none. */
    void gaps(StepName name, Set<Gap> several) {
        gaps.addAll(several);
        end(name, several.isEmpty() ? Outcome.OK : Outcome.WARNING);
    }

    void skipped(StepName name) {
        end(name, Outcome.SKIPPED);
    }

    void about(RecordSummary summary) {
        record = summary;
    }

    void about(AnswerSummary summary) {
        answer = summary;
    }

    VerificationReport matches() {
        return report(Verdict.MATCHES, gaps);
    }

    /** All steps are done, and what they show is that there is nothing. */
    VerificationReport notRecorded() {
        return report(Verdict.NOT_RECORDED, Set.of());
    }

    /** The step that would have come next failed. */
    VerificationReport failed(StepFailed failure) {
        findings.clear();
        findings.add(failure.finding());
        end(names.get(steps.size()), Outcome.FAILED);
        while (steps.size() < names.size()) {
            skipped(names.get(steps.size()));
        }
        return report(failure.verdict(), Set.of());
    }

    private void end(StepName name, Outcome outcome) {
        steps.add(new Step(name, outcome, findings));
        findings.clear();
    }

    private VerificationReport report(Verdict verdict, Set<Gap> gapsOfMatch) {
        return new VerificationReport(
                verdict, gapsOfMatch, steps, limits, Optional.ofNullable(record), Optional.ofNullable(answer));
    }
}
