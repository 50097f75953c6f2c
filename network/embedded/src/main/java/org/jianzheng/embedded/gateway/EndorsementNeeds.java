/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ProposalResponse;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.jianzheng.embedded.access.ChaincodeDefinitions;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.simulation.KeyMetadata;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.transaction.ReadWriteSet;

/**
 * Whose endorsements a result needs, going by the policies in force.
 *
 * @param channel judges policies
 * @param chaincodePolicies policies of chaincodes
 * @param keyPolicies policies of keys
 */
record EndorsementNeeds(Channel channel, Set<ByteString> chaincodePolicies, Set<ByteString> keyPolicies) {

    /** The needs of a result that one endorser has computed. */
    static EndorsementNeeds of(Channel channel, StateView state, String chaincode, ProposalResponse first) {
        ProposalResponsePayload payload = Wire.read(
                ProposalResponsePayload.parser(),
                first.getPayload(),
                Rule.RESPONSE_PAYLOAD,
                "proposal response payload");
        ChaincodeAction action =
                Wire.read(ChaincodeAction.parser(), payload.getExtension(), Rule.RESPONSE_PAYLOAD, "chaincode action");
        Set<ByteString> chaincodePolicies = new HashSet<>();
        Set<ByteString> keyPolicies = new HashSet<>();
        boolean chaincodeNeeded = false;
        for (ReadWriteSet.Namespace namespace :
                ReadWriteSet.parse(action.getResults()).namespaces()) {
            for (String key : namespace.changedKeys()) {
                Optional<ByteString> own = state.get(namespace.name(), key)
                        .map(VersionedValue::metadata)
                        .flatMap(KeyMetadata::endorsementPolicy);
                own.ifPresent(keyPolicies::add);
                chaincodeNeeded |= own.isEmpty();
            }
        }
        if (chaincodeNeeded || keyPolicies.isEmpty()) {
            ChaincodeDefinitions.endorsementPolicy(state, chaincode).ifPresent(chaincodePolicies::add);
        }
        return new EndorsementNeeds(channel, chaincodePolicies, keyPolicies);
    }

    /** Whether endorsements of these members would do. */
    boolean areSatisfiedBy(List<Member> members) {
        return chaincodePolicies.stream().allMatch(policy -> channel.satisfiesChaincode(policy, members))
                && keyPolicies.stream().allMatch(policy -> channel.satisfiesKey(policy, members));
    }
}
