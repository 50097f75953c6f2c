/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits that run from one year into the next. All tables are invented. */
class WorkingCalendarTest {
    private static final WorkingDays LAST = table(2027, "", "");
    /** New Year's holiday, and the Spring Festival with a Sunday before and a Saturday after it that are worked. */
    private static final WorkingDays NEXT = table(
            2028,
            "2028-01-01 2028-01-03 2028-01-26 2028-01-27 2028-01-28 2028-01-31 2028-02-01",
            "2028-01-23 2028-02-05");

    @ParameterizedTest
    @CsvSource({
        // the 31st is a Friday, the 3rd a holiday
        "2027-12-31, 1, 2028-01-04",
        "2027-12-30, 5, 2028-01-07",
        "2027-12-29, 1, 2027-12-30",
        "2027-12-29, 2, 2027-12-31",
        // ten working days over the month end and the festival, of which two are weekends
        "2028-01-20, 10, 2028-02-08",
        "2028-01-25, 1, 2028-02-02",
        "2028-01-22, 1, 2028-01-23",
        "2028-02-04, 1, 2028-02-05",
        // a leap day is a day like others, here a Tuesday
        "2028-02-28, 1, 2028-02-29",
        "2028-02-28, 2, 2028-03-01",
        "2028-02-25, 3, 2028-03-01",
        "2028-03-31, 1, 2028-04-03",
        "2027-12-01, 30, 2028-01-13"
    })
    void working_days_run_on_into_the_next_year(LocalDate event, int count, LocalDate last) {
        assertThat(both().deadline(event, count)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-12-22, 10, 2028-01-04",
        "2027-12-21, 10, 2027-12-31",
        "2028-01-16, 10, 2028-02-02",
        "2028-02-19, 10, 2028-02-29"
    })
    void calendar_days_move_on_to_a_working_day_of_the_next_year(LocalDate event, int days, LocalDate last) {
        assertThat(both().calendarDeadline(event, days)).isEqualTo(last);
    }

    @ParameterizedTest
    @CsvSource({"2027-12-31, 1", "2027-12-28, 10", "2028-01-04, 1"})
    void names_the_year_that_must_be_recorded_first(LocalDate event, int count) {
        assertThatThrownBy(() -> alone().deadline(event, count))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("CALENDAR_MISSING")
                .hasMessageContaining("record the working days of 2028 as the next version of CN-DAYS");
    }

    @Test
    void a_limit_that_ends_with_the_year_needs_no_other() {
        assertThat(alone().deadline(LocalDate.of(2027, 12, 24), 5)).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(alone().calendarDeadline(LocalDate.of(2027, 12, 21), 10)).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @Test
    void says_nothing_of_a_year_before_the_first() {
        assertThatThrownBy(() -> both().deadline(LocalDate.of(2026, 12, 31), 3))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("TIME_IMPLAUSIBLE");
    }

    @Test
    void the_newest_table_of_a_later_year_counts_and_the_first_year_keeps_its_own() {
        WorkingDays older = table(2028, "2028-01-03", "");
        WorkingDays changed = table(2027, "2027-12-30 2027-12-31", "");
        WorkingCalendar calendar = new WorkingCalendar("CN-DAYS", LAST, List.of(NEXT, older, changed));

        assertThat(calendar.deadline(LocalDate.of(2027, 12, 29), 2)).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(calendar.isWorkingDay(LocalDate.of(2028, 1, 26))).isFalse();
    }

    private static WorkingCalendar both() {
        return new WorkingCalendar("CN-DAYS", LAST, List.of(NEXT));
    }

    private static WorkingCalendar alone() {
        return new WorkingCalendar("CN-DAYS", LAST, List.of());
    }

    private static WorkingDays table(int year, String holidays, String worked) {
        return new WorkingDays(year, days(holidays), days(worked));
    }

    private static NavigableSet<LocalDate> days(String text) {
        return Stream.of(text.split(" ", -1))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
