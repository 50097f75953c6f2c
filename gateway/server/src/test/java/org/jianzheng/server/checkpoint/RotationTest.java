/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jianzheng.evidence.trust.TrustDraft;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.log.LogFixture;
import org.junit.jupiter.api.Test;

class RotationTest {
    @Test
    void every_gateway_has_its_turn() {
        List<String> organisations = List.of("RegulatorMSP", "CityMSP", "CountyMSP");
        for (long block = 0; block < 6; block++) {
            long now = block;
            List<Integer> turns = organisations.stream()
                    .map(own -> new Rotation(organisations, own).turn(now))
                    .toList();
            assertThat(turns).containsExactlyInAnyOrder(0, 1, 2);
        }
        assertThat(new Rotation(organisations, "CityMSP").turn(0)).isZero();
        assertThat(new Rotation(organisations, "CountyMSP").turn(1)).isZero();
        assertThat(new Rotation(organisations, "RegulatorMSP").turn(2)).isZero();
    }

    @Test
    void a_gateway_whose_keys_do_not_count_at_a_size_has_no_turn_there() {
        TrustRoot later = new TrustDraft(trust(), 100)
                .retire(new OrganisationId("CountyMSP"))
                .change()
                .next();
        assertThat(Rotation.at(99, later, "CountyMSP")).isPresent();
        assertThat(Rotation.at(100, later, "CountyMSP")).isEmpty();
        assertThat(Rotation.at(100, later, "CityMSP").orElseThrow().organisations())
                .containsExactly("CityMSP", "RegulatorMSP");
    }

    private static TrustRoot trust() {
        return LogFixture.trust(
                new FakeLedger().genesis(),
                List.of(
                        LogFixture.Keys.of("CityMSP", "city.jianzheng.example"),
                        LogFixture.Keys.of("CountyMSP", "county.jianzheng.example"),
                        LogFixture.Keys.of("RegulatorMSP", "regulator.jianzheng.example")));
    }
}
