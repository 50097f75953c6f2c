/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** The five answers; there is no sixth, and no score between them. */
public enum Verdict implements Bilingual {
    /** Matches: the record is what the cosigned log holds. */
    MATCHES("Matches: the record is what the cosigned log holds", "一致：该记录与经共同见签的日志相符"),
    /** Differs: the file is not the one that was recorded. */
    DIFFERS("Differs: the file is not the one that was recorded", "不一致：该文件不是当时登记的文件"),
    /** Not recorded: the log holds no such record as of the checkpoint. */
    NOT_RECORDED("Not recorded: the log holds no such record as of the checkpoint", "未记录：截至该检查点，日志中没有该记录"),
    /** Proof invalid: a rule of the proof is broken. */
    PROOF_INVALID("Proof invalid: a rule of the proof is broken", "证明无效：证明违反了规则"),
    /** Cannot tell: something needed for an answer is missing. */
    CANNOT_TELL("Cannot tell: something needed for an answer is missing", "无法判断：缺少作出判断所需的材料");

    private final String english;
    private final String chinese;

    Verdict(String english, String chinese) {
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
