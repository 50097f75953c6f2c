/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.witness;

import java.util.List;

/** The three steps against misconduct on site, in their order (domain 72). */
public enum EscalationStep {
    /** 监控发现: seen by monitoring. */
    MONITORED,
    /** 对讲劝阻: warned by intercom. */
    DISSUADED,
    /** 视频抓拍: captured on video. */
    CAPTURED;

    /** Whether this step comes next after those taken; the report of the incident may stand for the first. */
    boolean follows(List<EscalationStep> taken) {
        return switch (this) {
            case MONITORED -> taken.isEmpty();
            case DISSUADED -> taken.isEmpty() || taken.getLast() == MONITORED;
            case CAPTURED -> !taken.isEmpty() && taken.getLast() == DISSUADED;
        };
    }
}
