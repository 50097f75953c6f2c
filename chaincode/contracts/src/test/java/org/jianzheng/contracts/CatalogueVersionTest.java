/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.CatalogueHead;
import org.junit.jupiter.api.Test;

class CatalogueVersionTest {

    private final Play play = new Play();

    @Test
    void a_version_of_a_catalogue_is_in_force_until_the_next_one_begins() {
        play.registered();
        play.accept(rules(play.office, "2024", 2024, 2));
        play.accept(rules(play.office, "2026", 2026, 3));

        JsonObject first = play.ledger.value("head/catalogue/TEST-RULES@2024").orElseThrow();
        assertThat(first.string("until")).isEqualTo("2026-01-01");
        assertThat(play.ledger.value("head/catalogue/TEST-RULES").orElseThrow().string("latest"))
                .isEqualTo("2026");
        CatalogueHead old = CatalogueHead.fromJson(first);
        old.requireInForceOn(LocalDate.of(2025, 12, 31));
        assertThatThrownBy(() -> old.requireInForceOn(LocalDate.of(2026, 1, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_IN_FORCE));
        assertThatThrownBy(() -> old.requireInForceOn(LocalDate.of(2023, 12, 31)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobody_changes_what_was_in_force() {
        play.registered();
        play.accept(rules(play.office, "2024", 2024, 2));

        play.refuse("STATE_FORBIDS", rules(play.office, "2024-2", 2024, 3));
        play.refuse("STATE_FORBIDS", rules(play.office, "2023", 2023, 3));
        play.refuse("ALREADY_REGISTERED", rules(play.office, "2024", 2026, 3));
        play.refuse("STATE_FORBIDS", play.record(play.office, workingDays("TEST-RULES", 2026)));
        play.accept(play.record(play.office, workingDays("TEST-DAYS", 2026)));
    }

    @Test
    void only_the_supervision_office_brings_catalogues() {
        play.registered();
        play.refuse("ROLE_FORBIDDEN", rules(play.staff, "2024", 2024, 2));
        play.refuse("ROLE_FORBIDDEN", rules(play.supervisor, "2024", 2024, 2));
        play.refuse("ROLE_FORBIDDEN", rules(play.regulatorRegistrar, "2024", 2024, 2));
    }

    private ReadableRecord rules(Actor by, String version, int year, long points) {
        RuleCatalogue content = new RuleCatalogue(
                RuleCatalogue.Period.CALENDAR_YEAR,
                List.of(new Rule("LATE", "迟到", new Points.Fixed(points), Optional.empty(), List.of())),
                List.of());
        return play.record(
                by,
                new Catalogue(
                        new CatalogueVersion("TEST-RULES", version), LocalDate.of(year, 1, 1), "示例(虚构)", content));
    }

    private static Catalogue workingDays(String name, int year) {
        return new Catalogue(
                new CatalogueVersion(name, Integer.toString(year)),
                LocalDate.of(year, 1, 1),
                "示例(虚构)",
                new WorkingDays(year, new TreeSet<>(Set.of(LocalDate.of(year, 1, 1))), new TreeSet<>()));
    }
}
