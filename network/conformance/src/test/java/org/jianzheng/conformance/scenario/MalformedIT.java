/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.jianzheng.conformance.client.Forger;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.Transactions;
import org.junit.jupiter.api.Test;

/** Transactions of which a part cannot be read, endorsed and signed with good keys. */
@Conformance
class MalformedIT {

    /** No message: a field of a kind that does not exist. */
    private static final ByteString GARBAGE = ByteString.fromHex("0fffffff");

    @Test
    void the_results_must_be_a_read_write_set(Ground ground) throws Exception {
        commits(ground, "garbage as results", action -> action.setResults(GARBAGE));
    }

    @Test
    void the_set_of_a_chaincode_must_be_one(Ground ground) throws Exception {
        ByteString results = TxReadWriteSet.newBuilder()
                .addNsRwset(NsReadWriteSet.newBuilder()
                        .setNamespace(ground.topology().chaincode().name())
                        .setRwset(GARBAGE))
                .build()
                .toByteString();
        commits(ground, "garbage as the set of a chaincode", action -> action.setResults(results));
    }

    @Test
    void the_event_must_be_one(Ground ground) throws Exception {
        commits(ground, "garbage as event", action -> action.setEvents(GARBAGE));
    }

    @Test
    void the_result_must_name_the_chaincode_that_was_called(Ground ground) throws Exception {
        commits(ground, "no chaincode", ChaincodeAction.Builder::clearChaincodeId);
        commits(
                ground,
                "another chaincode",
                action -> action.setChaincodeId(
                        ChaincodeID.newBuilder().setName("nothing").setVersion("1")));
    }

    @Test
    void a_result_without_an_answer_is_taken(Ground ground) throws Exception {
        commits(ground, "no answer", ChaincodeAction.Builder::clearResponse);
    }

    @Test
    void what_endorsers_sign_must_be_a_result(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        ProposalResponsePayload good = ProposalResponsePayload.parseFrom(forger.result(proposal));
        endorsed(
                ground,
                "garbage as action",
                proposal,
                good.toBuilder().setExtension(GARBAGE).build().toByteString());
        ChaincodeProposal next = forger.proposal("put");
        endorsed(ground, "garbage as result", next, GARBAGE);
    }

    @Test
    void a_transaction_must_be_one(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        Payload payload = Payload.newBuilder()
                .setHeader(proposal.header())
                .setData(GARBAGE)
                .build();
        Envelope envelope =
                Envelope.newBuilder().setPayload(payload.toByteString()).build();
        ground.commits("garbage as transaction", proposal.id().value(), envelope);
    }

    @Test
    void the_header_must_say_which_chaincode_is_called(Ground ground) throws Exception {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal good = forger.proposal("put");
        ChannelHeader channelHeader =
                good.channelHeader().toBuilder().setExtension(GARBAGE).build();
        ChaincodeProposal proposal = new ChaincodeProposal(
                good.proposal(),
                good.header().toBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .build(),
                channelHeader,
                good.signatureHeader(),
                good.id(),
                good.chaincode(),
                good.arguments(),
                good.transientData());
        endorsed(ground, "garbage as the chaincode called", proposal, forger.result(proposal));
    }

    private static void commits(Ground ground, String what, UnaryOperator<ChaincodeAction.Builder> change)
            throws InvalidProtocolBufferException {
        Forger forger = ground.forger(CITY);
        ChaincodeProposal proposal = forger.proposal("put");
        ProposalResponsePayload good = ProposalResponsePayload.parseFrom(forger.result(proposal));
        ChaincodeAction.Builder action = ChaincodeAction.parseFrom(good.getExtension()).toBuilder();
        endorsed(
                ground,
                what,
                proposal,
                good.toBuilder()
                        .setExtension(change.apply(action).build().toByteString())
                        .build()
                        .toByteString());
    }

    private static void endorsed(Ground ground, String what, ChaincodeProposal proposal, ByteString result) {
        Envelope envelope = Transactions.prepare(
                proposal,
                result,
                List.of(
                        Forger.endorsement(result, ground.credentials(CITY, Node.PEER)),
                        Forger.endorsement(result, ground.credentials(COUNTY, Node.PEER))));
        ground.commits(what, proposal.id().value(), envelope);
    }
}
