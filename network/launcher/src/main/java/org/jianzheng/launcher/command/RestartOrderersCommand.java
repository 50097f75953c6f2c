/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code restart-orderers}: the way out of a known deadlock of SmartBFT. */
@Command(
        name = "restart-orderers",
        mixinStandardHelpOptions = true,
        description = {
            "Restarts all orderers of a real Fabric network. 重启全部排序节点。",
            "",
            "When it is needed 何时使用: network/status shows that the height no longer grows although records are handed in.",
            "SmartBFT 1.0 (Fabric 3.1) can lock itself up when a leader fails while another orderer has only just come back:",
            "the view change waits for a delivery that waits for the view change. Restarting some orderers does not help;",
            "restarting all of them does, and loses nothing: what was ordered is on their disks, and gateways hand in again",
            "what was not.",
            "SmartBFT 1.0 在主节点失效、而另一节点刚恢复时可能死锁：只重启部分节点无效，全部重启即可恢复，且不丢失数据。"
        })
public final class RestartOrderersCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    /** The command, speaking to this console. */
    public RestartOrderersCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        DataFolder data = place.data();
        Engine engine = new EngineMark(data).knownOrEmbedded();
        if (!engine.isFabric()) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "数据目录 " + data.root() + " 使用内嵌账本，没有排序节点。",
                    "The data folder " + data.root() + " has the embedded ledger, and no orderers.");
        }
        return place.alone(() -> restart(data, engine)).number();
    }

    private ExitCode restart(DataFolder data, Engine engine) throws IOException, InterruptedException {
        Topology topology = place.topology();
        Network network = place.network(engine);
        FabricLedger ledger =
                FabricLedger.of(topology, data, place.project(), Programs.kept(topology, data, place.project()));
        List<ProcessName> orderers =
                topology.orderers().stream().map(Programs::ordererName).toList();
        Told told = new Told(console);
        network.stop(orderers);
        console.step("已停止全部排序节点", "All orderers stopped");
        network.start(ledger.orderers(), told);
        ledger.awaitOrdering(told);
        console.step("排序已恢复", "Ordering goes on");
        return ExitCode.OK;
    }
}
