/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a match does not prove. */
public enum Limit implements Bilingual {
    /** That the ledger judged the transaction valid rests on the cosigners, who enter valid ones only. */
    VALIDITY(
            "That the ledger judged the transaction valid rests on the cosigners, who enter valid ones only",
            "账本判定交易有效这一点，依赖于只收录有效交易的各共同见签方"),
    /** That no key had been revoked rests on the contract and the cosigners. */
    REVOCATION("That no key had been revoked rests on the contract and the cosigners", "密钥当时未被吊销这一点，依赖于合约和各共同见签方"),
    /** That what the record states is true: it proves who stated it, when, and that it is unchanged. */
    TRUTH(
            "That what the record states is true: it proves who stated it, when, and that it is unchanged",
            "不证明记录内容属实：只证明何人何时作出陈述且此后未被改动"),
    /** What happened before the record reached the ledger. */
    BEFORE_LEDGER("What happened before the record reached the ledger", "不证明记录上链之前发生的事情"),
    /** That no other record exists about the same matter. */
    COMPLETENESS("That no other record exists about the same matter", "不证明同一事项没有其他记录"),
    /** The exact time: the ledger time is the submitter’s, bounded by the peers’ clocks and the cosigners’ times. */
    TIME(
            "The exact time: the ledger time is the submitter’s, bounded by the peers’ clocks and the cosigners’ times",
            "不证明精确时间：账本时间由提交方给出，受节点时钟和见签时间约束"),
    /** On a trial network one operator may hold all keys; then the signatures prove no independence. */
    TRIAL(
            "On a trial network one operator may hold all keys; then the signatures prove no independence",
            "试用网络可能由一方持有全部密钥，此时签名不证明相互独立"),
    /** Full grade only: that changes of the channel’s configuration were rightful rests on the orderers that signed them. */
    CONFIGURATION_RIGHTS(
            "That changes of the channel’s configuration were rightful rests on the orderers that signed them",
            "通道配置的变更是否有权作出，依赖于签署该变更的排序方"),
    /** Answers only: the signatures of the records are proved by the bundle of each. */
    SIGNATURES_APART(
            "The signatures of the listed records are not checked here: each record has a bundle of its own",
            "此处不检查所列记录的签名：每条记录另有自己的证据包"),
    /** Answers only: sealed records stand under their ids alone before their opening, whatever is recorded later is not covered. */
    SEALED_AND_LATER(
            "Sealed records stand under no key but their own id before their opening, and whatever came after the checkpoint is not covered",
            "密封记录在开启前除自身编号外不列入任何键，检查点之后的记录也不在其内"),
    /** Items of batches only: that the source sent the item so, and that it sent no others. */
    ITEM_SOURCE(
            "That the source made the item so and sent no others: the platform vouches for what it received",
            "不证明来源当时即如此产生该条目且未发送其他条目：平台只对其所收到的内容负责"),
    /** Time stamps only: that the authority told the true time and kept its key; nobody was asked whether it was revoked. */
    TIME_AUTHORITY(
            "That the time-stamp authority told the true time and kept its key: nobody was asked whether its certificate was revoked",
            "不证明时间戳机构所报时间真实且其密钥未泄露：未向任何方查询其证书是否被吊销"),
    /** Demo time stamps only. */
    TRIAL_TIME_AUTHORITY("Demo time stamp without legal value", "演示时间戳，无法律效力");

    private final String english;
    private final String chinese;

    /** What a bundle or an answer with these parts does not prove; without the ledger's blocks it says nothing of configurations. */
    static List<Limit> of(Document document, Set<Part> parts) {
        return switch (document) {
            case ANSWER -> List.of(VALIDITY, SIGNATURES_APART, TRUTH, BEFORE_LEDGER, SEALED_AND_LATER, TIME, TRIAL);
            case BUNDLE -> {
                Set<Limit> limits = EnumSet.range(VALIDITY, parts.contains(Part.LEDGER) ? CONFIGURATION_RIGHTS : TRIAL);
                if (parts.contains(Part.ITEM)) {
                    limits.add(ITEM_SOURCE);
                }
                if (parts.contains(Part.STAMPED)) {
                    limits.add(TIME_AUTHORITY);
                }
                yield List.copyOf(limits);
            }
        };
    }

    Limit(String english, String chinese) {
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
