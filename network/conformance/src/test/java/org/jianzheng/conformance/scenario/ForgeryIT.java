/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;
import static org.jianzheng.conformance.observation.Ground.REGULATOR;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.client.Forger;
import org.jianzheng.conformance.client.OddIdentities.Oddity;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.Test;

/** Transactions that orderers let pass and peers must not count: each is forged with good keys, and has one thing wrong. */
@Conformance
class ForgeryIT {

    @Test
    void a_transaction_made_by_hand_is_as_good_as_any(Ground ground) throws Exception {
        ground.commits("nothing wrong", ground.forger(CITY));
    }

    @Test
    void the_signature_of_an_endorser_must_be_its_own(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        ByteString result = forger.result(proposal);
        Endorsement good = Forger.endorsement(result, peer(ground, CITY));
        Endorsement bad = Forger.endorsement(result, peer(ground, COUNTY)).toBuilder()
                .setSignature(good.getSignature())
                .build();
        commit(
                ground,
                "another endorser's signature",
                forger,
                proposal,
                Transactions.prepare(proposal, result, List.of(good, bad)));
    }

    @Test
    void one_endorser_counts_once(Ground ground) throws Exception {
        commits(ground, "the same endorser twice", ground.forger(CITY), peer(ground, CITY), peer(ground, CITY));
    }

    @Test
    void endorsers_must_be_peers(Ground ground) throws Exception {
        commits(
                ground,
                "clients as endorsers",
                ground.forger(CITY),
                ground.credentials(CITY, Node.GATEWAY),
                ground.credentials(COUNTY, Node.GATEWAY));
    }

    @Test
    void endorsers_must_be_of_the_organisation_that_they_name(Ground ground) throws Exception {
        commits(
                ground,
                "a peer as if of another organisation",
                ground.forger(CITY),
                peer(ground, CITY),
                peer(ground, CITY).claiming(COUNTY));
        commits(
                ground,
                "a peer of no organisation",
                ground.forger(CITY),
                peer(ground, CITY),
                peer(ground, COUNTY).claiming("NobodyMSP"));
    }

    @Test
    void more_endorsements_than_needed_do_no_harm(Ground ground) throws Exception {
        commits(
                ground,
                "a useless third",
                ground.forger(CITY),
                peer(ground, CITY),
                ground.odd(Oddity.REVOKED),
                peer(ground, REGULATOR));
    }

    @Test
    void nobody_endorses_nothing(Ground ground) throws Exception {
        commits(ground, "no endorsement", ground.forger(CITY));
    }

    @Test
    void an_administrator_may_create_transactions(Ground ground) throws Exception {
        ground.commits("by the administrator", ground.forger(ground.credentials(CITY, Node.ADMIN), CITY));
    }

    @Test
    void the_result_must_be_of_this_proposal(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        ByteString other = forger.result(forger.proposal("put", "other"));
        commit(
                ground,
                "the result of another proposal",
                forger,
                proposal,
                Transactions.prepare(
                        proposal,
                        other,
                        List.of(
                                Forger.endorsement(other, peer(ground, CITY)),
                                Forger.endorsement(other, peer(ground, COUNTY)))));
    }

    @Test
    void the_id_must_be_that_of_nonce_and_creator(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        String other = forger.proposal("put").id().value();
        Envelope envelope = header(envelope(ground, forger, proposal), header -> header.setTxId(other));
        commit(ground, "another id", forger, other, envelope);
    }

    @Test
    void the_epoch_must_be_none(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        Envelope envelope = header(envelope(ground, forger, proposal), header -> header.setEpoch(1));
        commit(ground, "an epoch", forger, proposal.id().value(), envelope);
    }

    @Test
    void a_transaction_has_one_action(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        Payload payload = Payload.parseFrom(envelope(ground, forger, proposal).getPayload());
        Transaction one = Transaction.parseFrom(payload.getData());
        Transaction two = one.toBuilder().addActions(one.getActions(0)).build();
        commit(
                ground,
                "two actions",
                forger,
                proposal.id().value(),
                Envelope.newBuilder()
                        .setPayload(payload.toBuilder()
                                .setData(two.toByteString())
                                .build()
                                .toByteString())
                        .build());
    }

    @Test
    void an_unknown_chaincode_writes_nothing(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.ofChaincode("nothing");
        forger.with(Forger.writing("nothing", "forged", "1"));
        ground.commits("an unknown chaincode", forger);
    }

    @Test
    void another_version_of_the_chaincode_writes_nothing(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.ofVersion("2");
        ground.commits("another version", forger);
        forger.ofVersion("");
        ground.commits("no version", forger);
    }

    @Test
    void a_chaincode_writes_its_own_keys_only(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.with(Forger.writing("nothing", "forged", "1"));
        ground.commits("keys of an unknown chaincode", forger);
        forger.with(Forger.writing("_lifecycle", "forged", "1"));
        ground.commits("keys of the lifecycle", forger);
        forger.with(Forger.writing("lscc", "forged", "1"));
        ground.commits("keys of lscc", forger);
        forger.with(Forger.writing("qscc", "forged", "1"));
        ground.commits("keys of qscc", forger);
        forger.with(Forger.writing("", "forged", "1"));
        ground.commits("keys of nobody", forger);
    }

    @Test
    void a_system_chaincode_has_no_transactions(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.ofChaincode("qscc");
        forger.with(new ReadWriteSet(List.of()));
        ground.commits("qscc", forger);
    }

    @Test
    void an_answer_that_tells_an_error_is_still_a_transaction(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.answering(
                Response.newBuilder().setStatus(500).setMessage("an error").build());
        ground.commits("status 500", forger);
    }

    @Test
    void an_event_is_of_the_same_chaincode(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.with(ChaincodeEvent.newBuilder()
                .setChaincodeId("nothing")
                .setEventName("forged")
                .build());
        ground.commits("an event of another chaincode", forger);
    }

    @Test
    void reads_of_the_future_conflict(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.with(Forger.reading("records", "forged-read", 1_000_000, 0));
        ground.commits("a version of the future", forger);
    }

    @Test
    void each_chaincode_is_written_once(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ReadWriteSet.Namespace one = forger.readWriteSet().namespaces().getFirst();
        forger.with(new ReadWriteSet(List.of(one, one)));
        ground.commits("the same chaincode twice", forger);
    }

    @Test
    void a_transaction_may_write_nothing(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        forger.with(new ReadWriteSet(List.of()));
        ground.commits("nothing read or written", forger);
        forger.with(new ReadWriteSet(
                List.of(new ReadWriteSet.Namespace("records", KVRWSet.getDefaultInstance(), List.of()))));
        ground.commits("an empty set", forger);
    }

    private static Envelope header(Envelope envelope, java.util.function.UnaryOperator<ChannelHeader.Builder> change)
            throws InvalidProtocolBufferException {
        Payload payload = Payload.parseFrom(envelope.getPayload());
        ChannelHeader header = ChannelHeader.parseFrom(payload.getHeader().getChannelHeader());
        return Envelope.newBuilder()
                .setPayload(payload.toBuilder()
                        .setHeader(payload.getHeader().toBuilder()
                                .setChannelHeader(
                                        change.apply(header.toBuilder()).build().toByteString()))
                        .build()
                        .toByteString())
                .build();
    }

    private static Envelope envelope(Ground ground, Forger forger, ChaincodeProposal proposal) {
        return forger.envelope(proposal, peer(ground, CITY), peer(ground, COUNTY));
    }

    private static void commits(Ground ground, String what, Forger forger, Credentials... endorsers) throws Exception {
        ChaincodeProposal proposal = forger.proposal("put");
        commit(ground, what, forger, proposal, forger.envelope(proposal, endorsers));
    }

    private static void commit(
            Ground ground, String what, Forger forger, ChaincodeProposal proposal, Envelope envelope) {
        commit(ground, what, forger, proposal.id().value(), envelope);
    }

    private static void commit(Ground ground, String what, Forger forger, String id, Envelope envelope) {
        ground.commits(what, forger.prepared(id, envelope));
    }

    private static Credentials peer(Ground ground, String mspId) {
        return ground.credentials(mspId, Node.PEER);
    }
}
