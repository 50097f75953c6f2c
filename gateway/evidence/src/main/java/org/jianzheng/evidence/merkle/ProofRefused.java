/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import java.io.Serial;

/** A proof breaks a rule. */
public final class ProofRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ProofRule rule;
    private final String computed;
    private final String given;

    ProofRefused(ProofRule rule, String computed, String given) {
        super(rule + ": computed " + computed + ", given " + given);
        this.rule = rule;
        this.computed = computed;
        this.given = given;
    }

    /** The rule that is broken. */
    public ProofRule rule() {
        return rule;
    }

    /** What was computed or demanded. */
    public String computed() {
        return computed;
    }

    /** What the proof gave. */
    public String given() {
        return given;
    }
}
