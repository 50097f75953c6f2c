/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import org.jianzheng.evidence.verify.Bilingual;

/** What an audit did not check, or could not rest on anything. */
public enum AuditGap implements Bilingual {
    /** There is no log store here. */
    NO_LOG("There is no log store here", "此处没有日志存储"),
    /** The log has no entries. */
    NO_ENTRIES("The log has no entries", "日志没有条目"),
    /** No checkpoint with a quorum covers the entries: whoever wrote the store could have written any log. */
    NO_CHECKPOINT(
            "No checkpoint with a quorum covers the entries: whoever wrote the store could have written any log",
            "没有达到法定数的检查点覆盖这些条目：写存储者可写出任何日志"),
    /** Entries behind the newest checkpoint with a quorum are covered by blocks alone. */
    NOT_COVERED("Entries behind the newest checkpoint with a quorum are covered by blocks alone", "最新法定检查点之后的条目仅由区块佐证"),
    /** The newest checkpoints lack a quorum. */
    DEGRADED("The newest checkpoints lack a quorum", "最新的检查点未达法定数"),
    /** No blocks were given: what the entries come from was not checked. */
    NO_BLOCKS("No blocks were given: what the entries come from was not checked", "未提供区块：未检查条目的来源"),
    /** The blocks end before the log. */
    BLOCKS_END("The blocks end before the log", "区块止于日志之前"),
    /** There is no store of files. */
    NO_FILES("There is no store of files", "没有文件存储"),
    /** Content that was withdrawn by order is still stored; the gateway destroys it at its next start. */
    WITHDRAWN_KEPT(
            "Content that was withdrawn by order is still stored; the gateway destroys it at its next start",
            "依令撤回的内容仍有存储；网关下次启动时销毁"),
    /** Files have another cipher than the storage rule in force when they were registered; when they were stored is not known. */
    CIPHER_UNDATED(
            "Files have another cipher than the storage rule in force when they were registered (or, unregistered, now); they may have been stored before: when is not known",
            "部分文件的加密算法与其登记时（未登记者为当前）有效的存储规则不同；可能存入更早，存入时间不明"),
    /** There is no store of batches. */
    NO_BATCHES("There is no store of batches", "没有批次存储"),
    /** The items of some batches of the log are not stored here. */
    BATCHES_ELSEWHERE("The items of some batches of the log are not stored here", "日志中部分批次的条目未存于此处"),
    /** There is no journal of refused calls. */
    NO_REFUSALS("There is no journal of refused calls", "没有拒绝日志"),
    /** No rows of the projection were given: it was not checked. */
    NO_PROJECTION(
            "No rows of the projection were given: it was not checked. A gateway gives them at /api/v1/projection, for --projection",
            "未提供投影行：未检查投影。可由网关 /api/v1/projection 取得，用 --projection 提供"),
    /** The projection ends before the log. */
    PROJECTION_BEHIND("The projection ends before the log", "投影止于日志之前"),
    /** There are no key files beside. */
    NO_KEYS("There are no key files beside", "旁边没有密钥文件"),
    /** Records are of a type or version that this release does not know: heads were checked up to there. */
    HEADS_UNKNOWN(
            "Records are of a type or version that this release does not know: heads were checked up to there",
            "有本版本不识别的记录类型或版本：状态头仅检查到该处"),
    /** Key files under a passphrase were not read. */
    KEYS_ENCRYPTED("Key files under a passphrase were not read", "未读取有口令保护的密钥文件"),
    /** This organisation has cosigned nothing, or its memory of that is gone. */
    NO_COSIGNED("This organisation has cosigned nothing, or its memory of that is gone", "本机构未曾共同见签，或其记忆已丢失"),
    /** The chain of commit hashes needs the state: validity flags rest on the peer alone. */
    COMMIT_HASHES(
            "The chain of commit hashes needs the state: validity flags rest on the peer alone",
            "提交哈希链需要状态库：有效性标志仅依赖节点"),
    /** The entries could not be read to their end: what is made from them was not checked. */
    STOPPED(
            "The entries could not be read to their end: what is made from them was not checked",
            "条目无法读到末尾：未检查由其推导的内容");

    private final String english;
    private final String chinese;

    AuditGap(String english, String chinese) {
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
