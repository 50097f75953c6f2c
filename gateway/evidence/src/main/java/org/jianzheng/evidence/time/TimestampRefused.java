/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

import java.io.Serial;

/** A time stamp breaks a rule. */
public final class TimestampRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TimestampRule rule;
    private final String expected;
    private final String given;

    TimestampRefused(TimestampRule rule, String expected, String given) {
        super(rule + ": expected " + expected + ", given " + given);
        this.rule = rule;
        this.expected = expected;
        this.given = given;
    }

    /** The rule that is broken. */
    public TimestampRule rule() {
        return rule;
    }

    /** What was computed or demanded. */
    public String expected() {
        return expected;
    }

    /** What the time stamp gave. */
    public String given() {
        return given;
    }
}
