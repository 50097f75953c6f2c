/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

/** What is known of a program's process. */
public sealed interface ProcessState {

    /** It runs. */
    record Running(ProcessHandle handle) implements ProcessState {}

    /** It was started and is gone. */
    record Died(long pid) implements ProcessState {}

    /** It was never started, or was stopped. */
    record Stopped() implements ProcessState {}
}
