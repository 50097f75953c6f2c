/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** How well a package shows a factor. */
public enum Standing implements Bilingual {
    /** The members named prove it. */
    PROVEN("proven by", "由以下材料证明"),
    /** It is stated under a signature that is proved; that the statement is true is not. */
    STATED("stated under a proved signature, not proven to be true, in", "由已证实的签名陈述（不证明陈述属实），见"),
    /** For some of what is in the package only. */
    PARTLY("only partly, in", "仅部分具备，见"),
    /** The package does not show it. */
    NOT_PROVEN("not proven by this package", "本取证包未予证明");

    private final String english;
    private final String chinese;

    Standing(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String chinese() {
        return chinese;
    }
}
