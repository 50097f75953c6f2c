/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A year's working days (节假日调休表): weekends that are worked and working days that are holidays. Limits are counted by a
 * {@link WorkingCalendar}, which goes on where the year ends.
 *
 * @param year its year
 * @param holidays days off, weekends among them or not
 * @param workingWeekends Saturdays and Sundays that are worked
 */
public record WorkingDays(int year, NavigableSet<LocalDate> holidays, NavigableSet<LocalDate> workingWeekends)
        implements CatalogueContent {
    private static final int MAX_DAYS = 366;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    /** Refuses ({@code SCHEMA_INVALID}) days of other years, and working weekends that are no weekends or are holidays too. */
    public WorkingDays {
        holidays = Collections.unmodifiableNavigableSet(new TreeSet<>(holidays));
        workingWeekends = Collections.unmodifiableNavigableSet(new TreeSet<>(workingWeekends));
        for (LocalDate day : holidays) {
            requireOfYear(day, year);
        }
        for (LocalDate day : workingWeekends) {
            requireOfYear(day, year);
            if (!isWeekend(day) || holidays.contains(day)) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no weekend, or a holiday too", day);
            }
        }
    }

    /** Reads the JSON form. */
    public static WorkingDays fromJson(JsonObject json) {
        json.requireOnly("year", "holidays", "workingWeekends");
        return new WorkingDays(
                (int) Members.integer(json, "year", FIRST_YEAR, LAST_YEAR),
                days(json, "holidays"),
                days(json, "workingWeekends"));
    }

    private static NavigableSet<LocalDate> days(JsonObject json, String member) {
        return new TreeSet<>(Members.distinct(json, member, MAX_DAYS, Dates::parse));
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("year", year)
                .putValueIfPresent("holidays", strings(holidays))
                .putValueIfPresent("workingWeekends", strings(workingWeekends))
                .build();
    }

    private static Optional<JsonArray> strings(NavigableSet<LocalDate> days) {
        return Members.strings(List.copyOf(days));
    }

    @Override
    public CatalogueKind kind() {
        return CatalogueKind.WORKING_DAYS;
    }

    /** Whether a day of the year is worked; another day is not this table's to tell. */
    boolean isWorked(LocalDate day) {
        return isWeekend(day) ? workingWeekends.contains(day) : !holidays.contains(day);
    }

    private static void requireOfYear(LocalDate day, int year) {
        if (day.getYear() != year) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no day of %d", day, year);
        }
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
