/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import java.io.IOException;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.engine.Engine;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;

/** A network of an engine, with clients. */
record RunningEngine(Engine engine, LedgerNetworkHandle network, Clients clients) implements AutoCloseable {

    static RunningEngine start(Engine engine) throws IOException, InterruptedException {
        LedgerNetworkHandle network = engine.start();
        return new RunningEngine(engine, network, new Clients(network.topology(), network.crypto()));
    }

    @Override
    public void close() throws IOException {
        clients.close();
        network.close();
    }
}
