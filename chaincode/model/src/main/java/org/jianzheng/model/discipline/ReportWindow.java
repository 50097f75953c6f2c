/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.discipline;

import java.time.Instant;
import java.time.LocalDate;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What a report counts: what was recorded on these days, whenever it happened. Days of history are often unknown, the days of its records never
 * are.
 *
 * @param from the first day, in China
 * @param to the last day
 * @param knownAt what was recorded later is left out, also ends and acknowledgements
 */
public record ReportWindow(LocalDate from, LocalDate to, Instant knownAt) {
    /** Refuses ({@code SCHEMA_INVALID}) a window that ends before it begins. */
    public ReportWindow {
        if (to.isBefore(from)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is before %s", to, from);
        }
    }

    /** Whether what was recorded at this time is counted. */
    boolean covers(Instant recorded) {
        LocalDate day = Dates.of(recorded);
        return isKnown(recorded) && !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether what was recorded on this day is counted. */
    boolean covers(LocalDate day) {
        return !day.isAfter(Dates.of(knownAt)) && !day.isBefore(from) && !day.isAfter(to);
    }

    /** Whether what was recorded at this time is known. */
    boolean isKnown(Instant recorded) {
        return !recorded.isAfter(knownAt);
    }
}
