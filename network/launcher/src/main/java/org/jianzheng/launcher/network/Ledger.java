/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.util.List;
import org.jianzheng.launcher.process.Program;

/** What keeps the ledger of a network: programs, and what makes a channel of them once they run. */
public interface Ledger {

    /** The ledger's programs and the contracts, in the order of their start. Their configuration is written anew. */
    List<Program> programs() throws IOException;

    /**
     * Makes the channel work once the programs run. Safe to run again. Each step is bounded.
     *
     * @throws RuntimeException of the engine's own if a step fails
     */
    void complete(Network.Progress progress) throws IOException, InterruptedException;

    /** The embedded ledger, which makes its channel by itself. */
    static Ledger embedded(Programs programs) {
        return new Ledger() {
            @Override
            public List<Program> programs() throws IOException {
                return programs.ledgerAndContracts();
            }

            @Override
            public void complete(Network.Progress progress) {}
        };
    }
}
