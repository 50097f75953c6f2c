/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * The working days of one year, and of those after it that are recorded (domain 2.11, 2.13). A limit begins in the first year and may end in a
 * later one. There is no guess about a year whose working days are not recorded: whoever counts is told to record them first.
 */
public final class WorkingCalendar {
    private final String name;
    private final int first;
    private final NavigableMap<Integer, WorkingDays> years = new TreeMap<>();

    /**
     * A calendar that begins with a year.
     *
     * @param name the catalogue, for the sentences of refusals
     * @param days the first year's table
     * @param later tables of later years, the newest of each year first; others are passed over
     */
    public WorkingCalendar(String name, WorkingDays days, List<WorkingDays> later) {
        this.name = name;
        this.first = days.year();
        years.put(first, days);
        later.forEach(table -> {
            if (table.year() > first) {
                years.putIfAbsent(table.year(), table);
            }
        });
    }

    /**
     * Whether a day is worked.
     *
     * @throws Refusal {@code CALENDAR_MISSING} if the working days of its year are not recorded; {@code TIME_IMPLAUSIBLE} for a day before
     *     the first year
     */
    public boolean isWorkingDay(LocalDate day) {
        return table(day).isWorked(day);
    }

    /**
     * The last day of a limit of working days; what comes on it is in time. The day of the event is not counted.
     *
     * @param count at least 1
     * @throws Refusal as {@link #isWorkingDay}, for any day from the event to the last
     */
    public LocalDate deadline(LocalDate event, int count) {
        table(event);
        LocalDate day = event;
        for (int counted = 0; counted < count; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /**
     * The last day of a limit of calendar days within which somebody must act: it moves on to the next working day.
     *
     * @throws Refusal as {@link #isWorkingDay}, for the event and any day from the last calendar day on
     */
    public LocalDate calendarDeadline(LocalDate event, int days) {
        table(event);
        LocalDate day = event.plusDays(days);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private WorkingDays table(LocalDate day) {
        if (day.getYear() < first) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE, "the working days from %d on do not say what %s is", first, day);
        }
        WorkingDays table = years.get(day.getYear());
        if (table == null) {
            throw Refusal.of(
                    ErrorCode.CALENDAR_MISSING,
                    "the limit reaches %s; record the working days of %d as the next version of %s",
                    day,
                    day.getYear(),
                    name);
        }
        return table;
    }
}
