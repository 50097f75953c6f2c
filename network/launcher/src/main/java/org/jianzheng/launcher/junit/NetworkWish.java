/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import java.io.IOException;
import java.util.Optional;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.Topology;

/**
 * What a test wants of its network.
 *
 * @param gateways whether the organisations' gateways run too
 * @param faults whether the embedded ledger takes orders to misbehave
 * @param contracts a main class of the test's own class path that each organisation runs in place of the project's
 *     contracts; it is given the same environment
 * @param preparation what happens between the making of the identities and that of the genesis block
 */
public record NetworkWish(boolean gateways, boolean faults, Optional<String> contracts, Preparation preparation) {

    /** Adds to a network's identities before the genesis block is made from them. */
    @FunctionalInterface
    public interface Preparation {

        /** Nothing is added. */
        Preparation NONE = (topology, crypto) -> {};

        /** Adds to the folder. */
        void prepare(Topology topology, CryptoFolder crypto) throws IOException;
    }

    /** Ledger and the project's contracts. */
    public static NetworkWish of(boolean gateways, boolean faults) {
        return new NetworkWish(gateways, faults, Optional.empty(), Preparation.NONE);
    }
}
