/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Speaks to the user: each sentence in Chinese and English, progress with the seconds since the start. */
public final class Console {

    private final PrintStream out;
    private final PrintStream err;
    private final LongSupplier nanoseconds;
    private final long begun;

    /**
     * A console.
     *
     * @param nanoseconds a clock that only goes forward
     */
    public Console(PrintStream out, PrintStream err, LongSupplier nanoseconds) {
        this.out = out;
        this.err = err;
        this.nanoseconds = nanoseconds;
        this.begun = nanoseconds.getAsLong();
    }

    /** Where answers go. */
    public PrintStream out() {
        return out;
    }

    /** Where complaints go. */
    public PrintStream err() {
        return err;
    }

    /** One step was done. */
    public void step(String chinese, String english) {
        double seconds = (nanoseconds.getAsLong() - begun) / 1e9;
        out.println(String.format(Locale.ROOT, "[%6.1f s] %s  %s", seconds, chinese, english));
    }

    /** A plain sentence. */
    public void say(String chinese, String english) {
        out.println(chinese);
        out.println(english);
    }

    /** A line as it is. */
    public void line(String text) {
        out.println(text);
    }

    /** What is wrong. */
    public void complain(String chinese, String english) {
        err.println();
        err.println(chinese);
        err.println(english);
    }
}
