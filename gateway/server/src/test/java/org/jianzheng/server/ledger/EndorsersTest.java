/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.junit.jupiter.api.Test;

class EndorsersTest {
    private Instant now = Instant.parse("2026-03-16T01:30:04Z");
    private final Troubles troubles = new Troubles(new SimpleMeterRegistry(), () -> now);
    private final Endorsers endorsers =
            new Endorsers(List.of("CityMSP", "CountyMSP", "RegulatorMSP"), 2, () -> now, troubles);

    private boolean countyIsInTrouble() {
        return troubles.of(Kind.ENDORSER, "CountyMSP").lasts();
    }

    @Test
    void asks_the_own_organisation_and_the_next() {
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
    }

    @Test
    void passes_over_a_silent_organisation_for_some_seconds() {
        endorsers.didNotAnswer(List.of("CountyMSP"), "silent");
        assertThat(endorsers.choose()).containsExactly("CityMSP", "RegulatorMSP");
        assertThat(countyIsInTrouble()).isTrue();
        now = now.plusSeconds(5);
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
        endorsers.answered(List.of("CityMSP", "CountyMSP"));
        assertThat(countyIsInTrouble()).isFalse();
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
    }

    @Test
    void one_call_alone_asks_again_and_each_time_in_vain_doubles_the_rest() {
        endorsers.didNotAnswer(List.of("CountyMSP"), "silent");
        endorsers.didNotAnswer(List.of("CountyMSP"), "silent, another call that was under way");
        now = now.plusSeconds(5);
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
        assertThat(endorsers.choose()).containsExactly("CityMSP", "RegulatorMSP");
        now = now.plusSeconds(15);
        endorsers.didNotAnswer(List.of("CountyMSP"), "silent again");
        now = now.plusSeconds(9);
        assertThat(endorsers.choose()).containsExactly("CityMSP", "RegulatorMSP");
        now = now.plusSeconds(1);
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
    }

    @Test
    void whose_rest_is_over_without_being_needed_is_no_trouble_any_more() {
        endorsers.didNotAnswer(List.of("RegulatorMSP"), "silent");
        now = now.plusSeconds(5);
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
        assertThat(troubles.of(Kind.ENDORSER, "RegulatorMSP").lasts()).isFalse();
    }

    @Test
    void asks_a_silent_one_when_there_are_too_few_others() {
        endorsers.didNotAnswer(List.of("CountyMSP", "RegulatorMSP", "UnknownMSP"), "silent");
        assertThat(endorsers.choose()).containsExactly("CityMSP", "CountyMSP");
    }

    @Test
    void asks_the_keepers_of_a_head_beside_those_that_it_chose() {
        byte[] answer =
                "{\"id\":\"x\",\"keepers\":[\"RegulatorMSP\",\"CityMSP\",\"ForeignMSP\"],\"status\":\"ACCEPTED\"}"
                        .getBytes(StandardCharsets.UTF_8);
        endorsers.didNotAnswer(List.of("RegulatorMSP"), "silent");
        List<String> chosen = endorsers.choose();

        assertThat(endorsers.withKeepers(chosen, ContractAnswer.keepers(answer)))
                .containsExactly("CityMSP", "CountyMSP", "RegulatorMSP");
        assertThat(endorsers.withKeepers(
                        chosen, ContractAnswer.keepers("{\"results\":[]}".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(chosen);
    }

    @Test
    void cannot_need_more_than_there_are() {
        assertThatThrownBy(() -> new Endorsers(List.of("CityMSP"), 2, () -> now, troubles))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
