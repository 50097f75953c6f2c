/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.util.Arrays;
import java.util.Optional;
import org.jianzheng.launcher.genesis.Ordering;

/** What keeps the ledger of a network. */
public enum Engine {
    /** One Java process with every organisation's ledger: for trying. */
    EMBEDDED("embedded", Ordering.BFT),
    /** Hyperledger Fabric's own programs, ordering by SmartBFT. */
    FABRIC_BFT("fabric-bft", Ordering.BFT),
    /** Hyperledger Fabric's own programs, ordering by Raft. */
    FABRIC_RAFT("fabric-raft", Ordering.RAFT);

    private final String word;
    private final Ordering ordering;

    Engine(String word, Ordering ordering) {
        this.word = word;
        this.ordering = ordering;
    }

    /** Its name in files and messages. */
    public String word() {
        return word;
    }

    /** How blocks are ordered; it stands in the genesis block. */
    public Ordering ordering() {
        return ordering;
    }

    /** Whether Fabric's own programs run. */
    public boolean isFabric() {
        return this != EMBEDDED;
    }

    /** The engine with this name. */
    public static Optional<Engine> of(String word) {
        return Arrays.stream(values())
                .filter(engine -> engine.word.equals(word))
                .findFirst();
    }
}
