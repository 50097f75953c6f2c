/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The steps of a verification, in their order. */
public enum StepName implements Bilingual {
    /** The bundle is canonical JSON. */
    CANONICAL_FORM("The bundle is canonical JSON", "证据包为规范 JSON"),
    /** Version and grade are known, and no member is unknown. */
    VERSION("Version and grade are known, and no member is unknown", "版本、等级已知，且没有未知字段"),
    /** The trust root fits the log. */
    TRUST_ROOT("The trust root fits the log", "信任根与日志相符"),
    /** The checkpoint has its form and the size of the bundle. */
    CHECKPOINT("The checkpoint has its form and the size of the bundle", "检查点格式正确，大小与证据包一致"),
    /** All signatures of the checkpoint are good. */
    COSIGNATURES("All signatures of the checkpoint are good", "检查点上的签名全部有效"),
    /** Enough organisations have cosigned. */
    QUORUM("Enough organisations have cosigned", "共同见签的机构达到法定数"),
    /** Bundles with a later checkpoint only: it extends the bundle's, and enough organisations have cosigned it with keys in use. */
    LATER(
            "A later checkpoint extends this one, and enough organisations have cosigned it with keys in use",
            "较新的检查点承接该检查点，且由足够多的机构以现用密钥见签"),
    /** The log extends the one of an earlier checkpoint; done if the proof is there or the verifier holds a checkpoint. */
    CONSISTENCY("The log extends the one of the earlier checkpoint", "日志承接较早的检查点，此前内容未变"),
    /** Bundles with time stamps only: an authority outside the ledger says by when the checkpoint existed. */
    TIMESTAMP(
            "A time-stamp authority outside the ledger says by when the checkpoint existed", "账本之外的时间戳机构证明检查点在何时之前已存在"),
    /** The record is in the log, by SHA-256 and SM3. */
    INCLUSION("The record is in the log, by SHA-256 and SM3", "记录在日志之中（SHA-256 与 SM3）"),
    /** The record has the form of its type. */
    RECORD("The record has the form of its type", "记录符合其类型的格式"),
    /** The record is signed by the keys it names. */
    SIGNATURES("The record is signed by the keys it names", "记录由其所列密钥签名"),
    /** The keys were registered for this and in force. */
    KEYS("The keys were registered for this and in force", "密钥已登记、有权且在有效期内"),
    /** Bundles of an item only: the item is in the batch that was recorded, by SHA-256 and SM3. */
    BATCH("The item is in the batch that was recorded, by SHA-256 and SM3", "条目在所登记的批次之中（SHA-256 与 SM3）"),
    /** The file is the one that was recorded. */
    FILE("The file is the one that was recorded", "文件即当时登记的文件"),
    /** The blocks follow from the pinned first one, each signed by the orderers of its time. */
    BLOCKS(
            "The blocks follow from the pinned first one, each signed by the orderers of its time",
            "各区块源自信任根所指的首块，并由当时的排序方签名"),
    /** The record's block leads to the block of the checkpoint. */
    CONNECTION("The record’s block leads to the block of the checkpoint", "记录所在区块可通向检查点的区块"),
    /** A transaction of a member of the channel wrote the record. */
    TRANSACTION("A transaction of a member of the channel wrote the record", "记录由通道成员的交易写入"),
    /** The organisations that the contract's definition demands have endorsed it. */
    ENDORSEMENTS(
            "The organisations that the contract’s definition in force demands have endorsed it", "合约现行定义所要求的机构已经背书"),
    /** Every entry of the answer stands under the key that was asked for. */
    ENTRIES("Every entry stands under the key that was asked for", "每个条目都属于所查询的键"),
    /** They are all that the index holds under the key, by SHA-256 and SM3. */
    INDEX("They are all that the index holds under the key, by SHA-256 and SM3", "这些就是该键下的全部条目（SHA-256 与 SM3）");

    private final String english;
    private final String chinese;

    /** The steps of a bundle or an answer that has these further parts. */
    static List<StepName> of(Document document, Set<Part> parts) {
        Set<StepName> steps = switch (document) {
            case BUNDLE -> EnumSet.range(CANONICAL_FORM, parts.contains(Part.LEDGER) ? ENDORSEMENTS : FILE);
            case ANSWER -> {
                Set<StepName> all = EnumSet.range(CANONICAL_FORM, CONSISTENCY);
                all.addAll(List.of(ENTRIES, INDEX, FILE));
                yield all;
            }
        };
        if (!parts.contains(Part.ITEM)) {
            steps.remove(BATCH);
        }
        if (!parts.contains(Part.LATER)) {
            steps.remove(LATER);
        }
        if (!parts.contains(Part.CONSISTENCY)) {
            steps.remove(CONSISTENCY);
        }
        if (!parts.contains(Part.STAMPED)) {
            steps.remove(TIMESTAMP);
        }
        List<StepName> inOrder = new ArrayList<>(steps);
        if (document == Document.ANSWER) {
            // Whether it is about a file is asked last.
            inOrder.remove(FILE);
            inOrder.add(FILE);
        }
        return List.copyOf(inOrder);
    }

    StepName(String english, String chinese) {
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
