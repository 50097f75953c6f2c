/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleCatalogueTest {
    static Stream<JsonObject> published() {
        return CaseFiles.json("cases/expert-points.json").object("given").array("catalogues").objects().stream();
    }

    @MethodSource("published")
    @ParameterizedTest
    void holds_the_rules_of_every_published_catalogue(JsonObject published) {
        RuleCatalogue catalogue = PublishedRules.of(published);

        assertThat(catalogue.rules()).hasSameSizeAs(published.array("rules").objects());
        assertThat(catalogue.thresholds())
                .hasSameSizeAs(published.array("thresholds").objects());
        assertThat(RuleCatalogue.fromJson(catalogue.toJson())).isEqualTo(catalogue);
    }

    @Test
    void a_rule_allows_its_points_and_no_others() { // invariant 6
        assertThat(new Points.Fixed(2).allows(2)).isTrue();
        assertThat(new Points.Fixed(2).allows(3)).isFalse();
        assertThat(new Points.Range(5, 15).allows(5)).isTrue();
        assertThat(new Points.Range(5, 15).allows(16)).isFalse();
        assertThat(new Points.Range(5, 15).needsDiscretion()).isTrue();
        assertThat(new Points.AsDecided().allows(6)).isTrue();
        assertThat(new Points.AsDecided().allows(0)).isFalse();
    }

    @Test
    void refuses_what_is_no_catalogue() {
        Rule rule = new Rule("A", "迟到", new Points.Fixed(1), Optional.empty(), List.of());
        JsonObject whole = new RuleCatalogue(RuleCatalogue.Period.QUARTER, List.of(rule), List.of()).toJson();

        assertThat(RuleCatalogue.fromJson(whole).require("A")).isEqualTo(rule);
        assertThatThrownBy(() -> RuleCatalogue.fromJson(whole).require("B")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> RuleCatalogue.fromJson(whole.with("rules", JsonArray.of(List.of()))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> RuleCatalogue.fromJson(
                        whole.with("rules", JsonArray.of(List.of(rule.toJson(), rule.toJson())))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Points.Range(5, 5)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Points.Fixed(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Effect(Effect.Kind.SUSPENSION_PROPOSAL, Optional.empty()))
                .isInstanceOf(Refusal.class);
    }
}
