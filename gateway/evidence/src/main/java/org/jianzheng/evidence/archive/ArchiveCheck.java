/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.evidence.verify.Bilingual;

/** What is checked of an archive, in the order of checking. */
public enum ArchiveCheck implements Bilingual {
    /** Manifest and trust root: their one form, and what they are about. */
    MANIFEST("Manifest and trust root: their one form, and what they are about", "清单与信任根：格式唯一、所述对象一致"),
    /** Files: those of the manifest and no others, size and digests in both suites. */
    FILES("Files: those of the manifest and no others, size and digests in both suites", "文件：与清单一一对应，大小与两种摘要一致"),
    /** Checkpoint: signatures and quorum. */
    CHECKPOINT("Checkpoint: signatures and quorum", "检查点：签名与法定数"),
    /** Entries: each leaf, both trees; both index maps where the archive begins with the log. */
    ENTRIES(
            "Entries: each leaf, both trees; both index maps where the archive begins with the log",
            "日志条目：逐项叶哈希、两棵树；归档自日志首个条目起时另含两个索引映射"),
    /** Keys of a range: what each entry's signing keys are registered by. */
    KEYS("Keys of a range: each entry has the registrations of the keys that signed it", "区间的密钥：每个条目均附签名密钥的登记"),
    /** Tiles of both trees, against entries and roots. */
    TILES("Tiles of both trees, against entries and roots", "两棵树的瓦片，与条目及根一致"),
    /** Time stamps, from the checkpoint's to that of the last renewal. */
    STAMPS("Time stamps, from the checkpoint’s to that of the last renewal", "时间戳：自检查点至最近一次续期"),
    /** Renewals: all in order, each over all before it. */
    RENEWALS("Renewals: all in order, each over all before it", "续期：次序完整，每次覆盖此前全部内容");

    private final String english;
    private final String chinese;

    ArchiveCheck(String english, String chinese) {
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
