/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenTransaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransactionsTest {

    private static final ByteString CREATOR = ByteString.copyFromUtf8("creator");
    private static final ByteString NONCE = ByteString.copyFromUtf8("nonce of twenty-four byt");

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#all")
    void reads_every_transaction_of_real_blocks(GoldenBlock golden) {
        List<ByteString> envelopes = golden.block().getData().getDataList();
        assertThat(envelopes).hasSameSizeAs(golden.transactions());
        for (int i = 0; i < envelopes.size(); i++) {
            GoldenTransaction expected = golden.transactions().get(i);
            SignedEnvelope envelope = SignedEnvelope.parse(envelopes.get(i));

            assertThat(envelope.channelHeader().getType()).isEqualTo(expected.type());
            assertThat(envelope.channel()).isEqualTo(expected.channel());
            assertThat(envelope.channelHeader().getTxId()).isEqualTo(expected.id());
            if (expected.type() == 3) {
                EndorserTransaction transaction = Transactions.parse(envelope);
                assertThat(transaction.id()).hasToString(expected.id());
                assertThat(transaction.endorsements()).isNotEmpty();
                assertThat(transaction.arguments()).isNotEmpty();
                assertThat(transaction.response().getStatus()).isEqualTo(200);
                assertThat(transaction.readWriteSet().toByteString())
                        .isEqualTo(transaction.action().getResults());
            }
        }
    }

    @Test
    void any_changed_byte_of_a_payload_is_refused_or_changes_what_the_creator_signed() {
        ByteString raw =
                GoldenBlocks.load("bft-network").block(5).block().getData().getData(0);
        SignedEnvelope genuine = SignedEnvelope.parse(raw);
        byte[] payload = genuine.signedBytes();
        for (int i = 0; i < payload.length; i += 3) {
            byte[] changed = payload.clone();
            changed[i] ^= 1;
            Envelope forged = genuine.envelope().toBuilder()
                    .setPayload(ByteString.copyFrom(changed))
                    .build();
            try {
                Transactions.parse(SignedEnvelope.of(forged));
                assertThat(forged.getPayload()).isNotEqualTo(genuine.envelope().getPayload());
            } catch (ProtocolException e) {
                assertThat(e.rule().validationCode()).isPresent();
            }
        }
    }

    @Test
    void refuses_a_transaction_id_that_is_not_the_hash_of_nonce_and_creator() {
        ChaincodeProposal proposal = propose();
        Envelope envelope = Transactions.prepare(proposal, payload(proposal), List.of());
        SignedEnvelope read = SignedEnvelope.of(envelope);
        SignedEnvelope forged = new SignedEnvelope(
                envelope,
                read.payload(),
                read.channelHeader().toBuilder().setTxId("0".repeat(64)).build(),
                read.signatureHeader());

        assertThatThrownBy(() -> Transactions.parse(forged))
                .isInstanceOfSatisfying(
                        ProtocolException.class,
                        e -> assertThat(e.rule().validationCode()).contains(TxValidationCode.BAD_PROPOSAL_TXID))
                .hasMessageContainingAll("computed " + proposal.id(), "given \"000");
    }

    @Test
    void refuses_an_answer_to_another_proposal() {
        ChaincodeProposal proposal = propose();
        ChaincodeProposal other = ChaincodeProposal.create(
                "channel", "record", List.of(ByteString.copyFromUtf8("other")), CREATOR, NONCE, Instant.EPOCH);
        Envelope envelope = Transactions.prepare(proposal, payload(other), List.of());

        assertThatThrownBy(() -> Transactions.parse(SignedEnvelope.of(envelope)))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.PROPOSAL_HASH))
                .hasMessageContaining("computed " + proposal.hash());
    }

    @Test
    void an_endorsed_proposal_becomes_a_transaction_that_reads_back() {
        ChaincodeProposal proposal = propose();
        ByteString payload = payload(proposal);
        Endorsement endorsement =
                ProposalResponses.endorse(payload, ByteString.copyFromUtf8("endorser"), message -> message);
        Envelope envelope = Transactions.sign(
                Transactions.prepare(proposal, payload, List.of(endorsement)), message -> new byte[] {1});

        EndorserTransaction transaction = Transactions.parse(envelope.toByteString());

        assertThat(transaction.id()).isEqualTo(proposal.id());
        assertThat(transaction.chaincode()).isEqualTo("record");
        assertThat(transaction.arguments()).isEqualTo(proposal.arguments());
        assertThat(transaction.timestamp()).isEqualTo(Instant.parse("2026-05-06T07:08:09.123456789Z"));
        assertThat(transaction.event()).map(ChaincodeEvent::getEventName).contains("recorded");
        assertThat(transaction.endorsements()).containsExactly(endorsement);
        assertThat(transaction.signedBytes(endorsement))
                .isEqualTo(endorsement.getSignature().toByteArray());
        assertThat(transaction.envelope().signature()).containsExactly(1);
    }

    @Test
    void transient_data_never_enters_the_transaction_nor_its_hash() {
        ChaincodeProposal proposal = propose();
        ChaincodeProposalPayload open = payloadOf(proposal.proposal());
        Proposal secret = proposal.proposal().toBuilder()
                .setPayload(open.toBuilder()
                        .putTransientMap("key", ByteString.copyFromUtf8("secret"))
                        .build()
                        .toByteString())
                .build();

        ChaincodeProposal read = ChaincodeProposal.of(secret);

        assertThat(read.transientData()).containsOnlyKeys("key");
        assertThat(read.hash()).isEqualTo(proposal.hash());
        assertThat(Transactions.prepare(read, payload(read), List.of())
                        .getPayload()
                        .toStringUtf8())
                .doesNotContain("secret");
    }

    @Test
    void refuses_an_event_of_another_chaincode() {
        ChaincodeProposal proposal = propose();
        ByteString payload = ProposalResponses.payload(
                proposal,
                "1",
                new ReadWriteSet(List.of()),
                Response.newBuilder().setStatus(200).build(),
                Optional.of(ChaincodeEvent.newBuilder().setChaincodeId("other").build()));
        Envelope envelope = Transactions.prepare(proposal, payload, List.of());

        assertThatThrownBy(() -> Transactions.parse(SignedEnvelope.of(envelope)))
                .hasMessageContainingAll("CHAINCODE_EVENT", "record", "other");
    }

    @Test
    void refuses_a_write_set_that_names_a_namespace_twice() {
        ChaincodeProposal proposal = propose();
        ReadWriteSet.Namespace namespace =
                new ReadWriteSet.Namespace("record", KVRWSet.getDefaultInstance(), List.of());
        ByteString payload = ProposalResponses.payload(
                proposal,
                "1",
                new ReadWriteSet(List.of(namespace, namespace)),
                Response.getDefaultInstance(),
                Optional.empty());
        Envelope envelope = Transactions.prepare(proposal, payload, List.of());

        assertThatThrownBy(() -> Transactions.parse(SignedEnvelope.of(envelope)))
                .hasMessageContainingAll("WRITE_SET", "\"record\" occurs twice");
    }

    @Test
    void refuses_a_proposal_without_creator_and_one_that_calls_another_chaincode_than_it_names() {
        assertThatThrownBy(() -> ChaincodeProposal.create(
                        "channel", "record", List.of(), ByteString.EMPTY, NONCE, Instant.EPOCH))
                .hasMessageContaining("creator is empty");
        Proposal record = propose().proposal();
        Proposal other = ChaincodeProposal.create("channel", "other", List.of(), CREATOR, NONCE, Instant.EPOCH)
                .proposal();
        Proposal mixed = record.toBuilder().setPayload(other.getPayload()).build();
        assertThatThrownBy(() -> ChaincodeProposal.of(mixed)).hasMessageContainingAll("record", "given other");
    }

    @Test
    void refuses_headers_that_a_peer_refuses() {
        SignedEnvelope read = SignedEnvelope.of(Transactions.prepare(propose(), payload(propose()), List.of()));

        assertThatThrownBy(() -> withHeader(read, 5, 0).requireCommonHeader()).hasMessageContaining("header type 5");
        assertThatThrownBy(() -> withHeader(read, 99, 0).requireCommonHeader()).hasMessageContaining("header type 99");
        assertThatThrownBy(() -> withHeader(read, 3, 1).requireCommonHeader()).hasMessageContaining("epoch");
    }

    private static SignedEnvelope withHeader(SignedEnvelope read, int type, long epoch) {
        return new SignedEnvelope(
                read.envelope(),
                read.payload(),
                read.channelHeader().toBuilder().setType(type).setEpoch(epoch).build(),
                read.signatureHeader());
    }

    private static ChaincodeProposal propose() {
        return ChaincodeProposal.create(
                "channel",
                "record",
                List.of(ByteString.copyFromUtf8("submit"), ByteString.copyFromUtf8("{}")),
                CREATOR,
                NONCE,
                Instant.parse("2026-05-06T07:08:09.123456789Z"));
    }

    private static ByteString payload(ChaincodeProposal proposal) {
        KVRWSet writes = KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder().setKey("key").setValue(ByteString.copyFromUtf8("value")))
                .build();
        return ProposalResponses.payload(
                proposal,
                "1",
                new ReadWriteSet(List.of(new ReadWriteSet.Namespace("record", writes, List.of()))),
                Response.newBuilder().setStatus(200).build(),
                Optional.of(ChaincodeEvent.newBuilder()
                        .setChaincodeId("record")
                        .setEventName("recorded")
                        .build()));
    }

    private static ChaincodeProposalPayload payloadOf(Proposal proposal) {
        try {
            return ChaincodeProposalPayload.parseFrom(proposal.getPayload());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
