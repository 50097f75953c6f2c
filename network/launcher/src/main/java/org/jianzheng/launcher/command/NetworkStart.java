/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.Set;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.NotHealthy;
import org.jianzheng.launcher.process.ProcessName;

/**
 * Starts what does not run of a network: first the ledger, then the gateways.
 *
 * @param ledger what keeps the ledger
 * @param programs the gateways among others
 */
record NetworkStart(Network network, Ledger ledger, Programs programs, Network.Progress progress) {

    /** Starts; of real Fabric everything or nothing. */
    void start() throws IOException, InterruptedException {
        if (network.engine().isFabric()) {
            startAllOrNothing();
        } else {
            network.start(ledger.programs(), progress);
            network.start(programs.gatewaysAndDemos(), progress);
        }
    }

    /** Half of a Fabric network is of no use, and its ports would stand in the way of the next try. */
    private void startAllOrNothing() throws IOException, InterruptedException {
        Set<ProcessName> before = network.running();
        boolean started = false;
        try {
            network.requirePorts(ledger.programs());
            network.requirePorts(programs.gatewaysAndDemos());
            network.start(ledger.programs(), progress);
            ledger.complete(progress);
            network.start(programs.gatewaysAndDemos(), progress);
            started = true;
        } catch (NotHealthy unhealthy) {
            throw new CommandRefused(
                    ExitCode.NOT_HEALTHY,
                    "程序未能启动，日志末尾如下。本次启动的程序已全部停止，数据保留。",
                    unhealthy.getMessage() + "\nWhat this command had started was stopped again; all data stays.");
        } finally {
            if (!started) {
                network.stopOthers(before);
            }
        }
    }
}
