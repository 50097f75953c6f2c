/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import static org.jianzheng.drills.drill.Drills.CITY;
import static org.jianzheng.drills.drill.Drills.COUNTY;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jianzheng.drills.check.Sign;
import org.jianzheng.drills.check.Text;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.process.ProcessName;

/** Drills in which one program dies and comes back. */
final class NodeDrills {
    private static final EnumSet<Engine> EVERYWHERE = EnumSet.allOf(Engine.class);
    private static final EnumSet<Engine> FABRIC = EnumSet.of(Engine.FABRIC_BFT, Engine.FABRIC_RAFT);
    private static final Duration AWAY = Duration.ofSeconds(6);
    /** SmartBFT notices a dead leader after some 20 s. */
    private static final Duration CHANGE_OF_LEADERS = Duration.ofMinutes(2);

    private static final int BURST = 40;

    private NodeDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill(
                        "peer-restart",
                        new Text("市节点的 peer 崩溃后重启。", "The city's peer dies and comes back."),
                        new Text(
                                "市网关继续受理，重启后补上链；其他机构改由监督机构背书。",
                                "The city's gateway goes on acknowledging; the county asks the regulator to endorse in its place."),
                        EVERYWHERE,
                        Duration.ofSeconds(50),
                        engine -> List.of(new Sign.Trouble(CITY, "blocks"), new Sign.Trouble(COUNTY, "endorser")),
                        NodeDrills::peerRestart),
                new Drill(
                        "contracts-down",
                        new Text("县的合约服务停止后恢复。", "The county's contracts die and come back."),
                        new Text(
                                "县的 peer 不能背书；市与县的网关改由其他机构背书，照常上链。",
                                "The county cannot endorse; the gateways ask the others, and nothing waits."),
                        EVERYWHERE,
                        Duration.ofSeconds(50),
                        engine -> List.of(new Sign.Trouble(CITY, "endorser"), new Sign.Trouble(COUNTY, "endorser")),
                        NodeDrills::contractsDown),
                new Drill(
                        "gateway-killed",
                        new Text(
                                "市网关在已受理、未上链时被强行结束。",
                                "The city's gateway is killed with records acknowledged and not yet ordered."),
                        new Text(
                                "市网关约十秒不可用；重启后继续已受理的记录。",
                                "The city's gateway is away for some ten seconds and then goes on with what it had acknowledged."),
                        EVERYWHERE,
                        Duration.ofMinutes(1),
                        engine -> List.of(
                                new Sign.Line(CITY, Pattern.compile("acknowledged records are continued")),
                                new Sign.Trouble(COUNTY, "cosigner")),
                        NodeDrills::gatewayKilled),
                new Drill(
                        "orderer-leader-killed",
                        new Text(
                                "主排序节点被强行结束，其余节点选出新主。",
                                "The leading orderer is killed, and the others choose another leader."),
                        new Text(
                                "上链暂停：SmartBFT 约 20 秒，Raft 数秒；受理不停。",
                                "Commits pause, some 20 s with SmartBFT and a few with Raft; intake goes on."),
                        FABRIC,
                        Duration.ofMinutes(2),
                        engine -> List.of(new Sign.Trouble(CITY, "ordering")),
                        NodeDrills::leaderKilled),
                new Drill(
                        "orderers-restarted",
                        new Text("有负载时重启全部排序节点。", "All orderers are restarted under load."),
                        new Text("上链暂停数秒；受理不停。", "Commits pause for some seconds; intake goes on."),
                        FABRIC,
                        Duration.ofSeconds(90),
                        engine -> List.of(new Sign.Trouble(CITY, "submission")),
                        NodeDrills::orderersRestarted));
    }

    private static void peerRestart(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        if (ground.engine().isFabric()) {
            ProcessName peer = new ProcessName("peer-" + CITY);
            stage.step("强行结束 " + peer, "Killing the city's peer");
            ground.kill(peer);
            stage.pass(AWAY);
            stage.step("启动 " + peer, "Starting it");
            ground.start(peer);
        } else {
            stage.step("内嵌账本中市的 peer 停止应答", "The city's peer in the embedded ledger falls silent");
            ground.faults().down(ground.mspId(CITY), true);
            stage.pass(AWAY);
            stage.step("恢复应答", "It is back");
            ground.faults().down(ground.mspId(CITY), false);
        }
    }

    private static void contractsDown(Stage stage) throws IOException, InterruptedException {
        ProcessName contracts = new ProcessName("contracts-" + COUNTY);
        stage.step("强行结束 " + contracts, "Killing the county's contracts");
        stage.ground().kill(contracts);
        stage.pass(AWAY);
        stage.step("启动 " + contracts, "Starting them");
        stage.ground().start(contracts);
    }

    private static void gatewayKilled(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        ProcessName gateway = new ProcessName("gateway-" + CITY);
        stage.step("使市的 peer 不能背书，再提交 " + BURST + " 条", "The city's peer is held, and the gateway takes in records");
        hold(ground, true);
        stage.load().burst(CITY, BURST);
        stage.step("强行结束 " + gateway, "Killing the gateway");
        ground.kill(gateway);
        hold(ground, false);
        stage.pass(Duration.ofSeconds(3));
        stage.step("启动 " + gateway, "Starting it");
        ground.start(gateway);
    }

    /** Keeps the city's peer from endorsing, so that what is acknowledged is not ordered. */
    private static void hold(Ground ground, boolean hold) throws IOException, InterruptedException {
        if (!ground.engine().isFabric()) {
            ground.faults().down(ground.mspId(CITY), hold);
        } else if (hold) {
            ground.freeze(new ProcessName("peer-" + CITY));
        } else {
            ground.thaw();
        }
    }

    private static void leaderKilled(Stage stage) throws IOException, InterruptedException {
        ProcessName leader = stage.ground()
                .leader()
                .orElseThrow(() -> new IOException("no orderer says that it leads: see network/status"));
        stage.step("强行结束主排序节点 " + leader, "Killing the leading orderer");
        stage.ground().kill(leader);
        stage.pass(Duration.ofSeconds(1));
        stage.awaitCommits(CHANGE_OF_LEADERS);
        ProcessName next = stage.ground()
                .leader()
                .orElseThrow(() -> new IOException("commits go on and no orderer says that it leads"));
        stage.step(
                "新主 " + next + "，上链已恢复；启动 " + leader,
                "Another orderer leads and commits go on; starting the killed one");
        stage.ground().start(leader);
    }

    private static void orderersRestarted(Stage stage) throws IOException, InterruptedException {
        List<ProcessName> orderers = stage.ground().orderers();
        stage.step("停止全部排序节点", "Stopping all orderers");
        for (ProcessName orderer : orderers) {
            stage.ground().stop(orderer);
        }
        stage.pass(Duration.ofSeconds(3));
        stage.step("启动全部排序节点", "Starting them");
        stage.ground().start(orderers.toArray(ProcessName[]::new));
        stage.awaitCommits(CHANGE_OF_LEADERS);
    }
}
