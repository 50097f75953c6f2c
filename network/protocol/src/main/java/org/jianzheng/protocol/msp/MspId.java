/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/**
 * Name of a membership service provider, which stands for an organisation.
 *
 * @param value the name, not empty
 */
public record MspId(String value) implements Comparable<MspId> {

    /** Requires a name. */
    public MspId {
        if (value.isEmpty()) {
            throw new ProtocolException(Rule.IDENTITY_FORMAT, "the MSP id is empty");
        }
    }

    @Override
    public int compareTo(MspId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
