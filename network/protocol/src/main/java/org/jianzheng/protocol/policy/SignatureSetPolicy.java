/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import com.google.protobuf.ByteString;
import java.util.BitSet;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.msp.Member;

/**
 * So many out of these principals, nested. Evaluated from left to right as Fabric does: each principal takes the first signer
 * that fits and is not taken yet. A policy that a cleverer assignment would satisfy can therefore fail.
 */
public final class SignatureSetPolicy implements Policy {

    private final SignaturePolicyEnvelope envelope;

    private SignatureSetPolicy(SignaturePolicyEnvelope envelope) {
        this.envelope = envelope;
        requireComplete(envelope.getRule());
    }

    /** Reads a policy, for example a key's own endorsement policy. */
    public static SignatureSetPolicy parse(ByteString bytes) {
        return of(Wire.read(SignaturePolicyEnvelope.parser(), bytes, Rule.POLICY, "signature policy"));
    }

    /** Requires that each rule is of a known kind and names a principal that is there. */
    public static SignatureSetPolicy of(SignaturePolicyEnvelope envelope) {
        return new SignatureSetPolicy(envelope);
    }

    /** The protobuf form. */
    public SignaturePolicyEnvelope envelope() {
        return envelope;
    }

    @Override
    public boolean isSatisfiedBy(List<Member> signers) {
        return isSatisfied(envelope.getRule(), signers, new BitSet(signers.size()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignatureSetPolicy policy && envelope.equals(policy.envelope);
    }

    @Override
    public int hashCode() {
        return envelope.hashCode();
    }

    @Override
    public String toString() {
        return PolicyText.describe(envelope);
    }

    private boolean isSatisfied(SignaturePolicy rule, List<Member> signers, BitSet taken) {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> takeOne(envelope.getIdentities(rule.getSignedBy()), signers, taken);
            case N_OUT_OF -> {
                int satisfied = 0;
                for (SignaturePolicy part : rule.getNOutOf().getRulesList()) {
                    BitSet attempt = (BitSet) taken.clone();
                    if (isSatisfied(part, signers, attempt)) {
                        satisfied++;
                        taken.clear();
                        taken.or(attempt);
                    }
                }
                yield satisfied >= rule.getNOutOf().getN();
            }
            case TYPE_NOT_SET -> throw new IllegalStateException("refused when read");
        };
    }

    private static boolean takeOne(MSPPrincipal principal, List<Member> signers, BitSet taken) {
        for (int i = 0; i < signers.size(); i++) {
            if (!taken.get(i) && signers.get(i).satisfies(principal)) {
                taken.set(i);
                return true;
            }
        }
        return false;
    }

    private void requireComplete(SignaturePolicy rule) {
        switch (rule.getTypeCase()) {
            case SIGNED_BY -> {
                int index = rule.getSignedBy();
                if (index < 0 || index >= envelope.getIdentitiesCount()) {
                    throw new ProtocolException(
                            Rule.POLICY,
                            "principal " + index + " is named, there are " + envelope.getIdentitiesCount());
                }
            }
            case N_OUT_OF -> rule.getNOutOf().getRulesList().forEach(this::requireComplete);
            case TYPE_NOT_SET -> throw new ProtocolException(Rule.POLICY, "a rule is empty");
        }
    }
}
