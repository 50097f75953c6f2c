/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.io.Serial;

/** Ends a verification at a step. */
final class StepFailed extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;
    private final transient Finding finding;

    StepFailed(Verdict verdict, Rule rule, String computed, String given) {
        super(rule.name(), null, false, false);
        this.verdict = verdict;
        this.finding = new Finding(rule, computed, given);
    }

    static StepFailed invalid(Rule rule, String computed, String given) {
        return new StepFailed(Verdict.PROOF_INVALID, rule, computed, given);
    }

    Verdict verdict() {
        return verdict;
    }

    Finding finding() {
        return finding;
    }
}
