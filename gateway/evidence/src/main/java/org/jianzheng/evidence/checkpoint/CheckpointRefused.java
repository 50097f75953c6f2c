/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.io.Serial;

/** A checkpoint breaks a rule. */
public final class CheckpointRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final CheckpointRule rule;
    private final String expected;
    private final String given;

    CheckpointRefused(CheckpointRule rule, String expected, String given) {
        super(rule + ": expected " + expected + ", given " + given);
        this.rule = rule;
        this.expected = expected;
        this.given = given;
    }

    /** The rule that is broken. */
    public CheckpointRule rule() {
        return rule;
    }

    /** What the rule demands. */
    public String expected() {
        return expected;
    }

    /** What the checkpoint gave. */
    public String given() {
        return given;
    }
}
