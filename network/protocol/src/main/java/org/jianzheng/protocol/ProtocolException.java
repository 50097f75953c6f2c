/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import java.io.Serial;

/** Bytes break a {@link Rule}. The message names the rule and the value met, and where a value was computed, that one too. */
public final class ProtocolException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String detail;

    /** A rule is broken in the way that {@code detail} says. */
    public ProtocolException(Rule rule, String detail) {
        super(rule + " (" + rule.text() + "): " + detail);
        this.rule = rule;
        this.detail = detail;
    }

    /** As {@link #ProtocolException(Rule, String)}, found out through {@code cause}. */
    public ProtocolException(Rule rule, String detail, Throwable cause) {
        super(rule + " (" + rule.text() + "): " + detail, cause);
        this.rule = rule;
        this.detail = detail;
    }

    /** A value that can be computed is given otherwise. */
    public static ProtocolException differs(Rule rule, Object computed, Object given) {
        return new ProtocolException(rule, "computed " + computed + ", given " + given);
    }

    /** What was met, without the rule. */
    public String detail() {
        return detail;
    }

    /** The rule that is broken. */
    public Rule rule() {
        return rule;
    }
}
