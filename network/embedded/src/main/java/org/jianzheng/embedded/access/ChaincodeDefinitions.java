/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

import com.google.protobuf.ByteString;
import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.embedded.state.VersionedValue;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.lifecycle.ChaincodeDefinition;

/** The chaincode definitions that are committed on the channel. */
public final class ChaincodeDefinitions {

    private static final ByteString LIFECYCLE_POLICY = ApplicationPolicy.newBuilder()
            .setChannelConfigPolicyReference(ChannelConfiguration.LIFECYCLE_ENDORSEMENT)
            .build()
            .toByteString();

    private ChaincodeDefinitions() {}

    /** The definition of a chaincode, empty when there is none. */
    public static Optional<ChaincodeDefinition> find(StateView state, String chaincode) {
        return ChaincodeDefinition.read(
                chaincode, key -> state.get(ChaincodeDefinition.NAMESPACE, key).map(VersionedValue::value));
    }

    /** Key of a definition's sequence, which each call of the chaincode reads. */
    public static String sequenceKey(String chaincode) {
        return ChaincodeDefinition.sequenceKey(chaincode);
    }

    /** The application policy that rules writes to a namespace, empty when no chaincode is defined there. */
    public static Optional<ByteString> endorsementPolicy(StateView state, String namespace) {
        if (namespace.equals(ChaincodeDefinition.NAMESPACE)) {
            return Optional.of(LIFECYCLE_POLICY);
        }
        return find(state, namespace)
                .map(definition -> definition.endorsementPolicy().toByteString());
    }
}
