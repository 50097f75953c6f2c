/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import org.jianzheng.evidence.block.BlockRule;

/** The rules that are checked. What was computed or demanded, and what was given, stand beside them. */
public enum Rule implements Bilingual {
    /** The bytes are the canonical form of their JSON. */
    CANONICAL_BYTES("The bytes are the canonical form of their JSON", "字节即其 JSON 的规范形式"),
    /** Every member is there, known and of its form. */
    BUNDLE_FORM("Every member is there, known and of its form", "各字段齐全、已知且格式正确"),
    /** The version and grade are ones that this release reads. */
    KNOWN_VERSION("The version and grade are ones that this release reads", "版本和等级为本版本所支持"),
    /** The trust root is at least of the version for which the bundle was made. */
    TRUST_VERSION("The trust root is at least of the version for which the bundle was made", "信任根版本不低于证据包所要求的版本"),
    /** The checkpoint is of the log that the trust root names. */
    TRUST_ORIGIN("The checkpoint is of the log that the trust root names", "检查点属于信任根所指的日志"),
    /** The checkpoint has its one form. */
    CHECKPOINT_FORM("The checkpoint has its one form", "检查点格式正确"),
    /** The size of the bundle is that of the checkpoint. */
    CHECKPOINT_SIZE("The size of the bundle is that of the checkpoint", "证据包中的大小与检查点一致"),
    /** Every signature line is by a key of the trust root that counts at this size. */
    KNOWN_SIGNERS(
            "Every signature line is by a key of the trust root that counts at this size", "每行签名都来自信任根中在该大小有效的密钥"),
    /** Every signature line verifies. */
    GOOD_SIGNATURES("Every signature line verifies", "每行签名均能验证"),
    /** The checkpoint is signed in the name of the log. */
    LOG_SIGNATURE("The checkpoint is signed in the name of the log", "检查点以日志名义签名"),
    /** The conditions of the trust root on who must cosign are met. */
    QUORUM("The conditions of the trust root on who must cosign are met", "满足信任根对共同见签方的要求"),
    /** What rests on retired keys alone is no proof: a bundle under a newer checkpoint is. */
    KEYS_IN_USE(
            "Enough of the cosigners’ keys are still in use; ask a gateway for a bundle under a newer checkpoint",
            "见签密钥中仍在使用的已达门限；否则请向网关索取新检查点下的证据包"),
    /** The time stamp has its one form. */
    TIMESTAMP_FORM("The time stamp has its one form", "时间戳格式唯一且正确"),
    /** The time stamp is over this checkpoint. */
    TIMESTAMP_IMPRINT("The time stamp is over this checkpoint", "时间戳针对该检查点"),
    /** The signature of the time stamp is that of the certificate that it names. */
    TIMESTAMP_SIGNATURE("The signature of the time stamp is that of the certificate that it names", "时间戳的签名来自其所载明的证书"),
    /** The certificate is one for time stamps, was in force then, and leads to an authority that the trust root names. */
    TIMESTAMP_AUTHORITY(
            "The certificate is one for time stamps, was in force then, and leads to an authority that the trust root names",
            "证书专用于时间戳、当时有效，并通向信任根所载明的时间戳机构"),
    /** Another organisation of the trust root, which is no centre, signed that it was shown the last batch. */
    OTHER_ORGANISATION(
            "Another organisation of the trust root, which is no centre, signed that it was shown the last batch",
            "信任根所载、非交易中心的另一机构签名证明已见到最后一批"),
    /** The later checkpoint has a consistency proof from the one of the bundle. */
    LATER_PATH("The later checkpoint extends the log of the bundle’s", "较新的检查点承接证据包检查点的日志"),
    /** The log has a consistency proof from the earlier size that is stated. */
    CONSISTENCY_PATH("The log extends that of the earlier size with the earlier roots", "日志承接较早大小及其根"),
    /** The log is the one of which the verifier holds a checkpoint. */
    HELD_CHECKPOINT(
            "The log extends the checkpoint that is held; ask a gateway for a proof since its size",
            "日志承接所持检查点；可按其大小向网关索取一致性证明"),
    /** The path leads from the entry to the root of the checkpoint. */
    INCLUSION_PATH("The path leads from the entry to the root of the checkpoint", "路径由该条目通向检查点的根"),
    /** The record bears signatures. */
    RECORD_SIGNED("The record bears signatures", "记录带有签名"),
    /** The record is a well-formed envelope of a known type. */
    RECORD_FORM("The record is a well-formed envelope of a known type", "记录是已知类型的合格信封"),
    /** The signature fits the canonical bytes and the registered key. */
    RECORD_SIGNATURE("The signature fits the canonical bytes and the registered key", "签名与规范字节及所登记的密钥相符"),
    /** The registration of the signing key is in the bundle and stands before what it signed. */
    KEY_REGISTERED(
            "The registration of the signing key is in the bundle and stands before what it signed",
            "签名密钥的登记在证据包中，且早于所签内容"),
    /** The key belongs to the organisation of the record. */
    KEY_ORGANISATION("The key belongs to the organisation of the record", "密钥属于记录的机构"),
    /** The role of the key may sign this type of record. */
    KEY_ROLE("The role of the key may sign this type of record", "密钥的角色可以签署此类记录"),
    /** The key was in force when the record was entered. */
    KEY_WINDOW("The key was in force when the record was entered", "记录入账时密钥在有效期内"),
    /** Every registration in the bundle belongs to a key that signed. */
    KEY_UNUSED("Every registration in the bundle belongs to a key that signed", "证据包中的每项登记都属于已签名的密钥"),
    /** The capture statement is about the file of the record. */
    CAPTURE("The capture statement is about the file of the record", "采集声明针对该记录的文件"),
    /** The order of withdrawal names the content that the record registers. */
    WITHDRAWAL("The order of withdrawal names the content that the record registers", "撤回令所列内容即该记录所登记的内容"),
    /** The record registers a file. */
    FILE_NAMED("The record registers a file", "该记录登记了文件"),
    /** The digests and the size of the file are those of the record. */
    FILE_DIGEST("The digests and the size of the file are those of the record", "文件的摘要和大小与记录一致"),
    /** The block has its one form. */
    BLOCK_FORM("The block has its one form", "区块格式唯一且正确"),
    /** The first block is the one of the trust root and begins its channel. */
    FIRST_BLOCK("The first block is the one of the trust root and begins its channel", "首块为信任根所指的区块并开启其通道"),
    /** The blocks stand in order and end with the record’s. */
    BLOCK_NUMBER("The blocks stand in order and end with the record’s", "区块依次排列，并以记录所在区块结束"),
    /** The block names the hash of the one before it. */
    PREVIOUS_HASH("The block names the hash of the one before it", "区块载有前一区块的哈希"),
    /** The content of the block can be read in one way and has the hash that its header names. */
    CONTENT_HASH(
            "The content of the block can be read in one way and has the hash that its header names",
            "区块内容只有一种读法，其哈希与区块头一致"),
    /** Enough different orderers of the configuration in force have signed, and every signature is good. */
    ORDERER_QUORUM(
            "Enough different orderers of the configuration in force have signed, and every signature is good",
            "现行配置中足够多的不同排序方已签名，且每个签名有效"),
    /** The block names the configuration in force, and a new one follows it. */
    CONFIGURATION("The block names the configuration in force, and a new one follows it", "区块载明现行配置，新配置依次接续"),
    /** Every block is a change of configuration, a definition in force or the record’s. */
    BLOCK_UNUSED(
            "Every block is a change of configuration, a definition in force or the record’s",
            "每个区块均为配置变更、现行定义或记录所在区块"),
    /** The hashes from the record’s block on lead to that of the checkpoint. */
    CONNECTION("The hashes from the record’s block on lead to that of the checkpoint", "自记录所在区块起的哈希通向检查点的区块哈希"),
    /** The transaction is complete and agrees with itself. */
    TRANSACTION_FORM("The transaction is complete and agrees with itself", "交易完整且自洽"),
    /** The creator belongs to an organisation of the channel and signed the transaction. */
    CREATOR("The creator belongs to an organisation of the channel and signed the transaction", "发起者属于通道机构并签署了交易"),
    /** The transaction’s id is the hash of nonce and creator. */
    TRANSACTION_ID("The transaction’s id is the hash of nonce and creator", "交易编号为随机数与发起者的哈希"),
    /** The endorsers answered this very proposal. */
    PROPOSAL_HASH("The endorsers answered this very proposal", "背书针对的正是该提案"),
    /** The transaction wrote the very entry that the log holds. */
    RECORD_WRITTEN("The transaction wrote the very entry that the log holds", "交易写入的正是日志所载条目"),
    /** The contract’s definition is the one that the transaction read. */
    DEFINITION("The contract’s definition is the one that the transaction read", "合约定义即交易所依据的定义"),
    /** Those endorsed whom the policy in force demands. */
    ENDORSEMENTS("Those endorsed whom the policy in force demands", "背书满足现行策略"),
    /** No certificate had run out when the transaction was made. */
    CERTIFICATES_IN_FORCE("No certificate had run out when the transaction was made", "交易作出时没有证书过期"),
    /** The entry bears the key that was asked for. */
    ENTRY_KEY("The entry bears the key that was asked for", "条目含有所查询的键"),
    /** Several parts are of one key and of the same blocks, and follow each other without a gap. */
    PARTS_TOGETHER(
            "The parts are of one key and of the same blocks, and follow each other without a gap",
            "各部分属于同一键和同一区块范围，且首尾相接"),
    /** The way through the map leads from exactly these entries to the root of the checkpoint. */
    INDEX_PATH(
            "The way through the map leads from exactly these entries to the root of the checkpoint",
            "由恰好这些条目出发的路径通向检查点的索引根"),
    /** The answer is about the digest of the file. */
    FILE_ASKED("The answer is about the digest of the file", "该答复针对此文件的摘要"),
    /** The record is that of a batch. */
    BATCH_RECORD("The record is that of a batch", "该记录为批次登记"),
    /** The item has the form of a batch's item and lies within its times. */
    ITEM_FORM("The item has the form of a batch’s item and lies within its times", "条目格式正确，且时间在批次范围之内"),
    /** The path leads from the item to the root that the batch's record states. */
    ITEM_PATH("The path leads from the item to the root that the record of the batch states", "路径由该条目通向批次记录所载的根"),
    /** The record registers a recording with chunk roots, and the clip lies within it. */
    CLIP_RANGE(
            "The record registers a recording with chunk roots, and the clip lies within it", "记录登记了带分块根的录像，且片段在其范围之内"),
    /** The chunks of the clip lead to the chunk roots of the recording. */
    CLIP_PATH("The chunks of the clip lead to the chunk roots of the recording", "片段的各分块通向录像的分块根");

    private final String english;
    private final String chinese;

    Rule(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    static Rule of(BlockRule rule) {
        return switch (rule) {
            case BLOCK_FORM -> BLOCK_FORM;
            case FIRST_BLOCK -> FIRST_BLOCK;
            case BLOCK_NUMBER -> BLOCK_NUMBER;
            case PREVIOUS_HASH -> PREVIOUS_HASH;
            case CONTENT_HASH -> CONTENT_HASH;
            case ORDERER_QUORUM -> ORDERER_QUORUM;
            case CONFIGURATION -> CONFIGURATION;
            case CONNECTION -> CONNECTION;
            case TRANSACTION_FORM -> TRANSACTION_FORM;
            case CREATOR -> CREATOR;
            case TRANSACTION_ID -> TRANSACTION_ID;
            case PROPOSAL_HASH -> PROPOSAL_HASH;
            case DEFINITION -> DEFINITION;
            case ENDORSEMENTS -> ENDORSEMENTS;
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
