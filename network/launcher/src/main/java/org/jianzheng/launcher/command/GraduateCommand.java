/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.FabricInstallation;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.fabric.Graduation;
import org.jianzheng.launcher.fabric.Graduation.Border;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.PortShift;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.RunFile;
import org.jianzheng.launcher.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code graduate}: a ledger that began on the embedded engine goes on on real Fabric. */
@Command(
        name = "graduate",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a ledger begun on the embedded engine go on on real Fabric, with the same blocks. There is no way back.",
            "让内嵌账本上开始的链在真实 Fabric 上继续，区块不变。不可逆。"
        })
public final class GraduateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Option(names = "--dry-run", description = "Check everything, change nothing. 只检查，不改动。")
    private boolean dryRun;

    @Option(
            names = "--move",
            description =
                    "The addresses in topology.yaml (with the port offset) are new: the last embedded block says so."
                            + " 拓扑中的地址是新的，由内嵌账本的最后一个区块记入通道配置。")
    private boolean move;

    /** The command, speaking to this console. */
    public GraduateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return place.alone(this::graduate).number();
    }

    private ExitCode graduate() throws IOException, InterruptedException {
        DataFolder data = place.data();
        Topology topology = place.topology();
        Programs programs = Programs.kept(topology, data, place.project());
        Told told = new Told(console);
        Graduation graduation = new Graduation(
                topology, data, place.network(Engine.EMBEDDED), programs, new SecureRandom(), InstantSource.system());
        FabricInstallation installation = FabricInstallation.find(System.getenv());
        Border checked = graduation.check(move, told);
        Network network = place.network(Engine.FABRIC_BFT);
        FabricLedger ledger = FabricLedger.of(topology, data, place.project(), programs);
        NetworkStart start = new NetworkStart(network, ledger, programs, told);
        network.requirePorts(ledger.planned());
        network.requirePorts(programs.gatewaysAndDemos());
        console.step("端口空闲，Fabric 程序可用：" + installation.orderer().getParent(), "Ports are free, Fabric is there");
        if (dryRun) {
            plan(topology, checked);
            return ExitCode.OK;
        }
        Border border = graduation.handOver(checked, told);
        new PortShift(data).remember(place.portOffset());
        new RunFile(data).write(topology);
        start.start();
        if (border.moves()) {
            restartPeers(network, ledger, topology, told);
        }
        graduation.requireContinuous(border, installation, told);
        ledger.awaitGateways(border.height(), told);
        console.say(
                "账本已在真实 Fabric 上继续：前 " + border.height() + " 个区块不变，原有证据包仍然有效。",
                "The ledger goes on on real Fabric: its first " + border.height()
                        + " blocks are the same, and every earlier bundle stays valid.");
        return ExitCode.OK;
    }

    /** Peers that joined by the first block go on looking for each other at the old addresses until they start anew. */
    private static void restartPeers(Network network, FabricLedger ledger, Topology topology, Told told)
            throws IOException, InterruptedException {
        network.stop(topology.members().stream().map(Programs::peerName).toList());
        network.start(ledger.planned(), told);
        ledger.complete(told);
    }

    private void plan(Topology topology, Border border) {
        int orderers = topology.orderers().size();
        int peers = topology.members().size();
        console.say("将会（本次未作改动）：", "This would happen (nothing was changed):");
        if (border.moves()) {
            console.line("  0. 内嵌账本（不对外服务）再排一个配置块 " + border.height() + "：节点移至拓扑中的新地址，各机构管理员签名");
            console.line("     the embedded engine, serving nobody, orders configuration block " + border.height()
                    + ": the nodes' new addresses, signed by the administrators");
        }
        console.line("  1. " + orderers + " 个排序节点各得到全部 " + border.height() + " 个区块，末块哈希 " + border.lastHash());
        console.line("     each of " + orderers + " orderers is given all " + border.height() + " blocks");
        console.line("  2. 数据目录从此属于真实 Fabric，内嵌账本不再排序；ledger/ 保留备查");
        console.line("     the data folder belongs to real Fabric from then on; ledger/ is kept and no longer used");
        console.line("  3. 启动排序节点；" + peers + " 个 peer 从创世区块加入并重新验证每个区块");
        console.line("     orderers start; " + peers + " peers join and judge every block anew");
        console.line("  4. 各机构按现有序号安装并批准合约包，由此产生区块 " + border.height() + " 起的新区块");
        console.line("     each organisation installs and approves its package at the sequence that is in force");
        console.line("  5. 检查交界处连续，网关从各自的日志继续");
        console.line("     the border is checked, and the gateways go on with their logs");
    }
}
