/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import com.google.protobuf.ByteString;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.policy.Policy;
import org.jianzheng.protocol.policy.SignedMessage;
import org.jianzheng.protocol.policy.Signers;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.SignedEnvelope;

/**
 * Checks the signatures of a transaction.
 *
 * @param configuration the configuration in force before the block
 */
public record TransactionVerifier(ChannelConfiguration configuration) {

    /** Requires that the creator is valid and signed the payload, for this channel. */
    public Member requireCreator(SignedEnvelope envelope) {
        if (!envelope.channel().equals(configuration.channel())) {
            throw ProtocolException.differs(
                    Rule.CREATOR_SIGNATURE, "channel " + configuration.channel(), envelope.channel());
        }
        Member creator;
        try {
            creator = configuration.directory().member(envelope.creator()).requireValid();
        } catch (ProtocolException fault) {
            throw new ProtocolException(Rule.CREATOR_SIGNATURE, fault.detail(), fault);
        }
        ByteString payload = envelope.envelope().getPayload();
        if (!creator.verifies(payload, envelope.envelope().getSignature())) {
            throw new ProtocolException(Rule.CREATOR_SIGNATURE, "signature of " + creator + " does not verify");
        }
        return creator;
    }

    /** The distinct endorsers whose signatures are good. */
    public Signers endorsers(EndorserTransaction transaction) {
        return Signers.of(
                transaction.endorsements().stream()
                        .map(endorsement -> new SignedMessage(
                                endorsement.getEndorser(),
                                ByteString.copyFrom(transaction.signedBytes(endorsement)),
                                endorsement.getSignature()))
                        .toList(),
                configuration.directory());
    }

    /** Requires that the endorsers satisfy the policy, for example that of the chaincode or of a key. */
    public Signers requireEndorsed(EndorserTransaction transaction, Policy policy) {
        return endorsers(transaction).requireSatisfying(policy, Rule.ENDORSEMENT_POLICY);
    }
}
