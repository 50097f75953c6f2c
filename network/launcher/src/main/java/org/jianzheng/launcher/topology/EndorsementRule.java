/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.policy.PolicyText;

/** What an endorsement policy asks of organisations that have one peer each. */
public final class EndorsementRule {

    private final SignaturePolicyEnvelope policy;

    private EndorsementRule(SignaturePolicyEnvelope policy) {
        this.policy = policy;
    }

    /** The rule of a definition. */
    public static EndorsementRule of(ChaincodeDefinition definition) {
        return new EndorsementRule(PolicyText.parse(definition.policy()));
    }

    /** The organisations whose peers the policy counts, in the order of their mention. */
    public Set<MspId> candidates() {
        Set<MspId> candidates = new LinkedHashSet<>();
        for (MSPPrincipal principal : policy.getIdentitiesList()) {
            MSPRole role = role(principal);
            if (countsPeers(role)) {
                candidates.add(new MspId(role.getMspIdentifier()));
            }
        }
        return candidates;
    }

    /**
     * How many of the candidates are enough, whichever they are: the number of a plain N out of M; of other policies all.
     */
    public int needed() {
        SignaturePolicy rule = policy.getRule();
        int all = candidates().size();
        if (rule.getTypeCase() == SignaturePolicy.TypeCase.N_OUT_OF) {
            List<SignaturePolicy> parts = rule.getNOutOf().getRulesList();
            boolean plain = parts.size() == all
                    && parts.stream().allMatch(part -> part.getTypeCase() == SignaturePolicy.TypeCase.SIGNED_BY);
            return plain ? Math.max(1, rule.getNOutOf().getN()) : all;
        }
        return all;
    }

    /** How the contracts are told: so many of these organisations endorse. They put it into the policies of single keys. */
    public Map<String, String> environment() {
        return Map.of(
                "CHAINCODE_ENDORSERS",
                candidates().stream().map(MspId::text).collect(Collectors.joining(",")),
                "CHAINCODE_ENDORSEMENTS",
                Integer.toString(needed()));
    }

    /** Whether the peers of these organisations can meet the policy, as Fabric judges it: from left to right, each counts once. */
    public boolean isMetBy(Collection<MspId> organisations) {
        Set<String> names = organisations.stream().map(MspId::text).collect(Collectors.toCollection(HashSet::new));
        return take(policy.getRule(), names);
    }

    private boolean take(SignaturePolicy rule, Set<String> left) {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> {
                MSPRole role = role(policy.getIdentities(rule.getSignedBy()));
                yield countsPeers(role) && left.remove(role.getMspIdentifier());
            }
            case N_OUT_OF -> {
                int met = 0;
                for (SignaturePolicy part : rule.getNOutOf().getRulesList()) {
                    Set<String> attempt = new HashSet<>(left);
                    if (take(part, attempt)) {
                        met++;
                        left.retainAll(attempt);
                    }
                }
                yield met >= rule.getNOutOf().getN();
            }
            case TYPE_NOT_SET -> false;
        };
    }

    private static boolean countsPeers(MSPRole role) {
        return switch (role.getRole()) {
            case PEER, MEMBER -> true;
            case ADMIN, CLIENT, ORDERER, UNRECOGNIZED -> false;
        };
    }

    private static MSPRole role(MSPPrincipal principal) {
        try {
            return MSPRole.parseFrom(principal.getPrincipal());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("a policy text names roles only", e);
        }
    }
}
