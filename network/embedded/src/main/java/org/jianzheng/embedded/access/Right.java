/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.access;

/** What the channel's policies grant, each by the policy that Fabric asks by default. */
public enum Right {
    /** Propose transactions. */
    PROPOSE("/Channel/Application/Writers"),
    /** Read blocks, events and results at a peer. */
    READ("/Channel/Application/Readers"),
    /** Have transactions ordered. */
    ORDER("/Channel/Writers"),
    /** Read blocks at an orderer. */
    PULL("/Channel/Readers");

    private final String policy;

    Right(String policy) {
        this.policy = policy;
    }

    /** The policy's own name, under which the groups below have theirs. */
    String policyName() {
        return policy.substring(policy.lastIndexOf('/') + 1);
    }

    /** Path of the policy in the channel configuration. */
    public String policy() {
        return policy;
    }
}
