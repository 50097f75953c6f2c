/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.Serial;

/** A command cannot be carried out; says so in both languages and with which exit code it ends. */
public final class CommandRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final String chinese;

    /**
     * A refusal.
     *
     * @param english is the message too
     */
    public CommandRefused(ExitCode exitCode, String chinese, String english) {
        super(english);
        this.exitCode = exitCode;
        this.chinese = chinese;
    }

    ExitCode exitCode() {
        return exitCode;
    }

    String chinese() {
        return chinese;
    }
}
