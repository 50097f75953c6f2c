/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.evidence.verify.Bilingual;

/** What the verification of an archive cannot show, however intact it is. */
public enum ArchiveLimit implements Bilingual {
    /** Renewals may be missing at the end. */
    RENEWALS_AT_THE_END(
            "Renewals at the end that were taken away are not missed here: keep copies apart, and note how many there are",
            "末尾的续期若被移除，此处无法发现：请分处保存副本并记下续期次数"),
    /** What stands before a range is not in it. */
    BEFORE_THE_RANGE(
            "This is a range: of what stands before it, it has the registrations of the keys that signed, and what files of the range rest on; nothing else",
            "此为区间归档：区间之前仅含签名密钥的登记及区间内文件所依据的条目，不含其他内容"),
    /** The index cannot be derived from a range. */
    INDEX_OF_A_RANGE(
            "From a range, index and lists in force are not derived anew: their roots rest on the cosigners, and nobody's records are shown to be all or none",
            "区间归档无法重算索引与在效名单：其根以共同签名方为准，不能证明某主体的记录“这就是全部”或“没有”");

    private final String english;
    private final String chinese;

    ArchiveLimit(String english, String chinese) {
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
