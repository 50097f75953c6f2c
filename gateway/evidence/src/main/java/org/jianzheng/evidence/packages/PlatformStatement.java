/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** What a package shows of the platform (article 17). No record of this release states a platform’s qualification. */
public enum PlatformStatement implements Bilingual {
    /** Filing, classified protection and assessment are not proven by the package. */
    GAP(
            "Platform: its filing, classified protection and cryptography assessment are not proven by this package",
            "平台：本取证包未证明其备案、等级保护与密码应用安全性评估"),
    /** Nothing can be said. */
    NOT_STATED("Platform: nothing is stated", "平台：不作陈述");

    private final String english;
    private final String chinese;

    PlatformStatement(String english, String chinese) {
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
