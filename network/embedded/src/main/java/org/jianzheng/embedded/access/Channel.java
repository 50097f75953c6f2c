/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.msp.Certificate;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.policy.SignatureSetPolicy;

/**
 * The one channel and its rules: those of the configuration in force, which each configuration block changes for everybody at
 * once. Safe for use by several threads.
 */
public final class Channel {

    private final String name;
    private final GoodSignatures signatures = new GoodSignatures();
    private final PolicyCache keyPolicies;
    private volatile Rules inForce;

    /**
     * What one configuration says.
     *
     * @param configuration the configuration
     * @param block number of the block that brought it
     * @param chaincodePolicies policies that may refer to the configuration
     */
    private record Rules(ChannelConfiguration configuration, long block, PolicyCache chaincodePolicies) {

        static Rules of(ChannelConfiguration configuration, long block) {
            return new Rules(
                    configuration,
                    block,
                    new PolicyCache(bytes -> configuration.policy(
                            Wire.read(ApplicationPolicy.parser(), bytes, Rule.POLICY, "policy of a chaincode"))));
        }
    }

    private Channel(ChannelConfiguration configuration) {
        this.name = configuration.channel();
        this.inForce = Rules.of(configuration, 0);
        this.keyPolicies = new PolicyCache(bytes -> SignatureSetPolicy.of(
                Wire.read(SignaturePolicyEnvelope.parser(), bytes, Rule.POLICY, "policy of a key")));
    }

    /** The channel that a genesis block begins. */
    public static Channel of(Block genesis) {
        return new Channel(ChannelConfiguration.read(genesis));
    }

    /** The channel's name. */
    public String name() {
        return name;
    }

    /** What the channel has agreed on: the configuration in force now. */
    public ChannelConfiguration configuration() {
        return inForce.configuration();
    }

    /** Number of the block that brought the configuration in force. */
    public long configurationBlock() {
        return inForce.block();
    }

    /** Puts another configuration in force, that of this block. */
    public void adopt(ChannelConfiguration configuration, long block) {
        inForce = Rules.of(configuration, block);
    }

    /** Reads and judges an identity; refuses those of organisations that are not in the channel. */
    public Member member(ByteString serialized) {
        return configuration().directory().member(serialized);
    }

    /** Whether an authority of the organisation that the identity names has issued its certificate. */
    public boolean hasIssued(Identity identity) {
        return configuration()
                .directory()
                .definition(identity.msp())
                .filter(organisation -> organisation.hasIssued(identity.certificate()))
                .isPresent();
    }

    /** Checks signatures. */
    public GoodSignatures signatures() {
        return signatures;
    }

    /** The TLS authorities of all organisations. */
    public List<Certificate> tlsAuthorities() {
        return configuration().directory().definitions().stream()
                .flatMap(organisation ->
                        Stream.concat(organisation.tlsRoots().stream(), organisation.tlsIntermediates().stream()))
                .toList();
    }

    /**
     * Requires that the signature is good and that its signer alone has the right. As in Fabric, the words do not tell why
     * nobody counts as having signed.
     *
     * @throws AccessDenied with the words of Fabric's policy
     */
    public void require(Right right, Signed signed) {
        if (!isSatisfied(right, signed)) {
            throw new AccessDenied(
                    "implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires"
                            + " 1 of the '" + right.policyName() + "' sub-policies to be satisfied");
        }
    }

    private boolean isSatisfied(Right right, Signed signed) {
        Member member;
        try {
            member = member(signed.identity());
        } catch (ProtocolException unknown) {
            return false;
        }
        return signatures.isGood(member, signed.message(), signed.signature())
                && configuration().policy(right.policy()).isSatisfiedBy(List.of(member));
    }

    /** Whether these bytes are a policy of a key at all. */
    public boolean isKeyPolicy(ByteString policy) {
        return keyPolicies.isReadable(policy);
    }

    /**
     * Whether endorsers suffice.
     *
     * @param policy marshalled {@code ApplicationPolicy} of a chaincode
     * @param endorsers distinct, with good signatures
     */
    public boolean satisfiesChaincode(ByteString policy, List<Member> endorsers) {
        return inForce.chaincodePolicies().isSatisfied(policy, endorsers);
    }

    /**
     * Whether endorsers suffice.
     *
     * @param policy marshalled {@code SignaturePolicyEnvelope} of a key
     * @param endorsers distinct, with good signatures
     */
    public boolean satisfiesKey(ByteString policy, List<Member> endorsers) {
        return keyPolicies.isSatisfied(policy, endorsers);
    }
}
