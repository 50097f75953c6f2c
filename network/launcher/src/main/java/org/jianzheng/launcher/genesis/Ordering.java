/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

/** How the orderers agree on the next block. It stands in the genesis block and cannot be changed here afterwards. */
public enum Ordering {
    /** SmartBFT: with four orderers, one may fail or lie. */
    BFT("BFT"),
    /** Raft: with four orderers, one may fail; none may lie. */
    RAFT("etcdraft");

    private final String consensusType;

    Ordering(String consensusType) {
        this.consensusType = consensusType;
    }

    /** What the channel configuration calls it. */
    public String consensusType() {
        return consensusType;
    }
}
