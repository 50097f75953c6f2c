/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeInvocationSpec;
import org.hyperledger.fabric.protos.peer.ChaincodeProposalPayload;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.Response;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;

/**
 * A chaincode call with its endorsements, as {@link Transactions#parse} read it: ids, hashes and names agree; signatures are
 * not yet checked.
 *
 * @param envelope the envelope and its headers
 * @param id the transaction's id
 * @param chaincode name of the chaincode that was called
 * @param proposalPayload the call as the transaction carries it, without transient data
 * @param proposalResponsePayload the bytes that endorsers signed
 * @param action result of the call
 * @param readWriteSet what the call read and would write
 * @param event the chaincode's event, if it set one
 * @param endorsements identities and their signatures, in the order given
 */
public record EndorserTransaction(
        SignedEnvelope envelope,
        TransactionId id,
        String chaincode,
        ByteString proposalPayload,
        ByteString proposalResponsePayload,
        ChaincodeAction action,
        ReadWriteSet readWriteSet,
        Optional<ChaincodeEvent> event,
        List<Endorsement> endorsements) {

    /** Copies the endorsements. */
    public EndorserTransaction {
        endorsements = List.copyOf(endorsements);
    }

    /** The serialized identity of who proposed and submitted. */
    public ByteString creator() {
        return envelope.creator();
    }

    /** The channel's name. */
    public String channel() {
        return envelope.channel();
    }

    /** The time that the creator claims. */
    public Instant timestamp() {
        return envelope.timestamp();
    }

    /** What the chaincode answered. */
    public Response response() {
        return action.getResponse();
    }

    /** Function and arguments of the call. */
    public List<ByteString> arguments() {
        ChaincodeProposalPayload payload = Wire.read(
                ChaincodeProposalPayload.parser(), proposalPayload, Rule.ENDORSER_TRANSACTION, "proposal payload");
        return Wire.read(
                        ChaincodeInvocationSpec.parser(),
                        payload.getInput(),
                        Rule.ENDORSER_TRANSACTION,
                        "chaincode invocation")
                .getChaincodeSpec()
                .getInput()
                .getArgsList();
    }

    /** The bytes that this endorsement's signature must be over: response payload, then the endorser's identity. */
    public byte[] signedBytes(Endorsement endorsement) {
        return ProposalResponses.signedBytes(proposalResponsePayload, endorsement.getEndorser());
    }
}
