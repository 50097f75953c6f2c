/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

/** Where the events go that this release's contracts do not record: the capability that will. */
public enum Later {
    /** Documents, notices, sessions and the completeness report of a dossier. */
    DOSSIER("documents, notices and the completeness report of a dossier", "卷宗的文件、公告与完整性报告"),
    /** Sealed bids. */
    BID("sealed bids", "密封投标"),
    /** Expert pools, drawing and check-in. */
    EXPERTS("expert pools and the drawing of experts", "专家库与专家抽取"),
    /** Evaluation forms and deductions. */
    CREDIT("evaluation forms and credit", "评价表与信用");

    private final String english;
    private final String chinese;

    Later(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The capability in English. */
    public String english() {
        return english;
    }

    /** The capability in Chinese. */
    public String chinese() {
        return chinese;
    }
}
