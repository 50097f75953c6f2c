/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.policy.PolicyText;

/**
 * The contracts as the channel knows them.
 *
 * @param name chaincode name
 * @param version free text, at most 64 characters
 * @param sequence number of the definition, from 1
 * @param policy endorsement policy in Fabric's notation, for example {@code OutOf(2,'AMSP.peer','BMSP.peer')}
 */
public record ChaincodeDefinition(String name, String version, int sequence, String policy) {

    public ChaincodeDefinition {
        if (!name.matches("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*") || name.length() > 64) {
            throw new IllegalArgumentException("not a chaincode name: '" + name + "'");
        }
        if (version.isBlank() || version.length() > 64) {
            throw new IllegalArgumentException("chaincode version must have 1 to 64 characters: '" + version + "'");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("chaincode sequence starts at 1: " + sequence);
        }
        try {
            PolicyText.parse(policy);
        } catch (ProtocolException e) {
            throw new IllegalArgumentException("the endorsement policy cannot be read: " + e.getMessage(), e);
        }
    }

    /** The same under another sequence. */
    public ChaincodeDefinition withSequence(int other) {
        return new ChaincodeDefinition(name, version, other, policy);
    }

    /** Whether everything but the sequence is the same. */
    public boolean saysTheSameAs(ChaincodeDefinition other) {
        return equals(other.withSequence(sequence));
    }

    @Override
    public String toString() {
        return name + " version " + version + ", sequence " + sequence + ", policy " + policy;
    }
}
