/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** What a package shows of the platform (article 17). */
public enum PlatformStatement implements Bilingual {
    /** For the day of each capture the platform has stated an assessment of classified protection and one of cryptography. */
    OK(
            "Platform: under its signature it states an assessment of classified protection and one of cryptography, in force on the day of capture",
            "平台：已签名陈述采集当日有效的等级保护测评与密码应用安全性评估"),
    /** One of them is not stated, not in force on that day, or not shown by the package. */
    GAP(
            "Platform: this package does not show its classified protection and cryptography assessment for the day of capture",
            "平台：本取证包未能说明采集当日其等级保护测评与密码应用安全性评估有效"),
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
