/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Stage;

/** The nine witness items (domain 55–57), each with the stage from which it can be seen. */
public enum ItemCode {
    /** 公告时间是否符合法规. */
    W1(Stage.TENDERING),
    /** 是否按时开标. */
    W2(Stage.OPENING),
    /** 投标家数是否符合法定要求. */
    W3(Stage.OPENING),
    /** 投标文件密封情况. */
    W4(Stage.OPENING),
    /** 开标现场有关异议及答复. */
    W5(Stage.OPENING),
    /** 代理机构工作人员是否规范操作. */
    W6(Stage.OPENING),
    /** 评标委员会组成是否合法合规. */
    W7(Stage.EVALUATION),
    /** 专家通信工具是否按要求存放. */
    W8(Stage.EVALUATION),
    /** 代理机构工作人员及评标专家是否规范操作. */
    W9(Stage.EVALUATION);

    private final Stage seenFrom;

    ItemCode(Stage seenFrom) {
        this.seenFrom = seenFrom;
    }

    /** Its code in a lot's template. */
    public DossierItem inTemplate() {
        return new DossierItem(name());
    }

    /** The stage from which the item can be recorded. */
    public Stage seenFrom() {
        return seenFrom;
    }
}
