/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;
import static org.jianzheng.conformance.observation.Ground.REGULATOR;

import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.junit.jupiter.api.Test;

/** Who must endorse by the chaincode's policy (two of three), and what becomes of results that differ or are refused. */
@Conformance
class EndorsementIT {

    @Test
    void what_is_submitted_can_be_read_at_every_organisation(Ground ground) {
        ground.caller(CITY).submits("put", "endorsed", "1");
        for (String mspId : new String[] {CITY, COUNTY, REGULATOR}) {
            ground.caller(mspId).evaluates("get", "endorsed");
        }
    }

    @Test
    void each_organisations_gateway_endorses_at_home_first(Ground ground) {
        ground.caller(COUNTY).submits("put", "by-county", "1");
        ground.caller(REGULATOR).submits("put", "by-regulator", "1");
    }

    @Test
    void all_that_are_named_endorse(Ground ground) {
        ground.caller(CITY).at(CITY, COUNTY, REGULATOR).submits("put", "by-all", "1");
    }

    @Test
    void others_than_the_own_organisation_may_be_named(Ground ground) {
        ground.caller(CITY).at(COUNTY, REGULATOR).submits("put", "by-others", "1");
    }

    @Test
    void an_organisation_that_is_named_twice_endorses_once(Ground ground) {
        ground.caller(CITY).at(CITY, CITY).submits("put", "by-city-twice", "1");
    }

    @Test
    void too_few_endorsements_fail_the_policy(Ground ground) {
        Caller city = ground.caller(CITY);
        city.at(CITY).submits("put", "lonely", "1");
        city.evaluates("get", "lonely");
    }

    @Test
    void a_refusal_of_every_contract_reaches_who_has_it_endorsed(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("fail", "RECORD_CONFLICT: other bytes");
        city.at(CITY, COUNTY).submits("fail", "RECORD_CONFLICT: other bytes");
        city.at(CITY, COUNTY, REGULATOR).submits("fail", "RECORD_CONFLICT: other bytes");
        city.at(COUNTY).submits("fail", "RECORD_CONFLICT: other bytes");
    }

    @Test
    void a_refusal_of_one_of_those_that_are_named_is_told(Ground ground) {
        ground.caller(CITY).at(CITY, COUNTY).submits("refuseAt", COUNTY);
        ground.caller(CITY).at(CITY, COUNTY, REGULATOR).submits("refuseAt", COUNTY);
        ground.caller(CITY).at(CITY, COUNTY, REGULATOR).submits("refuseAt", COUNTY, REGULATOR);
    }

    @Test
    void the_gateway_goes_on_to_another_organisation_when_one_refuses(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("refuseAt", COUNTY);
        city.submits("refuseAt", REGULATOR);
        city.submits("refuseAt", COUNTY, REGULATOR);
    }

    @Test
    void a_refusal_at_home_ends_it(Ground ground) {
        ground.caller(CITY).submits("refuseAt", CITY);
    }

    @Test
    void results_that_differ_are_not_put_together(Ground ground) {
        Caller city = ground.caller(CITY);
        city.at(CITY, COUNTY).submits("whoAmI");
        city.at(CITY, COUNTY).submits("writeWhoIAm", "who");
        city.at(CITY).submits("whoAmI");
    }

    @Test
    void a_gateway_that_chooses_tells_that_results_differ(Ground ground) {
        ground.caller(CITY).submits("writeWhoIAm", "who");
    }

    @Test
    void an_answer_tells_status_and_message(Ground ground) {
        Caller city = ground.caller(CITY);
        for (String status : new String[] {"200", "400", "500"}) {
            city.evaluates("respond", status, "words", "payload");
            city.evaluates("respond", status, "words without payload");
            city.submits("respond", status, "words", "payload");
            city.submits("respond", status, "words without payload");
        }
    }

    @Test
    void a_contract_that_breaks_is_told(Ground ground) {
        ground.caller(CITY).evaluates("crash");
        ground.caller(CITY).submits("crash");
        ground.caller(CITY).at(CITY, COUNTY).submits("crash");
    }

    @Test
    void an_unknown_function_is_the_contracts_to_refuse(Ground ground) {
        ground.caller(CITY).evaluates("nothingOfTheKind");
        ground.caller(CITY).submits("nothingOfTheKind");
    }

    @Test
    void an_evaluated_write_changes_nothing(Ground ground) {
        Caller city = ground.caller(CITY);
        city.evaluates("put", "evaluated", "1");
        city.evaluates("get", "evaluated");
    }

    @Test
    void a_call_without_writes_can_be_submitted(Ground ground) {
        ground.caller(CITY).has("put", "only-read", "1");
        ground.caller(CITY).submits("get", "only-read");
        ground.caller(CITY).submits("get", "never-written");
    }

    @Test
    void what_is_given_in_confidence_reaches_the_contract_and_not_the_block(Ground ground) {
        ground.caller(CITY)
                .at(CITY, COUNTY)
                .giving("secret", "nobody else may read this")
                .submits("secret", "kept");
        ground.caller(CITY).evaluates("get", "kept");
        ground.caller(CITY).giving("secret", "for home only").evaluates("secret", "evaluated-secret");
    }

    @Test
    void a_contract_knows_who_calls_it(Ground ground) {
        ground.caller(CITY).evaluates("call", "a", "b");
        ground.caller(ground.credentials(CITY, org.jianzheng.launcher.identity.Node.GATEWAY), COUNTY)
                .evaluates("call", "a", "b");
        ground.caller(CITY).evaluatesAnywhere("call");
    }
}
