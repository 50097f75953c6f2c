/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

/** What keeps a match from being plain. */
public enum Gap implements Bilingual {
    /** Degraded checkpoint: too few organisations have cosigned it. */
    DEGRADED_CHECKPOINT("Degraded checkpoint: too few organisations have cosigned it", "检查点降级：共同见签的机构不足"),
    /** Unproven before the ledger: no statement says how the file was captured; intact afterwards, unproven before. */
    UNPROVEN_BEFORE_LEDGER(
            "Unproven before the ledger: no statement says how the file was captured; intact afterwards, unproven before",
            "上链前未证明：没有采集声明说明文件如何取得；上链后完整，上链前未证明"),
    /** Expired certificate: a certificate had run out when the transaction was made; the ledger does not ask. */
    EXPIRED_CERTIFICATE(
            "Expired certificate: a certificate had run out when the transaction was made; the ledger does not ask",
            "证书过期：交易作出时有证书已过期；账本对此不作审查"),
    /** Unknown time-stamp authority: the trust root names none that a time stamp leads to, or its word had ended. */
    UNKNOWN_TIME_AUTHORITY(
            "Unknown time-stamp authority: the trust root does not name it, or its word had ended; its time stamp proves no time",
            "时间戳机构未知：信任根未载明该机构或其效力已终止；该时间戳不证明时间"),
    /** Part: there are more entries of what was asked for; with the other parts beside it they are shown to be all. */
    PART_OF_ANSWER(
            "Part: there are more entries of what was asked for; verified together with the other parts, they are all",
            "部分答复：所查询的条目不止这些；与其余部分一并核验方为全部"),
    /** Anchored after the opening: a batch of bids came to the ledger when the opening may have begun. */
    ANCHORED_AFTER_OPENING(
            "Anchored after the opening: a batch of bids came to the ledger when the opening may have begun; its time rests on receipts and stamps",
            "开标后上链：投标批次上链时可能已经开标；其时间以回执和时间戳为据"),
    /** The centre alone: nobody else signed or stamped the last batch of bids before the opening. */
    CENTRE_ALONE(
            "The centre alone vouches for the time: nobody else signed or stamped the last batch of bids before the opening",
            "仅由交易中心证明时间：开标前没有其他机构对最后一批投标签名或加盖时间戳");

    private final String english;
    private final String chinese;

    Gap(String english, String chinese) {
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
