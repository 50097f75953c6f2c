/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.Serial;

/** The command cannot do what it was asked; the sentence is for the person who asked. */
final class UsageProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UsageProblem(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    UsageProblem(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
