/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import java.io.IOException;
import java.util.Optional;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.topology.Topology;

/**
 * What a test wants of its network.
 *
 * @param engine who keeps the ledger
 * @param gateways whether the organisations' gateways run too
 * @param faults whether the embedded ledger takes orders to misbehave
 * @param contracts a main class of the test's own class path that each organisation runs in place of the project's
 *     contracts; it is given the same environment
 * @param preparation what happens between the making of the identities and that of the genesis block
 */
public record NetworkWish(
        Engine engine, boolean gateways, boolean faults, Optional<String> contracts, Preparation preparation) {

    private static final String PROPERTY = "engine";

    /** On the embedded ledger. */
    public NetworkWish(boolean gateways, boolean faults, Optional<String> contracts, Preparation preparation) {
        this(Engine.EMBEDDED, gateways, faults, contracts, preparation);
    }

    /** Adds to a network's identities before the genesis block is made from them. */
    @FunctionalInterface
    public interface Preparation {

        /** Nothing is added. */
        Preparation NONE = (topology, crypto) -> {};

        /** Adds to the folder. */
        void prepare(Topology topology, CryptoFolder crypto) throws IOException;
    }

    /** The same on another engine. */
    public NetworkWish on(Engine other) {
        return new NetworkWish(other, gateways, faults, contracts, preparation);
    }

    /**
     * The engine that the system property {@code engine} names: {@code embedded} (if there is none too), {@code fabric} for
     * SmartBFT, {@code fabric-raft}.
     *
     * @throws IllegalArgumentException if it names something else
     */
    public static Engine askedEngine() {
        String word = System.getProperty(PROPERTY, Engine.EMBEDDED.word());
        return Engine.of(word.equals("fabric") ? Engine.FABRIC_BFT.word() : word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D" + PROPERTY + " is embedded, fabric or fabric-raft, not " + word));
    }

    /** Embedded ledger and the project's contracts. */
    public static NetworkWish of(boolean gateways, boolean faults) {
        return new NetworkWish(gateways, faults, Optional.empty(), Preparation.NONE);
    }
}
