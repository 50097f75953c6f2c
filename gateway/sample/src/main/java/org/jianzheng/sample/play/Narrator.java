/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.io.PrintStream;

/** Tells on the command line what happens, in the chosen language. */
public final class Narrator {
    private final PrintStream out;
    private final Language language;

    /** Tells it on this stream. */
    public Narrator(PrintStream out, Language language) {
        this.out = out;
        this.language = language;
    }

    /** One line. */
    public void say(String chinese, String english) {
        out.println(
                switch (language) {
                    case ZH -> chinese;
                    case EN -> english;
                    case BOTH -> chinese + "  |  " + english;
                });
        out.flush();
    }
}
