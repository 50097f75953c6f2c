/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import org.jianzheng.evidence.verify.Bilingual;

/** What a monitor can find. */
public enum MonitorKind implements Bilingual {
    /** Two different checkpoints of one block, both signed in the log's name. */
    FORK(true, "Two different checkpoints of one block, both signed in the log's name", "同一区块有两个不同且均以日志名义签名的检查点"),
    /** A later checkpoint does not extend an earlier one. */
    INCONSISTENT(true, "A later checkpoint does not extend an earlier one", "较新的检查点不是较早检查点的延续"),
    /** A gateway shows less than it showed before. */
    ROLLBACK(true, "A gateway shows less than it showed before", "网关所示少于此前所示"),
    /** What a gateway shows is no checkpoint of this log with good signatures. */
    REFUSED(true, "What a gateway shows is no checkpoint of this log with good signatures", "网关所示不是本日志签名有效的检查点"),
    /** A checkpoint lacks a quorum. */
    DEGRADED(false, "A checkpoint lacks a quorum", "检查点未达法定数"),
    /** A gateway does not answer. */
    SILENT(false, "A gateway does not answer", "网关没有应答"),
    /** A gateway stays behind while others go on. */
    STALLED(false, "A gateway stays behind while others go on", "其他网关已前进而此网关停滞");

    private final boolean grave;
    private final String english;
    private final String chinese;

    MonitorKind(boolean grave, String english, String chinese) {
        this.grave = grave;
        this.english = english;
        this.chinese = chinese;
    }

    /** Whether it means that somebody shows another history; otherwise something is missing. */
    public boolean isGrave() {
        return grave;
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
