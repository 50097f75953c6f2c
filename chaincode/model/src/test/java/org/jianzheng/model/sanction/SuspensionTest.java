/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SuspensionTest {
    private static final LocalDate EFFECT = LocalDate.of(2020, 9, 1);

    static Stream<JsonObject> periods() {
        return CaseFiles.vectors("period-arithmetic.json").array("periods").objects().stream();
    }

    static Stream<JsonObject> stays() {
        return CaseFiles.vectors("period-arithmetic.json").array("stays").objects().stream();
    }

    @ParameterizedTest
    @MethodSource("periods")
    void ends_on_the_last_day_of_every_vector(JsonObject vector) {
        Suspension suspension = new Suspension(
                day(vector, "effectiveFrom"),
                new Term(vector.integer("length"), Term.Unit.valueOf(vector.string("unit"))));

        assertThat(suspension.lastDay()).isEqualTo(day(vector, "lastDay"));
        assertProbes(suspension, vector);
    }

    @ParameterizedTest
    @MethodSource("stays")
    void stayed_days_are_free_and_move_the_end_where_the_clock_stops(JsonObject vector) {
        Stay stay =
                new Stay(day(vector, "stayFrom"), day(vector, "stayTo"), Stay.Clock.valueOf(vector.string("clock")));
        Term term = Term.months(vector.integer("lengthMonths"));
        Suspension suspension = new Suspension(day(vector, "effectiveFrom"), term, List.of(stay));

        assertThat(stay.days()).isEqualTo(vector.integer("stayedDays"));
        assertThat(term.lastDay(suspension.effect())).isEqualTo(day(vector, "lastDayWithoutStay"));
        assertThat(suspension.lastDay()).isEqualTo(day(vector, "lastDay"));
        assertProbes(suspension, vector);
    }

    @Test
    void survives_the_turn_of_the_scoring_year() { // invariant 11
        assertThat(new Suspension(LocalDate.of(2020, 3, 16), Term.months(15)).bars(LocalDate.of(2021, 1, 5)))
                .isTrue();
    }

    @Test
    void refuses_stays_that_overlap_or_lie_outside() {
        Stay november = stay("2020-11-01", "2020-11-30");
        assertThatThrownBy(() -> suspended(november, stay("2020-11-30", "2020-12-02")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> suspended(stay("2020-08-31", "2020-09-02"))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> suspended(stay("2021-03-02", "2021-03-03"))).isInstanceOf(Refusal.class);
        assertThat(suspended(november, stay("2021-03-31", "2021-03-31")).lastDay())
                .isEqualTo("2021-04-01");
    }

    @Test
    void refuses_a_stay_that_ends_before_it_begins() {
        assertThatThrownBy(() -> stay("2020-11-02", "2020-11-01")).isInstanceOf(Refusal.class);
    }

    private static Suspension suspended(Stay... stays) {
        return new Suspension(EFFECT, Term.months(6), List.of(stays));
    }

    private static Stay stay(String from, String to) {
        return new Stay(LocalDate.parse(from), LocalDate.parse(to), Stay.Clock.STOPS);
    }

    private static void assertProbes(Suspension suspension, JsonObject vector) {
        for (JsonObject probe : vector.array("probe").objects()) {
            assertThat(suspension.bars(day(probe, "date"))).as(probe.toString()).isNotEqualTo(probe.bool("eligible"));
        }
    }

    private static LocalDate day(JsonObject vector, String member) {
        return LocalDate.parse(vector.string(member));
    }
}
