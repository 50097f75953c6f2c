/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Set;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Whether a lot's procedure runs: the side states of its dossier (domain 3.2, 34). */
public enum LotStatus {
    /** It goes from stage to stage. */
    RUNNING,
    /** 暂停: it stands still until it is resumed. */
    PAUSED,
    /** 管控: a supervising authority has put it under control, and alone releases it. */
    CONTROLLED,
    /** 流标: it failed; it may be tendered again as another lot. */
    FAILED,
    /** 终止: it was cancelled. */
    CANCELLED;

    /** The states that may follow. */
    Set<LotStatus> next() {
        return switch (this) {
            case RUNNING -> Set.of(PAUSED, CONTROLLED, FAILED, CANCELLED);
            case PAUSED -> Set.of(RUNNING, CONTROLLED, FAILED, CANCELLED);
            case CONTROLLED -> Set.of(RUNNING, FAILED, CANCELLED);
            case FAILED, CANCELLED -> Set.of();
        };
    }

    /** Whether going from this state to that one is for a supervising authority alone. */
    public boolean needsSupervisor(LotStatus to) {
        return this == CONTROLLED || to == CONTROLLED;
    }

    void requireNext(LotStatus to) {
        if (!next().contains(to)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s does not follow %s", to, this);
        }
    }
}
