/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import org.jianzheng.evidence.verify.Bilingual;

/** What is checked, in the order of checking. */
public enum AuditKind implements Bilingual {
    /** Blocks of the ledger: hash chain, orderers, configurations. */
    BLOCKS("Blocks of the ledger: hash chain, orderers, configurations", "账本区块：哈希链、排序方、配置"),
    /** Transactions of the blocks: creators, endorsements. */
    TRANSACTIONS("Transactions of the blocks: creators, endorsements", "区块中的交易：发起者、背书"),
    /** Heads that transactions wrote, against the folded records. */
    HEADS("Heads that transactions wrote, against the folded records", "交易写入的状态头，与折叠记录所得比对"),
    /** Entries against the blocks that they come from. */
    BLOCK_ENTRIES("Entries against the blocks that they come from", "日志条目与其来源区块"),
    /** The log store and its checksums. */
    STORE("The log store and its checksums", "日志存储及其校验和"),
    /** Entries of the log: form, order, none missing. */
    ENTRIES("Entries of the log: form, order, none missing", "日志条目：格式、次序、无缺失"),
    /** States of the log after each block: sizes and roots. */
    STATES("States of the log after each block: sizes and roots", "各区块后的日志状态：大小与根"),
    /** Tiles of both trees, from the entries. */
    TILES("Tiles of both trees, from the entries", "两棵树的瓦片，由条目重算"),
    /** Index maps of both suites, from the entries. */
    INDEX("Index maps of both suites, from the entries", "两种算法的索引映射，由条目重算"),
    /** Look-ups of records, keys, captures and index members, from the entries. */
    LOOKUPS("Look-ups of records, keys, captures and index members, from the entries", "记录、密钥、采集与索引成员的查找表，由条目重算"),
    /** Checkpoints: roots, signatures, quorum. */
    CHECKPOINTS("Checkpoints: roots, signatures, quorum", "检查点：根、签名、法定数"),
    /** Time stamps over checkpoints: form, signature, authority. */
    STAMPS("Time stamps over checkpoints: form, signature, authority", "检查点的时间戳：格式、签名、机构"),
    /** Kept forks and what resolved them. */
    FORKS("Kept forks and what resolved them", "留存的分叉及其裁定"),
    /** What this organisation has cosigned last. */
    COSIGNED("What this organisation has cosigned last", "本机构最近一次共同见签"),
    /** Stored files against their registered digests. */
    OBJECTS("Stored files against their registered digests", "所存文件与登记的摘要"),
    /** Items of batches against the roots of their records. */
    ITEMS("Items of batches against the roots of their records", "批次条目与其记录的根"),
    /** The journal of refused calls against its anchors on the ledger. */
    REFUSALS("The journal of refused calls against its anchors on the ledger", "拒绝日志与其在账本上的锚定"),
    /** Key files. */
    KEYS("Key files", "密钥文件"),
    /** Rows of the projection against the log. */
    PROJECTION("Rows of the projection against the log", "投影行与日志");

    private final String english;
    private final String chinese;

    AuditKind(String english, String chinese) {
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
