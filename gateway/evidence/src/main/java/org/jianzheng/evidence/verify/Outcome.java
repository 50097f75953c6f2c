/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** How a step ended. */
public enum Outcome implements Bilingual {
    /** passed. */
    OK("passed", "通过"),
    /** failed. */
    FAILED("failed", "不通过"),
    /** not done. */
    SKIPPED("not done", "未进行"),
    /** passed with a gap. */
    WARNING("passed with a gap", "通过但有缺口");

    private final String english;
    private final String chinese;

    Outcome(String english, String chinese) {
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
