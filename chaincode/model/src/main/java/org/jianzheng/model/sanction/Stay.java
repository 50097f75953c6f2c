/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A stay order (停止执行): the only thing that suspends a sanction (invariant 12). An appeal alone does not.
 *
 * @param from its first day
 * @param to its last day
 * @param clock whether the sanction's time goes on meanwhile
 */
public record Stay(LocalDate from, LocalDate to, Clock clock) {
    /** What happens to the sanction's time on stayed days. */
    public enum Clock {
        /** It goes on, and the end stays where it is. */
        RUNS,
        /** It stands still, and the end moves by the stayed days. */
        STOPS
    }

    /** Refuses ({@code TIME_IMPLAUSIBLE}) an order that ends before it begins. */
    public Stay {
        if (to.isBefore(from)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "a stay from %s ends on %s, before it begins", from, to);
        }
    }

    /** Whether a day is stayed. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** How many days are stayed. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
