/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the steps of one verification. */
final class Progress {
    private final List<Step> steps = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    private List<StepName> names = StepName.ofLight();
    private List<Limit> limits = Limit.ofLight();
    private @Nullable RecordSummary record;

    /** The bundle is of the full grade: there are more steps. */
    void goesOnToTheLedger() {
        names = List.of(StepName.values());
        limits = List.of(Limit.values());
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

    void skipped(StepName name) {
        end(name, Outcome.SKIPPED);
    }

    void about(RecordSummary summary) {
        record = summary;
    }

    VerificationReport matches() {
        return report(Verdict.MATCHES, gaps);
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
        return new VerificationReport(verdict, gapsOfMatch, steps, limits, Optional.ofNullable(record));
    }
}
