/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.completeness;

/** How it stands with something that is owed. */
public enum Standing {
    /** It is recorded. */
    PRESENT("已记录", "recorded"),
    /** It is recorded that there is nothing (零报告). */
    NIL("零报告", "nil"),
    /** It is recorded that it does not arise. */
    NOT_APPLICABLE("不涉及", "not applicable"),
    /** The lot has not come so far. */
    NOT_YET("未到环节", "not due yet"),
    /** It is owed and not recorded. */
    MISSING("缺失", "missing");

    private final String chinese;
    private final String english;

    Standing(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** Its name in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** Its name in English. */
    public String english() {
        return english;
    }
}
