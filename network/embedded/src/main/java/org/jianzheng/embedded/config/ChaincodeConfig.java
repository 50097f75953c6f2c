/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

/**
 * A chaincode whose definition is to be in force on the channel.
 *
 * @param name its namespace
 * @param version free text
 * @param sequence number of the definition, from 1
 * @param policy endorsement policy in Fabric's text form
 */
public record ChaincodeConfig(String name, String version, long sequence, String policy) {

    /** Requires a name that can be a namespace and a sequence from 1. */
    public ChaincodeConfig {
        if (!name.matches("[A-Za-z0-9]+([-_][A-Za-z0-9]+)*")) {
            throw new IllegalArgumentException("not a chaincode name: " + name);
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("a sequence begins at 1, given " + sequence);
        }
    }
}
