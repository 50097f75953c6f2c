/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.Wire;

/** Reads and makes endorser transactions. Reading checks in the order of a Fabric peer, so that the first rule broken is its. */
public final class Transactions {

    private Transactions() {}

    /**
     * Reads an envelope as it stands in a block.
     *
     * @throws ProtocolException naming the first rule broken; {@link Rule#validationCode()} is the code that a peer gives
     */
    public static EndorserTransaction parse(ByteString envelope) {
        return parse(SignedEnvelope.parse(envelope));
    }

    /** As {@link #parse(ByteString)}, for an envelope whose headers are read and whose creator's signature may be checked. */
    public static EndorserTransaction parse(SignedEnvelope envelope) {
        envelope.requireCommonHeader();
        if (envelope.type() != HeaderType.ENDORSER_TRANSACTION) {
            throw new ProtocolException(Rule.ENDORSER_TRANSACTION, "the envelope is a " + envelope.type());
        }
        TransactionId id = envelope.requireTransactionId();
        TransactionAction action = onlyAction(envelope);
        ChaincodeActionPayload call = Wire.read(
                ChaincodeActionPayload.parser(), action.getPayload(), Rule.ENDORSER_TRANSACTION, "action payload");
        ByteString endorsed = call.getAction().getProposalResponsePayload();
        ProposalResponsePayload response = Wire.read(
                ProposalResponsePayload.parser(), endorsed, Rule.ENDORSER_TRANSACTION, "proposal response payload");
        requireProposalHash(envelope, action, call, response);

        ChaincodeHeaderExtension extension = Wire.read(
                ChaincodeHeaderExtension.parser(),
                envelope.channelHeader().getExtension(),
                Rule.HEADER_EXTENSION,
                "chaincode header extension");
        ChaincodeAction result =
                Wire.read(ChaincodeAction.parser(), response.getExtension(), Rule.RESPONSE_PAYLOAD, "chaincode action");
        ReadWriteSet readWriteSet = ReadWriteSet.parse(result.getResults());
        String chaincode = requireChaincode(extension, result);
        Optional<ChaincodeEvent> event = event(result, chaincode);
        readWriteSet.requireDistinctNamespaces();
        return new EndorserTransaction(
                envelope,
                id,
                chaincode,
                call.getChaincodeProposalPayload(),
                endorsed,
                result,
                readWriteSet,
                event,
                call.getAction().getEndorsementsList());
    }

    /**
     * Makes the transaction of an endorsed proposal; the creator has still to sign it.
     *
     * @param proposalResponsePayload the bytes that all endorsers signed
     * @return an envelope with payload and without signature
     */
    public static Envelope prepare(
            ChaincodeProposal proposal, ByteString proposalResponsePayload, List<Endorsement> endorsements) {
        ChaincodeActionPayload call = ChaincodeActionPayload.newBuilder()
                .setChaincodeProposalPayload(proposal.payloadForTransaction())
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(proposalResponsePayload)
                        .addAllEndorsements(endorsements))
                .build();
        Transaction transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(proposal.header().getSignatureHeader())
                        .setPayload(call.toByteString()))
                .build();
        Payload payload = Payload.newBuilder()
                .setHeader(proposal.header())
                .setData(transaction.toByteString())
                .build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build();
    }

    /**
     * The transaction with the endorsement of one more, who need not have computed its result; the creator has to sign it anew.
     *
     * @param envelope an endorser transaction
     * @param endorser the endorser's identity as the ledger writes it
     * @param signer signs for the endorser
     */
    public static Envelope endorse(Envelope envelope, ByteString endorser, Signer signer) {
        SignedEnvelope read = SignedEnvelope.parse(envelope.toByteString());
        Transaction transaction =
                Wire.read(Transaction.parser(), read.payload().getData(), Rule.ENDORSER_TRANSACTION, "transaction");
        TransactionAction action = onlyAction(read);
        ChaincodeActionPayload call = Wire.read(
                ChaincodeActionPayload.parser(), action.getPayload(), Rule.ENDORSER_TRANSACTION, "action payload");
        ByteString result = call.getAction().getProposalResponsePayload();
        ChaincodeEndorsedAction endorsed = call.getAction().toBuilder()
                .addEndorsements(ProposalResponses.endorse(result, endorser, signer))
                .build();
        Transaction more = transaction.toBuilder()
                .setActions(
                        0,
                        action.toBuilder()
                                .setPayload(call.toBuilder()
                                        .setAction(endorsed)
                                        .build()
                                        .toByteString()))
                .build();
        return Envelope.newBuilder()
                .setPayload(read.payload().toBuilder()
                        .setData(more.toByteString())
                        .build()
                        .toByteString())
                .build();
    }

    /** The envelope with its creator's signature over the payload. */
    public static Envelope sign(Envelope prepared, Signer creator) {
        byte[] signature = creator.sign(prepared.getPayload().toByteArray());
        return prepared.toBuilder().setSignature(ByteString.copyFrom(signature)).build();
    }

    private static TransactionAction onlyAction(SignedEnvelope envelope) {
        Transaction transaction =
                Wire.read(Transaction.parser(), envelope.payload().getData(), Rule.ENDORSER_TRANSACTION, "transaction");
        if (transaction.getActionsCount() != 1) {
            throw ProtocolException.differs(Rule.ENDORSER_TRANSACTION, "1 action", transaction.getActionsCount());
        }
        TransactionAction action = transaction.getActions(0);
        SignatureHeader header = Wire.read(
                SignatureHeader.parser(), action.getHeader(), Rule.ENDORSER_TRANSACTION, "header of the action");
        if (header.getNonce().isEmpty() || header.getCreator().isEmpty()) {
            throw new ProtocolException(Rule.ENDORSER_TRANSACTION, "nonce or creator of the action is empty");
        }
        return action;
    }

    private static void requireProposalHash(
            SignedEnvelope envelope,
            TransactionAction action,
            ChaincodeActionPayload call,
            ProposalResponsePayload response) {
        Sha256 computed = ChaincodeProposal.hash(
                envelope.payload().getHeader().getChannelHeader(),
                action.getHeader(),
                call.getChaincodeProposalPayload());
        if (!computed.value().equals(response.getProposalHash())) {
            throw ProtocolException.differs(
                    Rule.PROPOSAL_HASH,
                    computed,
                    HexFormat.of().formatHex(response.getProposalHash().toByteArray()));
        }
    }

    private static String requireChaincode(ChaincodeHeaderExtension extension, ChaincodeAction result) {
        if (!extension.hasChaincodeId() || !result.hasChaincodeId()) {
            throw new ProtocolException(Rule.CHAINCODE_NAMED, "the header or the result names no chaincode at all");
        }
        String named = extension.getChaincodeId().getName();
        String called = result.getChaincodeId().getName();
        if (named.isEmpty()) {
            throw new ProtocolException(Rule.CHAINCODE_ID, "the header names no chaincode");
        }
        if (!named.equals(called)) {
            throw ProtocolException.differs(Rule.CHAINCODE_ID, "chaincode " + named + " of the header", called);
        }
        if (result.getChaincodeId().getVersion().isEmpty()) {
            throw new ProtocolException(Rule.CHAINCODE_ID, "the result names no version of chaincode " + named);
        }
        return named;
    }

    private static Optional<ChaincodeEvent> event(ChaincodeAction result, String chaincode) {
        if (result.getEvents().isEmpty()) {
            return Optional.empty();
        }
        ChaincodeEvent event =
                Wire.read(ChaincodeEvent.parser(), result.getEvents(), Rule.CHAINCODE_EVENT, "chaincode event");
        if (!event.getChaincodeId().equals(chaincode)) {
            throw ProtocolException.differs(Rule.CHAINCODE_EVENT, "chaincode " + chaincode, event.getChaincodeId());
        }
        return Optional.of(event);
    }
}
