/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import java.util.Optional;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The seven stages of a dossier and its end, in their order (domain 0.3, 3.2). */
public enum Stage {
    /** 立项. */
    INITIATION,
    /** 招标. */
    TENDERING,
    /** 开标. */
    OPENING,
    /** 评标. */
    EVALUATION,
    /** 中标. */
    AWARD,
    /** 标后履约. */
    PERFORMANCE,
    /** 竣工验收. */
    ACCEPTANCE,
    /** 归档. */
    ARCHIVED;

    /** Whether this stage is that one or a later one. */
    public boolean hasReached(Stage stage) {
        return compareTo(stage) >= 0;
    }

    /** Whether this stage comes after that one. */
    public boolean isAfter(Stage stage) {
        return compareTo(stage) > 0;
    }

    /** The stage after this one; none after the last. */
    public Optional<Stage> next() {
        return switch (this) {
            case INITIATION -> Optional.of(TENDERING);
            case TENDERING -> Optional.of(OPENING);
            case OPENING -> Optional.of(EVALUATION);
            case EVALUATION -> Optional.of(AWARD);
            case AWARD -> Optional.of(PERFORMANCE);
            case PERFORMANCE -> Optional.of(ACCEPTANCE);
            case ACCEPTANCE -> Optional.of(ARCHIVED);
            case ARCHIVED -> Optional.empty();
        };
    }

    /** Refuses ({@code STAGE_ORDER}) any stage but the next: none is skipped, and there is no way back (domain 3.2). */
    void requireNext(Stage stage) {
        if (!next().equals(Optional.of(stage))) {
            throw Refusal.of(ErrorCode.STAGE_ORDER, "%s does not follow %s", stage, this);
        }
    }

    /** Refuses ({@code STAGE_ORDER}) a stage that lies not behind the next one, so that nothing between does not apply. */
    void requireBeyondNext(Stage stage) {
        if (next().filter(stage::isAfter).isEmpty()) {
            throw Refusal.of(ErrorCode.STAGE_ORDER, "there is no stage between %s and %s to leave out", this, stage);
        }
    }
}
