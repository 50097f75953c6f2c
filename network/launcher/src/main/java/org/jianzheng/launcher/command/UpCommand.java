/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jianzheng.launcher.fabric.FabricLedger;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Ledger;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.PortShift;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.network.SamplePlay;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.Topology;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code up}: starts what does not run, plays the sample once, verifies a bundle off line. Safe to run again. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the network and plays the sample; safe to run again. 启动网络并播放示例，可重复运行。")
public final class UpCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private Place place = new Place();

    @Option(names = "--no-sample", description = "Play and verify nothing. 不播放示例。")
    private boolean noSample;

    @Option(
            names = "--no-time-authority",
            description = "Nobody stamps checkpoints; counts at the first start. 不启用时间戳机构，首次启动时有效。")
    private boolean noTimeAuthority;

    @Option(
            names = "--engine",
            paramLabel = "embedded|fabric",
            description = "Who keeps the ledger; else as last time, else embedded. 账本引擎：内嵌或真实 Fabric。")
    private @Nullable String engine;

    @Option(
            names = "--orderer",
            paramLabel = "bft|raft",
            description = "How real Fabric orders blocks; else as last time, else bft. Fabric 的排序方式。")
    private @Nullable String orderer;

    /** The command, speaking to this console. */
    public UpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (noTimeAuthority) {
            place.leaveOutTimeAuthority();
        }
        DataFolder data = place.data();
        Preconditions.check(data, console);
        return place.alone(() -> up(data)).number();
    }

    private ExitCode up(DataFolder data) throws IOException, InterruptedException {
        int offset = place.portOffset();
        Topology topology = place.topology();
        Engine wanted = new EngineWish(engine, orderer).resolve(data);
        Network network = place.network(wanted);
        requireSameOffset(network, data, offset);
        ProjectFolder project = place.project();
        Programs programs = Programs.kept(topology, data, project);
        Ledger ledger = FabricLedger.of(wanted, topology, data, project, programs);

        Identities.Outcome identities = network.prepare();
        new PortShift(data).remember(offset);
        tellOtherContracts(topology.chaincode());
        switch (identities) {
            case MADE -> console.step("已生成机构身份与创世区块", "Identities and genesis block made");
            case KEPT -> console.step("沿用已有身份与创世区块", "Identities and genesis block kept");
        }
        prepare(network, programs);
        new NetworkStart(network, ledger, programs, new Told(console)).start();
        if (noSample) {
            console.step("网络已就绪（未播放示例）", "The network runs (no sample played)");
            return ExitCode.OK;
        }
        SamplePlay sample = new SamplePlay(topology, data, project, programs);
        if (!play(sample)) {
            return ExitCode.SAMPLE_FAILED;
        }
        return new Summary(console, data, project, wanted, topology).afterVerifying(sample);
    }

    private void tellOtherContracts(ChaincodeDefinition inForce) throws IOException {
        ChaincodeDefinition described = place.described().chaincode();
        if (described.sequence() > inForce.sequence()) {
            console.step(
                    "topology.yaml 描述了另一合约定义（序号 " + described.sequence() + "），network/upgrade-contracts 使其生效",
                    "topology.yaml describes other contracts than are in force; network/upgrade-contracts changes"
                            + " them");
        }
    }

    private boolean play(SamplePlay sample) throws IOException, InterruptedException {
        if (sample.result().isPresent()) {
            console.step("示例已播放过，不再重复", "The sample was played before and is not played again");
            return true;
        }
        console.step("播放示例卷宗……", "Playing the sample dossier …");
        int exitCode = sample.play(line -> console.line("           " + line));
        if (exitCode != 0 || sample.result().isEmpty()) {
            console.complain(
                    "示例播放失败（退出码 " + exitCode + "），网络继续运行；再次运行 network/up 会接着播放。",
                    "Playing the sample failed (exit code " + exitCode
                            + "). The network goes on running; network/up again goes on playing.");
            return false;
        }
        console.step("示例已播放", "Sample played");
        return true;
    }

    /** When nothing runs, copies of programs from earlier builds go, and those of this build learn to start faster. */
    private void prepare(Network network, Programs programs) throws IOException, InterruptedException {
        if (network.runs()) {
            return;
        }
        programs.forgetEarlier();
        if (programs.mayStartFaster()) {
            console.step("为网关的快速启动做准备（每次构建后一次）……", "Preparing fast starts of the gateways, once for each build …");
            if (!programs.prepareGateways()) {
                console.step("未能准备，网关照常启动，只是较慢", "That failed; the gateways start all the same, only slower");
            }
        }
    }

    private static void requireSameOffset(Network network, DataFolder data, int offset) throws IOException {
        int last = new PortShift(data).last();
        if (offset != last && network.runs()) {
            throw new CommandRefused(
                    ExitCode.CONFLICT,
                    "网络正以端口平移 " + last + " 运行；请先 network/down。",
                    "The network runs with port offset " + last + ", not " + offset + "; run network/down first.");
        }
    }
}
