/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import java.io.Serial;

/** A change of the trust root breaks a rule. */
public final class TrustChangeRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TrustRule rule;
    private final String given;

    TrustChangeRefused(TrustRule rule, String given) {
        super(rule + ": expected " + rule.english() + ", given " + given);
        this.rule = rule;
        this.given = given;
    }

    /** The rule that is broken. */
    public TrustRule rule() {
        return rule;
    }

    /** What the change gave. */
    public String given() {
        return given;
    }
}
