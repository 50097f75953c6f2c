/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.launcher.topology.MspId;

/** Who may do what, in the channel configuration's terms. */
final class ChannelPolicies {

    static final String READERS = "Readers";
    static final String WRITERS = "Writers";
    static final String ADMINS = "Admins";
    static final String ENDORSEMENT = "Endorsement";
    static final String LIFECYCLE_ENDORSEMENT = "LifecycleEndorsement";
    static final String BLOCK_VALIDATION = "BlockValidation";

    private ChannelPolicies() {}

    /** One organisation suffices. */
    static Policy anyOrganisation(String subPolicy) {
        return implicitMeta(ImplicitMetaPolicy.Rule.ANY, subPolicy);
    }

    /** More than half of the organisations. */
    static Policy majorityOfOrganisations(String subPolicy) {
        return implicitMeta(ImplicitMetaPolicy.Rule.MAJORITY, subPolicy);
    }

    /** A signature of anybody of this organisation who has one of these roles. */
    static Policy oneOf(MspId organisation, MSPRole.MSPRoleType... roles) {
        SignaturePolicyEnvelope.Builder envelope = SignaturePolicyEnvelope.newBuilder();
        SignaturePolicy.NOutOf.Builder choice =
                SignaturePolicy.NOutOf.newBuilder().setN(1);
        for (int i = 0; i < roles.length; i++) {
            ByteString principal = MSPRole.newBuilder()
                    .setMspIdentifier(organisation.text())
                    .setRole(roles[i])
                    .build()
                    .toByteString();
            envelope.addIdentities(MSPPrincipal.newBuilder()
                    .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                    .setPrincipal(principal));
            choice.addRules(SignaturePolicy.newBuilder().setSignedBy(i));
        }
        return signature(
                envelope.setRule(SignaturePolicy.newBuilder().setNOutOf(choice)).build());
    }

    static Policy signature(SignaturePolicyEnvelope envelope) {
        return policy(Policy.PolicyType.SIGNATURE, envelope);
    }

    private static Policy implicitMeta(ImplicitMetaPolicy.Rule rule, String subPolicy) {
        return policy(
                Policy.PolicyType.IMPLICIT_META,
                ImplicitMetaPolicy.newBuilder()
                        .setRule(rule)
                        .setSubPolicy(subPolicy)
                        .build());
    }

    private static Policy policy(Policy.PolicyType type, MessageLite value) {
        return Policy.newBuilder()
                .setType(type.getNumber())
                .setValue(value.toByteString())
                .build();
    }
}
