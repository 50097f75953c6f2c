/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.node.LedgerNode;
import org.jianzheng.embedded.node.Surroundings;

/** A whole network with the ledger in the test's own process. */
final class TestNetwork extends TestSite {

    private LedgerNode node;

    private TestNetwork(Path data) throws IOException {
        super(data);
        this.node = LedgerNode.start(config(), Surroundings.embedded(Clock.systemUTC()));
        awaitChaincodes();
    }

    static TestNetwork start(Path data) throws IOException {
        return new TestNetwork(data);
    }

    LedgerNode node() {
        return node;
    }

    Faults faults() {
        return node.faults();
    }

    /** Stops the ledger and starts it again over the same data. */
    void restart() {
        restart(config());
    }

    /** Stops the ledger and starts it again over the same data with another configuration. */
    void restart(LedgerConfig config) {
        stop();
        node = LedgerNode.start(config, Surroundings.embedded(Clock.systemUTC()));
        awaitChaincodes();
    }

    /** Stops the ledger only. */
    void stop() {
        disconnect();
        node.close();
    }

    void awaitChaincodes() {
        Await.until(
                "chaincodes are ready",
                () -> node.status().organisations().stream()
                        .allMatch(each -> each.chaincodes().values().stream().allMatch(ready -> ready)));
    }

    @Override
    public void close() {
        disconnect();
        node.close();
        super.close();
    }
}
