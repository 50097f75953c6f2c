/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeSpec;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;

/**
 * A call of a chaincode, proposed to endorsers. The transient data is for endorsers only and never enters a transaction.
 *
 * @param proposal the proposal as it was given
 * @param header the header, read; its two parts are hashed as bytes
 * @param channelHeader the channel header, read
 * @param signatureHeader creator and nonce, read
 * @param id the transaction's id
 * @param chaincode name of the chaincode to call
 * @param arguments function and arguments
 * @param transientData data that stays with the endorsers
 */
public record ChaincodeProposal(
        Proposal proposal,
        Header header,
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        TransactionId id,
        String chaincode,
        List<ByteString> arguments,
        Map<String, ByteString> transientData) {

    /** Copies lists and maps. */
    public ChaincodeProposal {
        arguments = List.copyOf(arguments);
        transientData = Map.copyOf(transientData);
    }

    /** Reads a proposal and requires that it is complete, that its transaction id is right, and that it names one chaincode. */
    public static ChaincodeProposal parse(ByteString bytes) {
        return of(Wire.read(Proposal.parser(), bytes, Rule.PROPOSAL, "proposal"));
    }

    /** As {@link #parse}. */
    public static ChaincodeProposal of(Proposal proposal) {
        Header header = Wire.read(Header.parser(), proposal.getHeader(), Rule.PROPOSAL, "header");
        ChannelHeader channelHeader =
                Wire.read(ChannelHeader.parser(), header.getChannelHeader(), Rule.PROPOSAL, "channel header");
        SignatureHeader signatureHeader =
                Wire.read(SignatureHeader.parser(), header.getSignatureHeader(), Rule.PROPOSAL, "signature header");
        requireHeaders(channelHeader, signatureHeader);
        ChaincodeHeaderExtension extension = Wire.read(
                ChaincodeHeaderExtension.parser(), channelHeader.getExtension(), Rule.PROPOSAL, "header extension");
        ChaincodeProposalPayload payload =
                Wire.read(ChaincodeProposalPayload.parser(), proposal.getPayload(), Rule.PROPOSAL, "proposal payload");
        ChaincodeInvocationSpec invocation =
                Wire.read(ChaincodeInvocationSpec.parser(), payload.getInput(), Rule.PROPOSAL, "chaincode invocation");
        String chaincode = extension.getChaincodeId().getName();
        if (chaincode.isEmpty()) {
            throw new ProtocolException(Rule.PROPOSAL, "the header extension names no chaincode");
        }
        if (!invocation.getChaincodeSpec().hasInput()) {
            throw new ProtocolException(Rule.PROPOSAL, "the chaincode invocation has no input");
        }
        String called = invocation.getChaincodeSpec().getChaincodeId().getName();
        if (!chaincode.equals(called)) {
            throw ProtocolException.differs(Rule.PROPOSAL, "chaincode " + chaincode + " of the header", called);
        }
        return new ChaincodeProposal(
                proposal,
                header,
                channelHeader,
                signatureHeader,
                requireId(channelHeader, signatureHeader),
                chaincode,
                invocation.getChaincodeSpec().getInput().getArgsList(),
                payload.getTransientMapMap());
    }

    /**
     * Proposes a call.
     *
     * @param creator the serialized identity of who proposes
     * @param nonce random bytes, 24 as Fabric's own clients take
     */
    public static ChaincodeProposal create(
            String channel,
            String chaincode,
            List<ByteString> arguments,
            ByteString creator,
            ByteString nonce,
            Instant timestamp) {
        ChaincodeID chaincodeId = ChaincodeID.newBuilder().setName(chaincode).build();
        ChannelHeader channelHeader = ChannelHeader.newBuilder()
                .setType(HeaderType.ENDORSER_TRANSACTION_VALUE)
                .setTimestamp(Timestamp.newBuilder()
                        .setSeconds(timestamp.getEpochSecond())
                        .setNanos(timestamp.getNano()))
                .setChannelId(channel)
                .setTxId(TransactionId.of(nonce, creator).value())
                .setExtension(ChaincodeHeaderExtension.newBuilder()
                        .setChaincodeId(chaincodeId)
                        .build()
                        .toByteString())
                .build();
        SignatureHeader signatureHeader =
                SignatureHeader.newBuilder().setCreator(creator).setNonce(nonce).build();
        ChaincodeInvocationSpec invocation = ChaincodeInvocationSpec.newBuilder()
                .setChaincodeSpec(ChaincodeSpec.newBuilder()
                        .setChaincodeId(chaincodeId)
                        .setInput(ChaincodeInput.newBuilder().addAllArgs(arguments)))
                .build();
        return of(Proposal.newBuilder()
                .setHeader(Header.newBuilder()
                        .setChannelHeader(channelHeader.toByteString())
                        .setSignatureHeader(signatureHeader.toByteString())
                        .build()
                        .toByteString())
                .setPayload(ChaincodeProposalPayload.newBuilder()
                        .setInput(invocation.toByteString())
                        .build()
                        .toByteString())
                .build());
    }

    /** The same call, giving endorsers data that stays with them. */
    public ChaincodeProposal giving(Map<String, ByteString> data) {
        ChaincodeProposalPayload payload =
                Wire.read(ChaincodeProposalPayload.parser(), proposal.getPayload(), Rule.PROPOSAL, "proposal payload");
        return of(proposal.toBuilder()
                .setPayload(payload.toBuilder().putAllTransientMap(data).build().toByteString())
                .build());
    }

    /** The payload as a transaction carries it: marshalled anew without transient data. */
    public ByteString payloadForTransaction() {
        ChaincodeProposalPayload payload =
                Wire.read(ChaincodeProposalPayload.parser(), proposal.getPayload(), Rule.PROPOSAL, "proposal payload");
        return ChaincodeProposalPayload.newBuilder()
                .setInput(payload.getInput())
                .build()
                .toByteString();
    }

    /** What endorsers put into their answer, so that it counts for this call only. */
    public Sha256 hash() {
        return hash(header.getChannelHeader(), header.getSignatureHeader(), payloadForTransaction());
    }

    /** The serialized identity of who proposes. */
    public ByteString creator() {
        return signatureHeader.getCreator();
    }

    /** The channel's name. */
    public String channel() {
        return channelHeader.getChannelId();
    }

    /** SHA-256 of the bytes of channel header, signature header, and payload without transient data. */
    static Sha256 hash(ByteString channelHeader, ByteString signatureHeader, ByteString payloadForTransaction) {
        return Sha256.of(channelHeader, signatureHeader, payloadForTransaction);
    }

    private static void requireHeaders(ChannelHeader channelHeader, SignatureHeader signatureHeader) {
        if (channelHeader.getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            throw ProtocolException.differs(
                    Rule.PROPOSAL, "header type " + HeaderType.ENDORSER_TRANSACTION_VALUE, channelHeader.getType());
        }
        if (channelHeader.getEpoch() != 0) {
            throw ProtocolException.differs(Rule.PROPOSAL, "epoch 0", Long.toUnsignedString(channelHeader.getEpoch()));
        }
        if (signatureHeader.getNonce().isEmpty() || signatureHeader.getCreator().isEmpty()) {
            throw new ProtocolException(Rule.PROPOSAL, "nonce or creator is empty");
        }
    }

    private static TransactionId requireId(ChannelHeader channelHeader, SignatureHeader signatureHeader) {
        TransactionId computed = TransactionId.of(signatureHeader.getNonce(), signatureHeader.getCreator());
        if (!computed.value().equals(channelHeader.getTxId())) {
            throw ProtocolException.differs(Rule.TRANSACTION_ID, computed, "\"" + channelHeader.getTxId() + "\"");
        }
        return computed;
    }
}
