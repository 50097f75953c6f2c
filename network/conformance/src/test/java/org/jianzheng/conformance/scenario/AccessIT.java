/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;
import static org.jianzheng.conformance.observation.Ground.REGULATOR;

import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.client.OddIdentities.Oddity;
import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.junit.jupiter.api.Test;

/** Who may do what, and with which words others are turned away. */
@Conformance
class AccessIT {

    @Test
    void an_expired_identity_is_refused(Ground ground) {
        tryEverything(ground, ground.odd(Oddity.EXPIRED));
    }

    @Test
    void a_revoked_identity_is_refused(Ground ground) {
        tryEverything(ground, ground.odd(Oddity.REVOKED));
    }

    @Test
    void an_identity_without_a_role_is_refused(Ground ground) {
        tryEverything(ground, ground.odd(Oddity.WITHOUT_ROLE));
    }

    @Test
    void an_identity_of_an_organisation_that_is_not_in_the_channel_is_refused(Ground ground) {
        tryEverything(ground, ground.credentials(CITY, Node.GATEWAY).claiming("NobodyMSP"));
    }

    @Test
    void a_certificate_that_the_organisation_did_not_issue_is_refused(Ground ground) {
        tryEverything(ground, ground.credentials(COUNTY, Node.GATEWAY).claiming(CITY));
    }

    @Test
    void an_organisation_that_only_orders_may_not_call(Ground ground) {
        tryEverything(ground, ground.credentials("ProvinceMSP", Node.ADMIN));
    }

    @Test
    void what_is_no_certificate_is_refused(Ground ground) {
        Credentials city = ground.credentials(CITY, Node.GATEWAY);
        tryEverything(ground, new Credentials("nobody", CITY, "no certificate", city.key()));
    }

    @Test
    void a_signature_by_another_key_is_refused(Ground ground) {
        Credentials city = ground.credentials(CITY, Node.GATEWAY);
        tryEverything(ground, city.signingAs(ground.credentials(COUNTY, Node.GATEWAY)));
    }

    @Test
    void a_peer_reads_and_does_not_write(Ground ground) {
        tryEverything(ground, ground.credentials(CITY, Node.PEER));
    }

    @Test
    void an_orderer_may_not_call(Ground ground) {
        tryEverything(ground, ground.credentials(CITY, Node.ORDERER));
    }

    @Test
    void an_administrator_may_do_what_a_client_may(Ground ground) {
        tryEverything(ground, ground.credentials(CITY, Node.ADMIN));
    }

    @Test
    void a_client_may_use_the_peer_of_another_organisation(Ground ground) {
        Caller guest = ground.caller(ground.credentials(COUNTY, Node.GATEWAY), CITY);
        guest.submits("put", "by-guest", "1");
        guest.evaluates("get", "by-guest");
    }

    @Test
    void a_refusal_by_another_organisations_peer_is_told_as_such(Ground ground) {
        Caller peer = ground.caller(ground.credentials(CITY, Node.PEER), CITY);
        peer.at(COUNTY).submits("put", "elsewhere", "1");
        peer.at(COUNTY).evaluates("get", "elsewhere");
        peer.at(CITY, COUNTY).submits("put", "elsewhere", "1");
        Caller expired = ground.caller(ground.odd(Oddity.EXPIRED), CITY);
        expired.at(COUNTY).submits("put", "elsewhere", "1");
        expired.at(COUNTY).evaluates("get", "elsewhere");
    }

    @Test
    void an_unknown_channel_is_refused(Ground ground) {
        Contract elsewhere = ground.clients()
                .gateway(ground.credentials(CITY, Node.GATEWAY), CITY)
                .getNetwork("elsewhere")
                .getContract("records");
        ground.attempts("evaluates elsewhere", () -> elsewhere.evaluateTransaction("get", "a"));
        ground.attempts("submits elsewhere", () -> elsewhere.submitTransaction("put", "a", "1"));
        ground.attempts(
                "submits elsewhere, asking CityMSP",
                () -> elsewhere
                        .newProposal("put")
                        .addArguments("a", "1")
                        .setEndorsingOrganizations(CITY)
                        .build()
                        .endorse());
    }

    @Test
    void an_unknown_chaincode_is_refused(Ground ground) {
        Caller city = ground.caller(CITY).calling("nothing");
        city.evaluates("get", "a");
        city.evaluatesAnywhere("get", "a");
        city.submits("put", "a", "1");
        city.at(CITY).submits("put", "a", "1");
    }

    @Test
    void an_organisation_without_a_peer_cannot_be_asked(Ground ground) {
        Caller city = ground.caller(CITY);
        city.at("NobodyMSP").evaluates("get", "a");
        city.at("NobodyMSP").submits("put", "a", "1");
        city.at(CITY, "NobodyMSP").submits("put", "a", "1");
        city.at("ProvinceMSP", "NobodyMSP").submits("put", "a", "1");
    }

    @Test
    void confidential_data_stays_at_home_unless_others_are_named(Ground ground) {
        ground.caller(CITY).giving("secret", "for home").submits("secret", "at-home");
        ground.caller(CITY).at(COUNTY).giving("secret", "for county").evaluates("secret", "at-county");
        ground.caller(CITY).at(REGULATOR, COUNTY).giving("secret", "for two").submits("secret", "at-two");
    }

    @Test
    void a_stream_that_is_bound_to_another_connection_is_refused(Ground ground) {
        Credentials city = ground.credentials(CITY, Node.GATEWAY);
        try (CloseableIterator<Block> blocks = ground.clients()
                .gatewayBoundElsewhere(city, CITY)
                .getNetwork(ground.topology().channel().text())
                .newBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()) {
            ground.attempts("blocks bound elsewhere", blocks::next);
        }
    }

    private static void tryEverything(Ground ground, Credentials who) {
        String committed = ground.caller(CITY).has("event", "tried", "tried");
        Caller caller = ground.caller(who, CITY);
        caller.evaluates("get", "a");
        caller.submits("put", "tried", "1");
        caller.at(CITY, COUNTY).submits("put", "tried", "1");
        ground.attempts(
                who.name() + " asks qscc",
                () -> caller.channel()
                        .getContract("qscc")
                        .newProposal("GetChainInfo")
                        .addArguments(ground.topology().channel().text())
                        .setEndorsingOrganizations(CITY)
                        .build()
                        .evaluate());
        try (CloseableIterator<Block> blocks =
                caller.channel().newBlockEventsRequest().startBlock(0).build().getEvents()) {
            ground.attempts(who.name() + " asks for blocks", blocks::next);
        }
        try (var blocks = caller.channel()
                .newFilteredBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()) {
            ground.attempts(who.name() + " asks for filtered blocks", blocks::next);
        }
        ground.attempts(
                who.name() + " asks for a status",
                () -> ground.commit(who, CITY, committed).getStatus());
        try (var events = caller.channel()
                .newChaincodeEventsRequest("records")
                .startBlock(0)
                .build()
                .getEvents()) {
            ground.attempts(who.name() + " asks for events", events::next);
        }
    }
}
