/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.hyperledger.fabric.client.GatewayException;
import org.jianzheng.conformance.client.Forger;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.junit.jupiter.api.Test;

/** Proposals from clocks that are off: fifteen minutes are allowed. */
@Conformance
class TimeIT {

    @Test
    void a_proposal_from_the_past_is_refused(Ground ground) {
        propose(ground, Duration.ofMinutes(-20));
    }

    @Test
    void a_proposal_from_the_future_is_refused(Ground ground) {
        propose(ground, Duration.ofMinutes(20));
    }

    @Test
    void a_clock_that_is_a_little_off_is_let_pass(Ground ground) {
        propose(ground, Duration.ofMinutes(-14));
        propose(ground, Duration.ofMinutes(14));
    }

    @Test
    void a_transaction_from_the_past_can_still_be_ordered(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.at(Clock.systemUTC().instant().minus(Duration.ofDays(1)));
        ground.commits("a transaction of yesterday", forger);
    }

    private static void propose(Ground ground, Duration off) {
        Forger forger = ground.forger(CITY);
        forger.at(Clock.systemUTC().instant().plus(off));
        for (List<String> organisations :
                List.of(List.<String>of(), List.of(CITY), List.of(CITY, COUNTY), List.of(COUNTY))) {
            String what = "proposal of " + off + " for " + organisations;
            try {
                forger.proposed(forger.proposal("get", "a"), organisations).endorse();
                ground.seen().line(what + ": endorsed");
            } catch (GatewayException e) {
                ground.seen().failure(what, e);
            }
        }
        try {
            forger.proposed(forger.proposal("get", "a"), List.of(CITY)).evaluate();
            ground.seen().line("evaluated");
        } catch (GatewayException e) {
            ground.seen().failure("evaluated", e);
        }
    }
}
