/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndorsersTest {
    private Instant now = Instant.parse("2026-03-16T01:30:04Z");
    private final Endorsers endorsers = new Endorsers(List.of("CityMSP", "CountyMSP", "RegulatorMSP"), 2, () -> now);

    @Test
    void asks_the_own_organisation_and_the_next() {
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
    }

    @Test
    void passes_over_a_silent_organisation_for_some_seconds() {
        endorsers.didNotAnswer(List.of("CountyMSP"));
        assertThat(endorsers.choose()).containsExactly("CityMSP", "RegulatorMSP");
        assertThat(endorsers.silent()).containsExactly("CountyMSP");
        now = now.plusSeconds(5);
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
        assertThat(endorsers.silent()).isEmpty();
    }

    @Test
    void asks_a_silent_one_when_there_are_too_few_others() {
        endorsers.didNotAnswer(List.of("CountyMSP", "RegulatorMSP", "UnknownMSP"));
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
    }

    @Test
    void cannot_need_more_than_there_are() {
        assertThatThrownBy(() -> new Endorsers(List.of("CityMSP"), 2, () -> now))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
