/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** What a package shows of the time before the ledger (article 18). */
public enum PreChain implements Bilingual {
    /** For every file a capture statement and all records about it are proved. */
    PROVEN(
            "Before the ledger: for every file a signed capture statement, and all records about it, are proved",
            "上链前：每个文件均有经证实的采集声明及全部相关记录"),
    /** Something of it is missing or does not verify; what is proved of the time after stays proved. */
    UNPROVEN(
            "Before the ledger: unproven; a capture statement or a custody answer is missing or does not verify",
            "上链前：未证明，采集声明或保管答复缺失或未通过核验"),
    /** Nothing can be said, or there is no file. */
    NOT_STATED("Before the ledger: nothing is stated", "上链前：不作陈述");

    private final String english;
    private final String chinese;

    PreChain(String english, String chinese) {
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
