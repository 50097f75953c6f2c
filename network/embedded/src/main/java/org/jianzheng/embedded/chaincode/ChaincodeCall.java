/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import com.google.protobuf.ByteString;
import org.hyperledger.fabric.protos.peer.ChaincodeInput;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.jianzheng.protocol.transaction.ChaincodeProposal;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * A proposal that a chaincode is asked to carry out.
 *
 * @param proposal the proposal, read
 * @param signed the same with its creator's signature, for the chaincode to look at
 */
public record ChaincodeCall(ChaincodeProposal proposal, SignedProposal signed) {

    /** The transaction's id. */
    public TransactionId id() {
        return proposal.id();
    }

    /** Function and arguments as {@code ChaincodeInput}; transient data reaches the chaincode with the signed proposal. */
    ByteString input() {
        return ChaincodeInput.newBuilder()
                .addAllArgs(proposal.arguments())
                .build()
                .toByteString();
    }
}
