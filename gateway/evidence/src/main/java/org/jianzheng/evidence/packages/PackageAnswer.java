/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;

/** The verdict on a package as a whole, in one sentence. */
public enum PackageAnswer implements Bilingual {
    /** Everything matches and nothing is missing. */
    MATCHES(
            "Matches: every record in this package is what the cosigned log holds, every file the one that was recorded",
            "一致：包内每条记录均与经共同见签的日志相符，每个文件均为当时登记的文件"),
    /** What is there matches, and something is missing. */
    MATCHES_WITH_GAPS(
            "Matches with gaps: what this package holds is what the cosigned log holds; what is missing is named",
            "一致但有缺口：包内所含内容与经共同见签的日志相符，缺少的部分已列明"),
    /** A file is another one. */
    DIFFERS("Differs: a file in this package is not the one that was recorded", "不一致：包内有文件不是当时登记的文件"),
    /** There is none of it. */
    NOT_RECORDED("Not recorded: the log holds no such record as of the checkpoint", "未记录：截至该检查点，日志中没有该记录"),
    /** A rule is broken. */
    PROOF_INVALID("Proof invalid: a rule about this package or about a proof in it is broken", "证明无效：本包或其中的证明违反了规则"),
    /** Something is missing. */
    CANNOT_TELL("Cannot tell: something needed for an answer is missing from this package", "无法判断：本包缺少作出判断所需的材料");

    private final String english;
    private final String chinese;

    PackageAnswer(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** What a report says. */
    static PackageAnswer of(PackageReport report) {
        return switch (report.verdict()) {
            case MATCHES -> report.isPlainMatch() ? MATCHES : MATCHES_WITH_GAPS;
            case DIFFERS -> DIFFERS;
            case NOT_RECORDED -> NOT_RECORDED;
            case PROOF_INVALID -> PROOF_INVALID;
            case CANNOT_TELL -> CANNOT_TELL;
        };
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
