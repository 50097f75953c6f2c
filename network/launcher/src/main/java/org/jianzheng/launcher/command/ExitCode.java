/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

/** How a command ended. */
public enum ExitCode {
    /** Done; for {@code status}: everything runs. */
    OK(0),
    /** Something failed that no other code names; for {@code status}: something does not run. */
    FAILED(1),
    /** The machine lacks something: disk, another JDK, a built program. */
    PRECONDITION(3),
    /** Another program has a port that ours needs. */
    PORT_TAKEN(4),
    /** A program did not come up. */
    NOT_HEALTHY(5),
    /** The sample was refused, or its bundle did not verify. */
    SAMPLE_FAILED(6),
    /** The data folder was made for another topology, or another command is at work in it. */
    CONFLICT(7),
    /** The command line cannot be understood. */
    USAGE(64);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number that the shell sees. */
    public int number() {
        return number;
    }
}
