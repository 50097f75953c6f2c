/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

/** What a change of the trust root must fulfil. */
public enum TrustRule {
    /** It is about the same log of the same channel, and asks for the same signatures. */
    SAME_LOG("the same log, channel, first block and kinds of signatures", "同一日志、通道、首块与签名要求"),
    /** Its version is the next one. */
    NEXT_VERSION("the next version", "版本号依次递增"),
    /** Keys, windows and policies that counted before go on judging the sizes of their time. */
    NOTHING_TAKEN_BACK("what counted before counts for its sizes as before", "原有密钥与规则对其区间内的大小继续有效"),
    /** Windows begin and end, and the policy changes, at one size, above all that were fixed before. */
    ONE_SIZE("everything changes at one log size, above those of earlier changes", "全部变更自同一日志大小起生效，且大于以往各次"),
    /** Every signature is by a key of the old or of the new root. */
    KNOWN_SIGNERS("signatures by keys that count before or are new", "签名均来自原有或新增的密钥"),
    /** Every signature verifies. */
    GOOD_SIGNATURES("signatures that verify", "签名均能验证"),
    /** The quorum of the old root has signed. */
    OLD_QUORUM("the quorum of the old root", "原信任根的门限方已签名"),
    /** Every new key has signed, so that whoever brings it has it. */
    NEW_KEYS("every new key", "每个新密钥均已签名");

    private final String english;
    private final String chinese;

    TrustRule(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** The rule in English. */
    public String english() {
        return english;
    }

    /** The rule in Chinese. */
    public String chinese() {
        return chinese;
    }
}
