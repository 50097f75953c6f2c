/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.record.Keepers;

/**
 * The policy under which a kept head lies. A key's own policy replaces that of the chaincode, so this one says both: a peer of every keeper,
 * and so many peers in all as the chaincode asks for. One peer counts once in a policy, wherever it is named; therefore the second part
 * counts the others only.
 *
 * <p>The way out, should a keeper be gone for good, is its second half: the administrators of most of the organisations. They could also put
 * somebody else in the place of the one that is gone, by a change of the channel's configuration, so it gives nobody a power that they lack.
 *
 * @param endorsers the organisations whose peers the chaincode's policy counts; who is not among them keeps nothing, since it has no peer
 * @param needed how many of them it asks for
 */
public record HeadLock(List<OrganisationId> endorsers, int needed) {
    /** Refuses ({@link IllegalArgumentException}) a number that they cannot reach. */
    public HeadLock {
        endorsers = endorsers.stream().distinct().toList();
        if (needed < 1 || needed > endorsers.size()) {
            throw new IllegalArgumentException(needed + " endorsements cannot come from " + endorsers);
        }
    }

    /** Whose peers must endorse a change of what these keep. */
    List<OrganisationId> consenting(Keepers keepers) {
        return keepers.organisations().stream().filter(endorsers::contains).toList();
    }

    /** The policy of what these keep, in the ledger's own form. */
    byte[] policy(Keepers keepers) {
        List<OrganisationId> kept = consenting(keepers);
        List<OrganisationId> others =
                endorsers.stream().filter(each -> !kept.contains(each)).toList();
        SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder();
        List<SignaturePolicy> peers = new ArrayList<>(each(policy, kept, MSPRoleType.PEER));
        int missing = needed - kept.size();
        if (missing > 0) {
            peers.add(outOf(missing, each(policy, others, MSPRoleType.PEER)));
        }
        SignaturePolicy administrators = outOf(endorsers.size() / 2 + 1, each(policy, endorsers, MSPRoleType.ADMIN));
        return policy.setRule(outOf(1, List.of(outOf(peers.size(), peers), administrators)))
                .build()
                .toByteArray();
    }

    /** Each in this role; the policy names them in the order of their mention. */
    private static List<SignaturePolicy> each(
            SignaturePolicyEnvelope.Builder policy, List<OrganisationId> organisations, MSPRoleType role) {
        List<SignaturePolicy> signed = new ArrayList<>();
        for (OrganisationId organisation : organisations) {
            signed.add(SignaturePolicy.newBuilder()
                    .setSignedBy(policy.getIdentitiesCount())
                    .build());
            policy.addIdentities(MSPPrincipal.newBuilder()
                    .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                    .setPrincipal(MSPRole.newBuilder()
                            .setMspIdentifier(organisation.value())
                            .setRole(role)
                            .build()
                            .toByteString()));
        }
        return signed;
    }

    private static SignaturePolicy outOf(int needed, List<SignaturePolicy> parts) {
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(needed).addAllRules(parts))
                .build();
    }
}
