/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.evidence.verify.Bilingual;

/** What is missing for a whole answer about an archive. */
public enum ArchiveGap implements Bilingual {
    /** There is no archive here. */
    NO_ARCHIVE("There is no archive here: name the folder that holds manifest.json", "此处没有归档：请指定含 manifest.json 的目录"),
    /** The archive was begun and not finished. */
    UNFINISHED(
            "The archive was begun and not finished: run archive create again with this folder",
            "归档尚未完成：请以同一目录再次运行 archive create"),
    /** The archive was made under a newer trust root. */
    TRUST_NEWER(
            "The archive was made under a newer trust root: accept the changes to it first, by trust accept",
            "归档依据较新的信任根：请先用 trust accept 接受变更"),
    /** No time stamp says when this existed. */
    NEVER_STAMPED("No time stamp says when this existed: run archive renew", "没有时间戳说明其存在时间：请运行 archive renew"),
    /** The last time stamp's certificates are not in force any more. */
    STAMP_ENDED(
            "The certificates of the last time stamp are no longer in force: it was to be renewed before; use a copy that was",
            "最近一次时间戳的证书已失效：本应在此前续期；请使用已及时续期的副本");

    private final String english;
    private final String chinese;

    ArchiveGap(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Whether nothing can be said because of it. */
    boolean isBaseless() {
        return this == NO_ARCHIVE || this == UNFINISHED || this == TRUST_NEWER;
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
