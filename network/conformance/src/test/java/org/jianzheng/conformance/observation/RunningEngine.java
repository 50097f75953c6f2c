/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import java.io.IOException;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.engine.Engine;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;

/** A network of an engine, with clients. */
record RunningEngine(LedgerNetworkHandle network, Clients clients, Chain chain, Opinions opinions)
        implements AutoCloseable {

    static RunningEngine start(Engine engine) throws IOException, InterruptedException {
        LedgerNetworkHandle network = engine.start();
        Clients clients = new Clients(network.topology(), network.crypto());
        Chain chain = new Chain(network.topology(), network.crypto(), clients);
        return new RunningEngine(
                network,
                clients,
                chain,
                new Opinions(chain, network.topology().channel().text()));
    }

    @Override
    public void close() throws IOException {
        clients.close();
        network.close();
    }
}
