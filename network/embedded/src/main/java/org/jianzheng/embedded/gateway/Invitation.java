/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import io.grpc.Status.Code;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.transaction.ChaincodeProposal;

/**
 * A proposal as it arrives at a gateway, read as far as a gateway must.
 *
 * @param signed the proposal with its creator's signature
 * @param proposal the same, read
 */
record Invitation(SignedProposal signed, ChaincodeProposal proposal) {

    /** Reads a proposal; the error's message begins with {@code prefix}. */
    static Invitation read(SignedProposal signed, String prefix) {
        if (signed.getProposalBytes().isEmpty()) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, prefix + "a signed proposal is required");
        }
        try {
            return new Invitation(signed, ChaincodeProposal.parse(signed.getProposalBytes()));
        } catch (ProtocolException e) {
            throw GatewayErrors.error(Code.INVALID_ARGUMENT, prefix + e.getMessage());
        }
    }

    /** Name of the chaincode. */
    String chaincode() {
        return proposal.chaincode();
    }

    /** Whether there is data that only chosen endorsers may see. */
    boolean isConfidential() {
        return !proposal.transientData().isEmpty();
    }

    /** Requires that the proposal is for this channel. */
    void requireChannel(String channel) {
        if (!proposal.channel().equals(channel)) {
            throw GatewayErrors.error(Code.UNAVAILABLE, GatewayErrors.unknownChannel(proposal.channel()));
        }
    }
}
