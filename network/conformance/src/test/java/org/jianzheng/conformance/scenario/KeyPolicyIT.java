/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;
import static org.jianzheng.conformance.observation.Ground.REGULATOR;

import java.util.Base64;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.protocol.policy.PolicyText;
import org.junit.jupiter.api.Test;

/** Keys with an endorsement policy of their own. */
@Conformance
class KeyPolicyIT {

    @Test
    void a_key_can_be_given_a_policy(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("put", "guarded", "1");
        city.submits("protect", "guarded", policy("AND('RegulatorMSP.peer')"));
        city.evaluates("policy", "guarded");
        city.evaluates("get", "guarded");
    }

    @Test
    void a_key_with_a_policy_is_ruled_by_that_alone(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "ruled", "1");
        city.has("protect", "ruled", policy("AND('RegulatorMSP.peer')"));
        city.at(CITY, COUNTY).submits("put", "ruled", "2");
        city.at(CITY, REGULATOR).submits("put", "ruled", "3");
        ground.caller(REGULATOR).at(REGULATOR).submits("put", "ruled", "4");
        city.evaluates("get", "ruled");
    }

    @Test
    void a_key_can_need_all_organisations(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "all", "1");
        city.has("protect", "all", policy("AND('CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')"));
        city.at(CITY, COUNTY).submits("put", "all", "2");
        city.submits("put", "all", "3");
    }

    @Test
    void a_key_can_need_some_of_several(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "some", "1");
        city.has("protect", "some", policy("OutOf(1,'CountyMSP.peer','RegulatorMSP.peer')"));
        city.at(CITY).submits("put", "some", "2");
        ground.caller(COUNTY).at(COUNTY).submits("put", "some", "3");
    }

    @Test
    void the_gateway_asks_those_that_a_key_needs(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "asked", "1");
        city.has("protect", "asked", policy("AND('CountyMSP.peer','RegulatorMSP.peer')"));
        city.submits("put", "asked", "2");
    }

    @Test
    void keys_with_and_without_a_policy_need_both(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "mixed", "1");
        city.has("protect", "mixed", policy("AND('RegulatorMSP.peer')"));
        city.at(REGULATOR).submits("putAll", "mixed", "2", "unmixed", "2");
        city.at(CITY, COUNTY).submits("putAll", "mixed", "3", "unmixed", "3");
        city.submits("putAll", "mixed", "4", "unmixed", "4");
    }

    @Test
    void the_policy_itself_is_changed_under_the_old_one(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "changed", "1");
        city.has("protect", "changed", policy("AND('RegulatorMSP.peer')"));
        city.at(CITY, COUNTY).submits("protect", "changed", policy("AND('CityMSP.peer')"));
        city.at(REGULATOR).submits("protect", "changed", policy("AND('CityMSP.peer')"));
        city.at(CITY).submits("put", "changed", "2");
    }

    @Test
    void a_deleted_key_loses_its_policy(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "lost", "1");
        city.has("protect", "lost", policy("AND('RegulatorMSP.peer')"));
        city.at(REGULATOR).submits("delete", "lost");
        city.evaluates("policy", "lost");
        city.at(CITY, COUNTY).submits("put", "lost", "2");
    }

    @Test
    void a_key_that_does_not_exist_keeps_no_policy(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("protect", "not-there", policy("AND('RegulatorMSP.peer')"));
        city.evaluates("policy", "not-there");
        city.at(CITY, COUNTY).submits("put", "not-there", "1");
    }

    @Test
    void a_new_policy_is_a_new_version_of_the_key(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "versioned", "1");
        var reading = city.endorses("increment", "versioned").orElseThrow();
        city.has("protect", "versioned", policy("OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')"));
        reading.commits();
    }

    @Test
    void a_call_endorsed_before_a_policy_changed_is_judged_by_the_new_one(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "overtaken", "1");
        var writing = city.at(CITY, COUNTY).endorses("put", "overtaken", "2").orElseThrow();
        city.has("protect", "overtaken", policy("AND('RegulatorMSP.peer')"));
        writing.commits();
    }

    @Test
    void a_policy_that_nobody_can_read_lets_nobody_write(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "unreadable", "1");
        city.submits("protect", "unreadable", Base64.getEncoder().encodeToString(new byte[] {1, 2, 3}));
        city.at(CITY, COUNTY, REGULATOR).submits("put", "unreadable", "2");
    }

    @Test
    void a_key_can_be_written_and_given_a_policy_at_once(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("guard", "at-once", "1", policy("AND('RegulatorMSP.peer')"));
        city.at(CITY, COUNTY).submits("put", "at-once", "2");
        city.at(CITY, REGULATOR).submits("put", "at-once", "3");
    }

    @Test
    void a_later_value_leaves_the_policy_as_it_is(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("guard", "left", "1", policy("AND('RegulatorMSP.peer')"));
        city.at(CITY, REGULATOR).submits("put", "left", "2");
        city.evaluates("policy", "left");
        city.at(CITY, COUNTY).submits("put", "left", "3");
    }

    @Test
    void a_peer_counts_once_wherever_a_policy_names_it(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has(
                "guard",
                "doubly",
                "1",
                policy("AND(OutOf(2,'CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer'),'CityMSP.peer')"));
        city.at(CITY, COUNTY, REGULATOR).submits("put", "doubly", "2");
        city.has("guard", "singly", "1", policy("AND('CityMSP.peer',OutOf(1,'CountyMSP.peer','RegulatorMSP.peer'))"));
        city.at(CITY, COUNTY).submits("put", "singly", "2");
    }

    /** As the contracts put it on a decision that City and County have signed. */
    @Test
    void administrators_are_a_way_out_when_a_peer_is_gone_for_good(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has(
                "guard",
                "decided",
                "1",
                policy("OR(AND('CityMSP.peer','CountyMSP.peer'),"
                        + "OutOf(2,'CityMSP.admin','CountyMSP.admin','RegulatorMSP.admin'))"));
        city.submits("put", "decided", "2");
        Credentials administrator = ground.credentials(CITY, Node.ADMIN);
        city.at(CITY, REGULATOR).endorses("put", "decided", "3").orElseThrow().commits();
        city.at(CITY, REGULATOR)
                .endorses("put", "decided", "4")
                .orElseThrow()
                .with(administrator)
                .commits();
        city.at(CITY, REGULATOR)
                .endorses("put", "decided", "5")
                .orElseThrow()
                .with(administrator, administrator)
                .commits();
        city.at(CITY, REGULATOR)
                .endorses("guard", "decided", "6", policy("AND('CityMSP.peer','RegulatorMSP.peer')"))
                .orElseThrow()
                .with(administrator, ground.credentials(REGULATOR, Node.ADMIN))
                .commits();
        city.at(CITY, REGULATOR).submits("put", "decided", "7");
    }

    private static String policy(String text) {
        return Base64.getEncoder().encodeToString(PolicyText.parse(text).toByteArray());
    }
}
