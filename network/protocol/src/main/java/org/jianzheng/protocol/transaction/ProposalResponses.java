/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.transaction;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.jianzheng.protocol.Signer;

/** What endorsers answer: the result of a call and their signature over it. */
public final class ProposalResponses {

    private ProposalResponses() {}

    /**
     * The bytes that endorsers sign; equal from endorsers that computed the same.
     *
     * @param version the chaincode's version, not empty
     */
    public static ByteString payload(
            ChaincodeProposal proposal,
            String version,
            ReadWriteSet readWriteSet,
            Response response,
            Optional<ChaincodeEvent> event) {
        ChaincodeAction action = ChaincodeAction.newBuilder()
                .setResults(readWriteSet.toByteString())
                .setEvents(event.map(ChaincodeEvent::toByteString).orElse(ByteString.EMPTY))
                .setResponse(response)
                .setChaincodeId(
                        ChaincodeID.newBuilder().setName(proposal.chaincode()).setVersion(version))
                .build();
        return ProposalResponsePayload.newBuilder()
                .setProposalHash(proposal.hash().value())
                .setExtension(action.toByteString())
                .build()
                .toByteString();
    }

    /** What an endorser signs: the response payload, then its own serialized identity. */
    public static byte[] signedBytes(ByteString proposalResponsePayload, ByteString endorser) {
        return proposalResponsePayload.concat(endorser).toByteArray();
    }

    /** Endorses a result. */
    public static Endorsement endorse(ByteString proposalResponsePayload, ByteString endorser, Signer signer) {
        byte[] signature = signer.sign(signedBytes(proposalResponsePayload, endorser));
        return Endorsement.newBuilder()
                .setEndorser(endorser)
                .setSignature(ByteString.copyFrom(signature))
                .build();
    }
}
