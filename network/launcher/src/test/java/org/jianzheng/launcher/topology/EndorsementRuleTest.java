/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndorsementRuleTest {

    private static final List<MspId> MEMBERS =
            List.of(new MspId("CityMSP"), new MspId("CountyMSP"), new MspId("RegulatorMSP"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer') | 3 | 2",
                "AND('CityMSP.peer',OR('CountyMSP.member','RegulatorMSP.peer')) | 3 | 3",
                "OR('CityMSP.admin','CountyMSP.peer') | 1 | 1",
                "OutOf(1,'CityMSP.peer','CityMSP.peer') | 1 | 1"
            })
    void whoever_asks_enough_candidates_meets_the_policy(String policy, int candidates, int needed) {
        EndorsementRule rule = rule(policy);

        assertThat(rule.candidates()).hasSize(candidates);
        assertThat(rule.needed()).isEqualTo(needed);
        assertThat(rule.isMetBy(MEMBERS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OR('ElsewhereMSP.peer')",
                "AND('CityMSP.peer','CityMSP.peer')",
                "AND('CityMSP.peer',AND('CityMSP.member','CountyMSP.peer'))",
                "OutOf(2,'CityMSP.peer','CountyMSP.client')"
            })
    void what_one_peer_of_each_member_cannot_give_is_not_met(String policy) {
        assertThat(rule(policy).isMetBy(MEMBERS)).isFalse();
    }

    @Test
    void two_of_three_are_met_by_any_two() {
        EndorsementRule rule = rule("OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')");

        assertThat(rule.isMetBy(MEMBERS.subList(1, 3))).isTrue();
        assertThat(rule.isMetBy(MEMBERS.subList(1, 2))).isFalse();
    }

    private static EndorsementRule rule(String policy) {
        return EndorsementRule.of(new ChaincodeDefinition("records", "1", 2, policy));
    }
}
