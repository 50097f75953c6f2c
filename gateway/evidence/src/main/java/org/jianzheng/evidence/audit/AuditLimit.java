/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import org.jianzheng.evidence.verify.Bilingual;

/** What no audit of a folder can show. */
public enum AuditLimit implements Bilingual {
    /** That nothing newer was there: a whole older copy is intact too. Compare the newest checkpoint with other organisations’. */
    NEWER(
            "That nothing newer was there: a whole older copy is intact too. Compare the newest checkpoint with other organisations’",
            "不证明没有更新的内容：整体换成较旧的副本同样完好。请与其他机构的最新检查点比对"),
    /** That no checkpoint or cosignature was taken away where enough others are left. */
    COSIGNATURES(
            "That no checkpoint, cosignature or time stamp was taken away where enough others are left",
            "不证明在其余仍足够时未被删去某一检查点、见签或时间戳"),
    /** Accepted records that are not yet on the ledger: nothing vouches for them before. */
    ACCEPTED(
            "Accepted records that are not yet on the ledger: nothing vouches for them before", "不涉及已受理而未上链的记录：此前尚无佐证"),
    /** That what the records state is true. */
    TRUTH("That what the records state is true", "不证明记录内容属实");

    private final String english;
    private final String chinese;

    AuditLimit(String english, String chinese) {
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
