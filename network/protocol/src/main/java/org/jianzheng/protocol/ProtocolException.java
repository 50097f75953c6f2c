/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Bytes break a {@link Rule}. The message names the rule and the value met, and where a value was computed, that one too. */
public final class ProtocolException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final String detail;
    private final String computed;
    private final String given;

    /** A rule is broken in the way that {@code detail} says. */
    public ProtocolException(Rule rule, String detail) {
        this(rule, detail, rule.text(), detail, null);
    }

    /** As {@link #ProtocolException(Rule, String)}, found out through {@code cause}. */
    public ProtocolException(Rule rule, String detail, Throwable cause) {
        this(rule, detail, rule.text(), detail, cause);
    }

    private ProtocolException(Rule rule, String detail, String computed, String given, @Nullable Throwable cause) {
        super(rule + " (" + rule.text() + "): " + detail, cause);
        this.rule = rule;
        this.detail = detail;
        this.computed = computed;
        this.given = given;
    }

    /** A value that can be computed is given otherwise. */
    public static ProtocolException differs(Rule rule, Object computed, Object given) {
        return new ProtocolException(
                rule,
                "computed " + computed + ", given " + given,
                String.valueOf(computed),
                String.valueOf(given),
                null);
    }

    /** The value that was computed or demanded; the rule itself where it is no single value. */
    public String computed() {
        return computed;
    }

    /** The value that was given; all that was met where it is no single value. */
    public String given() {
        return given;
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
