/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.client.Forger;
import org.jianzheng.conformance.client.OddIdentities.Oddity;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.junit.jupiter.api.Test;

/** What orderers let pass. */
@Conformance
class OrderingIT {

    @Test
    void an_oversized_transaction_is_refused(Ground ground) {
        submit(ground, "10 MB", large(ground, 10 * 1024 * 1024));
    }

    @Test
    void a_transaction_below_the_limit_is_ordered(Ground ground) {
        submit(ground, "9 MB", large(ground, 9 * 1024 * 1024));
    }

    private static Transaction large(Ground ground, int size) {
        Forger forger = ground.forger(CITY);
        forger.with(Forger.writing(ground.topology().chaincode().name(), "large", "x".repeat(size)));
        ChaincodeProposal proposal = forger.proposal("put");
        return forger.prepared(proposal.id().value(), forger.envelope(proposal, peers(ground)));
    }

    @Test
    void a_transaction_that_was_tampered_with_is_refused(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put", "a", "1");
        Envelope envelope = forger.envelope(proposal, peers(ground));
        byte[] signature = ground.credentials(CITY, Node.GATEWAY)
                .signer()
                .sign(envelope.getPayload()
                        .concat(ByteString.copyFromUtf8("other"))
                        .toByteArray());
        submit(
                ground,
                "a signature over other bytes",
                forger.prepared(proposal.id().value(), envelope, signature));
    }

    @Test
    void a_creator_who_may_not_write_is_refused(Ground ground) throws Exception {
        forge(ground, ground.credentials(CITY, Node.PEER));
        forge(ground, ground.credentials(CITY, Node.ORDERER));
    }

    @Test
    void an_expired_creator_is_refused(Ground ground) throws Exception {
        forge(ground, ground.odd(Oddity.EXPIRED));
    }

    @Test
    void a_revoked_creator_is_refused(Ground ground) throws Exception {
        forge(ground, ground.odd(Oddity.REVOKED));
    }

    @Test
    void a_creator_of_no_organisation_is_refused(Ground ground) throws Exception {
        forge(ground, ground.credentials(CITY, Node.GATEWAY).claiming("NobodyMSP"));
    }

    @Test
    void a_transaction_for_another_channel_is_refused(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.onChannel("elsewhere");
        ChaincodeProposal proposal = forger.proposal("put", "a", "1");
        submit(
                ground,
                "for another channel",
                forger.prepared(proposal.id().value(), forger.envelope(proposal, peers(ground))));
    }

    @Test
    void a_configuration_is_refused(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put", "a", "1");
        Payload payload =
                Payload.parseFrom(forger.envelope(proposal, peers(ground)).getPayload());
        ChannelHeader header = proposal.channelHeader().toBuilder()
                .setType(HeaderType.CONFIG_VALUE)
                .build();
        Envelope envelope = Envelope.newBuilder()
                .setPayload(payload.toBuilder()
                        .setHeader(payload.getHeader().toBuilder().setChannelHeader(header.toByteString()))
                        .build()
                        .toByteString())
                .build();
        submit(ground, "as a configuration", forger.prepared(proposal.id().value(), envelope));
    }

    private static void forge(Ground ground, Credentials creator) {
        Forger forger = ground.forger(creator, CITY);
        ChaincodeProposal proposal = forger.proposal("put", "a", "1");
        submit(
                ground,
                "by " + creator.name(),
                forger.prepared(proposal.id().value(), forger.envelope(proposal, peers(ground))));
    }

    private static void submit(Ground ground, String what, Transaction transaction) {
        try {
            var status = transaction.submitAsync().getStatus();
            ground.chain().awaitEverywhere(status.getBlockNumber());
            ground.seen().line(what + ": " + status.getCode());
        } catch (GatewayException e) {
            ground.seen().failure(what, e);
        }
    }

    private static Credentials[] peers(Ground ground) {
        return new Credentials[] {ground.credentials(CITY, Node.PEER), ground.credentials(COUNTY, Node.PEER)};
    }
}
