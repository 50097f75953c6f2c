/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.engine;

import java.io.IOException;
import java.util.Optional;
import org.jianzheng.conformance.client.OddIdentities;
import org.jianzheng.conformance.contract.ScenarioContractService;
import org.jianzheng.launcher.fabric.FabricInstallation;
import org.jianzheng.launcher.fabric.FabricMissing;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;
import org.jianzheng.launcher.junit.NetworkWish;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;

/**
 * What the scenarios run on.
 *
 * @param kind the launcher's engine
 */
public record Engine(org.jianzheng.launcher.network.Engine kind) {

    /** The engine that the system property {@code engine} asks for, the embedded one if it asks for none. */
    public static Engine chosen() {
        return new Engine(NetworkWish.askedEngine());
    }

    /** Why this engine cannot be had here, empty if it can. */
    public Optional<String> missing() {
        if (!kind.isFabric()) {
            return Optional.empty();
        }
        try {
            FabricInstallation.find(System.getenv());
            return Optional.empty();
        } catch (FabricMissing absent) {
            return Optional.of(String.valueOf(absent.getMessage()));
        } catch (IOException e) {
            return Optional.of("Fabric's programs do not run here: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** Starts a network with the scenarios' contract and odd identities; the caller closes it. */
    public LedgerNetworkHandle start() throws IOException, InterruptedException {
        String contracts = ScenarioContractService.class.getName();
        return LedgerNetworkHandle.start(
                new NetworkWish(kind, false, false, Optional.of(contracts), OddIdentities::issue));
    }

    /** Where an organisation that has both orderer and peer takes envelopes for ordering. */
    public NodeAddress broadcastAddress(Organisation organisation) {
        return kind.isFabric()
                ? organisation.consenter().orElseThrow().address()
                : organisation.site().orElseThrow().ledger();
    }

    /** Its name in files. */
    @Override
    public String toString() {
        return kind.word();
    }
}
