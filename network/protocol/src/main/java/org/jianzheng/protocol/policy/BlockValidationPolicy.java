/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import java.util.List;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspId;

/** The policy about blocks of a channel that tolerates Byzantine orderers: a quorum of its consenters, each named by identity. */
public final class BlockValidationPolicy {

    private BlockValidationPolicy() {}

    /** How many of so many consenters may be at fault: a third at most, rounded down. */
    public static int tolerated(int consenters) {
        return (consenters - 1) / 3;
    }

    /** How many consenters must sign, so that any two quorums share an honest one: ⌈(n + f + 1) / 2⌉. */
    public static int quorum(int consenters) {
        return (consenters + tolerated(consenters) + 2) / 2;
    }

    /** The policy for these consenters, in their order. */
    public static SignaturePolicyEnvelope of(List<Consenter> consenters) {
        SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder();
        SignaturePolicy.NOutOf.Builder rule =
                SignaturePolicy.NOutOf.newBuilder().setN(quorum(consenters.size()));
        for (Consenter consenter : consenters) {
            rule.addRules(SignaturePolicy.newBuilder().setSignedBy(policy.getIdentitiesCount()));
            policy.addIdentities(MSPPrincipal.newBuilder()
                    .setPrincipalClassification(MSPPrincipal.Classification.IDENTITY)
                    .setPrincipal(Identity.serialized(new MspId(consenter.getMspId()), consenter.getIdentity())));
        }
        return policy.setRule(SignaturePolicy.newBuilder().setNOutOf(rule)).build();
    }
}
