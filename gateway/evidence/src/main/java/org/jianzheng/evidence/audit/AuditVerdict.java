/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import org.jianzheng.evidence.verify.Bilingual;

/** The three answers of an audit. */
public enum AuditVerdict implements Bilingual {
    /** Intact: whatever was checked is as it was recorded. */
    INTACT("Intact: whatever was checked is as it was recorded", "完好：所检查的一切均与记录时相符"),
    /** Changed: something is not as it was recorded. */
    CHANGED("Changed: something is not as it was recorded", "有改动：有内容与记录时不符"),
    /** Cannot tell: there is nothing here by which it could be judged. */
    CANNOT_TELL("Cannot tell: there is nothing here by which it could be judged", "无法判断：此处没有可据以判断的内容");

    private final String english;
    private final String chinese;

    AuditVerdict(String english, String chinese) {
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
