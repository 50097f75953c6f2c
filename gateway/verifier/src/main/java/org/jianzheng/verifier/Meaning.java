/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What a code of the catalogue means, in words.
 *
 * @param code the code
 */
record Meaning(ErrorCode code) implements Bilingual {
    @Override
    public String english() {
        return code.english();
    }

    @Override
    public String chinese() {
        return code.chinese();
    }

    /** Code, meaning, and what was met in particular. */
    static String of(Refusal refusal, Speech speech) {
        return refusal.code() + "  " + speech.say(new Meaning(refusal.code())) + ": " + refusal.sentence();
    }
}
