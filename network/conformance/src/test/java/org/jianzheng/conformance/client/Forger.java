/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.client;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.gateway.PreparedTransaction;
import org.hyperledger.fabric.protos.gateway.ProposedTransaction;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.ProposalResponses;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * Makes proposals and transactions by hand, with the keys of whoever is needed: such as no honest client and no honest peer would
 * make. Each is one write of one key unless told otherwise.
 */
public final class Forger {

    private static final int NONCE_LENGTH = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Gateway gateway;
    private final Credentials creator;

    private String channel;
    private String chaincode;
    private String version = "1";
    private Instant time;
    private Response response = Response.newBuilder().setStatus(200).build();
    private ReadWriteSet readWriteSet;
    private Optional<ChaincodeEvent> event = Optional.empty();

    /** Forges for somebody who is connected to a peer. */
    public Forger(Gateway gateway, Credentials creator, String channel, String chaincode, Instant time) {
        this.gateway = gateway;
        this.creator = creator;
        this.channel = channel;
        this.chaincode = chaincode;
        this.time = time;
        this.readWriteSet = writing(chaincode, "forged", "1");
    }

    /** Claims another channel. */
    public Forger onChannel(String other) {
        channel = other;
        return this;
    }

    /** Claims another chaincode. */
    public Forger ofChaincode(String other) {
        chaincode = other;
        return this;
    }

    /** Lets endorsers claim to have run another version of the chaincode. */
    public Forger ofVersion(String other) {
        version = other;
        return this;
    }

    /** Claims another time. */
    public Forger at(Instant other) {
        time = other;
        return this;
    }

    /** Claims another answer of the contract. */
    public Forger answering(Response other) {
        response = other;
        return this;
    }

    /** Claims other reads and writes. */
    public Forger with(ReadWriteSet other) {
        readWriteSet = other;
        return this;
    }

    /** Claims an event. */
    public Forger with(ChaincodeEvent other) {
        event = Optional.of(other);
        return this;
    }

    /** What it claims to have read and written. */
    public ReadWriteSet readWriteSet() {
        return readWriteSet;
    }

    /** One write. */
    public static ReadWriteSet writing(String namespace, String key, String value) {
        return new ReadWriteSet(List.of(new ReadWriteSet.Namespace(
                namespace,
                KVRWSet.newBuilder()
                        .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value)))
                        .build(),
                List.of())));
    }

    /** One read of a key at a version. */
    public static ReadWriteSet reading(String namespace, String key, long block, long transaction) {
        return new ReadWriteSet(List.of(new ReadWriteSet.Namespace(
                namespace,
                KVRWSet.newBuilder()
                        .addReads(KVRead.newBuilder()
                                .setKey(key)
                                .setVersion(
                                        Version.newBuilder().setBlockNum(block).setTxNum(transaction)))
                        .build(),
                List.of())));
    }

    /** A proposal by hand. */
    public ChaincodeProposal proposal(String... arguments) {
        byte[] nonce = new byte[NONCE_LENGTH];
        RANDOM.nextBytes(nonce);
        List<ByteString> given = new ArrayList<>();
        for (String each : arguments) {
            given.add(ByteString.copyFromUtf8(each));
        }
        return ChaincodeProposal.create(
                channel, chaincode, given, creator.serialized(), ByteString.copyFrom(nonce), time);
    }

    /** The proposal as the SDK takes it over, for these organisations. */
    public Proposal proposed(ChaincodeProposal proposal, List<String> organisations) {
        ProposedTransaction proposed = ProposedTransaction.newBuilder()
                .setTransactionId(proposal.id().value())
                .setProposal(SignedProposal.newBuilder()
                        .setProposalBytes(proposal.proposal().toByteString()))
                .addAllEndorsingOrganizations(organisations)
                .build();
        return unchecked(() -> gateway.newProposal(proposed.toByteArray()));
    }

    /** What endorsers sign. */
    public ByteString result(ChaincodeProposal proposal) {
        return ProposalResponses.payload(proposal, version, readWriteSet, response, event);
    }

    /** An endorsement by whoever is given. */
    public static Endorsement endorsement(ByteString result, Credentials endorser) {
        return ProposalResponses.endorse(result, endorser.serialized(), endorser.signer());
    }

    /** An endorsed transaction, not yet signed by its creator. */
    public Envelope envelope(ChaincodeProposal proposal, Credentials... endorsers) {
        ByteString result = result(proposal);
        List<Endorsement> endorsements = new ArrayList<>();
        for (Credentials each : endorsers) {
            endorsements.add(endorsement(result, each));
        }
        return Transactions.prepare(proposal, result, endorsements);
    }

    /** The transaction as the SDK takes it over; it signs when it submits. */
    public Transaction prepared(String id, Envelope envelope) {
        PreparedTransaction prepared = PreparedTransaction.newBuilder()
                .setTransactionId(id)
                .setEnvelope(envelope)
                .build();
        return unchecked(() -> gateway.newTransaction(prepared.toByteArray()));
    }

    /** The transaction with a signature that the SDK leaves as it is. */
    public Transaction prepared(String id, Envelope envelope, byte[] signature) {
        PreparedTransaction prepared = PreparedTransaction.newBuilder()
                .setTransactionId(id)
                .setEnvelope(envelope)
                .build();
        return unchecked(() -> gateway.newSignedTransaction(prepared.toByteArray(), signature));
    }

    private static <T> T unchecked(java.util.concurrent.Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
