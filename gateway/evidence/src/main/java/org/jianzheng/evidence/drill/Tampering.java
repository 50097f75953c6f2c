/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import org.jianzheng.evidence.audit.AuditKind;
import org.jianzheng.evidence.verify.Bilingual;

/** What the drill changes, one thing at a time, and of which kind a finding must be. */
public enum Tampering implements Bilingual {
    /** A byte of a file of the log store. */
    DATABASE_FILE(AuditKind.STORE, "A byte of a file of the log store", "日志存储文件中的一个字节"),
    /** A value of a recorded entry. */
    ENTRY(AuditKind.TILES, "A value of a recorded entry", "已记录条目中的一个值"),
    /** A root in the state after a block. */
    STATE(AuditKind.STATES, "A root in the state after a block", "某区块后状态中的一个根"),
    /** A hash in a tile. */
    TILE(AuditKind.TILES, "A hash in a tile", "瓦片中的一个哈希"),
    /** A node of an index map. */
    INDEX_NODE(AuditKind.INDEX, "A node of an index map", "索引映射的一个节点"),
    /** An entry hidden from a look-up of the index. */
    INDEX_MEMBER(AuditKind.LOOKUPS, "An entry hidden from a look-up of the index", "从索引查找中隐去一个条目"),
    /** A root in a checkpoint. */
    CHECKPOINT(AuditKind.CHECKPOINTS, "A root in a checkpoint", "检查点中的一个根"),
    /** What this organisation has cosigned last. */
    COSIGNED(AuditKind.COSIGNED, "What this organisation has cosigned last", "本机构最近一次共同见签"),
    /** A byte of a block, its checksums made right. */
    BLOCK(AuditKind.BLOCKS, "A byte of a block, its checksums made right", "区块中的一个字节（校验和已改对）"),
    /** A byte of a stored file. */
    STORED_FILE(AuditKind.OBJECTS, "A byte of a stored file", "所存文件中的一个字节"),
    /** A byte of an item of a batch. */
    BATCH_ITEM(AuditKind.ITEMS, "A byte of an item of a batch", "批次条目中的一个字节"),
    /** A count in the journal of refused calls. */
    REFUSAL(AuditKind.REFUSALS, "A count in the journal of refused calls", "拒绝日志中的一个计数"),
    /** The key of the stored files. */
    OBJECT_KEY(AuditKind.KEYS, "The key of the stored files", "所存文件的密钥"),
    /** A key file. */
    KEY_FILE(AuditKind.KEYS, "A key file", "密钥文件"),
    /** A value in a row of the projection. */
    PROJECTION_ROW(AuditKind.PROJECTION, "A value in a row of the projection", "投影行中的一个值");

    private final AuditKind foundAs;
    private final String english;
    private final String chinese;

    Tampering(AuditKind foundAs, String english, String chinese) {
        this.foundAs = foundAs;
        this.english = english;
        this.chinese = chinese;
    }

    /** The kind of finding that must name it. */
    public AuditKind foundAs() {
        return foundAs;
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
