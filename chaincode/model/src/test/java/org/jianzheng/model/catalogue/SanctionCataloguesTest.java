/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;

class SanctionCataloguesTest {
    private static final DepartmentId REFORM = DepartmentId.parse("reform");
    private static final DepartmentId HOUSING = DepartmentId.parse("housing");
    private static final DepartmentId TRANSPORT = DepartmentId.parse("transport");
    private static final SignatureMatrix MATRIX = new SignatureMatrix(List.of(
            SignatureMatrix.Row.ofCatalogueChange(REFORM, HOUSING),
            new SignatureMatrix.Row(Optional.of("BAR"), Optional.empty(), Optional.empty(), List.of(REFORM)),
            new SignatureMatrix.Row(Optional.empty(), Optional.of("交通"), Optional.empty(), List.of(TRANSPORT, HOUSING)),
            new SignatureMatrix.Row(Optional.of("FINE"), Optional.of("水利"), Optional.of("某县"), List.of(HOUSING))));
    private static final RepairPolicy SINCE_APRIL = new RepairPolicy(List.of(
            new RepairPolicy.Period(Measure.Severity.SLIGHT, Optional.empty(), Term.months(3)),
            new RepairPolicy.Period(Measure.Severity.GENERAL, Optional.of(Term.months(3)), Term.months(12)),
            new RepairPolicy.Period(Measure.Severity.SERIOUS, Optional.of(Term.months(12)), Term.months(36))));

    @Test
    void rows_of_a_matrix_that_fit_add_up() {
        assertThat(MATRIX.required(List.of("BAR"), "交通", "某市")).containsExactly(HOUSING, REFORM, TRANSPORT);
        assertThat(MATRIX.required(List.of("BAR"), "水利", "某市")).containsExactly(REFORM);
        assertThat(MATRIX.required(List.of("BAR", "FINE"), "水利", "某县")).containsExactly(HOUSING, REFORM);
        assertThat(MATRIX.requiredForChange()).containsExactly(HOUSING, REFORM);
    }

    @Test
    void a_measure_that_the_matrix_does_not_know_is_refused_and_never_free() {
        assertThatThrownBy(() -> MATRIX.required(List.of("BAR", "FINE"), "水利", "某市"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("NOT_IN_MATRIX: ");
        assertThatThrownBy(() -> MATRIX.required(List.of(SignatureMatrix.CATALOGUE_CHANGE), "水利", "某市"))
                .hasMessageStartingWith("NOT_IN_MATRIX: ");
    }

    @Test
    void a_matrix_says_who_changes_catalogues() {
        assertThatThrownBy(() -> new SignatureMatrix(List.of(new SignatureMatrix.Row(
                        Optional.of("BAR"), Optional.empty(), Optional.empty(), List.of(REFORM)))))
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void the_longest_period_of_several_measures_holds() { // invariant 14
        LocalDate found = LocalDate.of(2026, 4, 30);
        assertThat(SINCE_APRIL.repairableFrom(found, List.of(Measure.Severity.SLIGHT)))
                .isEqualTo(found);
        assertThat(SINCE_APRIL.repairableFrom(found, List.of(Measure.Severity.GENERAL, Measure.Severity.SERIOUS)))
                .isEqualTo("2027-04-30");
        assertThat(SINCE_APRIL.publishedUntil(found, List.of(Measure.Severity.GENERAL)))
                .isEqualTo("2027-04-30");
    }

    @Test
    void a_penalty_rests_on_a_rule_at_least_and_takes_no_short_path() {
        LegalBasis notice = new LegalBasis("某通知(虚构)", "第一条", LegalBasis.Rank.NORMATIVE_DOCUMENT);
        assertThat(new Measure("TALK", "约谈", Measure.Kind.INTERVIEW, notice, Optional.empty())
                        .kind()
                        .isLight())
                .isTrue();
        assertThatThrownBy(() -> new Measure(
                        "NOTE", "通报批评", Measure.Kind.CRITICISM_NOTICE, notice, Optional.of(Measure.Severity.SLIGHT)))
                .hasMessageStartingWith("SCHEMA_INVALID: ");
        assertThat(Measure.Kind.CRITICISM_NOTICE.isLight()).isFalse();
        assertThat(Measure.Kind.WARNING.isLight()).isFalse();
    }
}
