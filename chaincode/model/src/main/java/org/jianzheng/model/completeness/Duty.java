/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.completeness;

/** What every lot owes its dossier (domain 52, 64–66, invariants 17 and 26). */
public enum Duty {
    /** 一标一记录: what the witness saw of each of the nine items. */
    RECORD("一标一记录", "witness record"),
    /** 一标一评价: the credit evaluation, a nil result included. */
    EVALUATION("一标一评价", "credit evaluation"),
    /** 一标一评估: the risk assessment. */
    ASSESSMENT("一标一评估", "risk assessment"),
    /** 一项一证: the tender's certificate, which lists the lot. */
    CERTIFICATE("一项一证", "certificate"),
    /** The root that closes a stage. */
    STAGE_ROOT("环节根值", "root of a stage"),
    /** Another item of a stage that was recorded. */
    ITEM("环节事项", "item of a stage"),
    /** What was missing at the acceptance and promised for later. */
    DEFERRED("容缺补齐", "deferred");

    private final String chinese;
    private final String english;

    Duty(String chinese, String english) {
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
