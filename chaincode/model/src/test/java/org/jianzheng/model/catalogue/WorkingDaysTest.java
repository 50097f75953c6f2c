/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkingDaysTest {
    private static final JsonObject VECTORS = CaseFiles.vectors("working-days.json");

    static Stream<JsonObject> deadlines() {
        return VECTORS.array("deadlines").objects().stream();
    }

    static Stream<JsonObject> calendarDeadlines() {
        return VECTORS.array("calendarDeadlines").objects().stream();
    }

    static Stream<JsonObject> days() {
        return VECTORS.array("isWorkingDay").objects().stream();
    }

    static Stream<JsonObject> refused() {
        return VECTORS.array("mustRefuse").objects().stream();
    }

    @ParameterizedTest
    @MethodSource("deadlines")
    void counts_working_days_from_the_day_after_the_event(JsonObject vector) {
        assertThat(calendar(vector).deadline(day(vector, "event"), (int) vector.integer("workingDays")))
                .isEqualTo(day(vector, "deadline"));
    }

    @MethodSource("calendarDeadlines")
    @ParameterizedTest
    void a_limit_of_calendar_days_moves_on_to_a_working_day(JsonObject vector) {
        assertThat(calendar(vector).calendarDeadline(day(vector, "event"), (int) vector.integer("calendarDays")))
                .isEqualTo(day(vector, "deadline"));
    }

    @MethodSource("days")
    @ParameterizedTest
    void knows_worked_weekends_and_holidays(JsonObject vector) {
        assertThat(calendar(vector).isWorkingDay(day(vector, "date"))).isEqualTo(vector.bool("workingDay"));
    }

    @MethodSource("refused")
    @ParameterizedTest
    void never_guesses_about_another_year(JsonObject vector) {
        WorkingCalendar calendar = alone(table("CN-2026-INVENTED", 1));
        assertThatThrownBy(() -> calendar.deadline(day(vector, "event"), (int) vector.integer("workingDays")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void its_json_gives_it_again() {
        WorkingDays calendar = table("CN-2026-INVENTED", 2);
        assertThat(WorkingDays.fromJson(calendar.toJson())).isEqualTo(calendar);
    }

    @Test
    void refuses_days_that_contradict_each_other() {
        LocalDate monday = LocalDate.of(2026, 3, 16);
        LocalDate sunday = LocalDate.of(2026, 3, 15);
        assertThatThrownBy(() -> of(new TreeSet<>(), monday)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> of(new TreeSet<>(Set.of(sunday)), sunday)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> of(new TreeSet<>(), sunday.plusYears(1))).isInstanceOf(Refusal.class);
    }

    private static WorkingDays of(NavigableSet<LocalDate> holidays, LocalDate worked) {
        return new WorkingDays(2026, holidays, new TreeSet<>(Set.of(worked)));
    }

    private static WorkingCalendar calendar(JsonObject vector) {
        return alone(table(vector.string("table"), vector.integer("version")));
    }

    private static WorkingCalendar alone(WorkingDays table) {
        return new WorkingCalendar("CN", table, List.of());
    }

    private static WorkingDays table(String id, long version) {
        JsonObject table = VECTORS.array("tables").objects().stream()
                .filter(each -> each.string("tableId").equals(id) && each.integer("version") == version)
                .findFirst()
                .orElseThrow();
        return new WorkingDays((int) table.integer("year"), all(table, "holidays"), all(table, "workingWeekends"));
    }

    private static NavigableSet<LocalDate> all(JsonObject table, String member) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        table.array(member).strings().forEach(day -> days.add(LocalDate.parse(day)));
        return days;
    }

    private static LocalDate day(JsonObject vector, String member) {
        return LocalDate.parse(vector.string(member));
    }
}
