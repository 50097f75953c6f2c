/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.drill;

import static org.jianzheng.drills.drill.Drills.CITY;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.jianzheng.drills.check.Sign;
import org.jianzheng.drills.check.Text;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.process.ProcessName;

/** Drills in which the ledger says something untrue, breaks off, or dies at the worst moment. */
final class LedgerDrills {
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration DEATH = Duration.ofSeconds(20);
    private static final int FALSE_FAILURES = 12;
    private static final int PARALLEL = 400;

    private LedgerDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill(
                        "submit-reported-failed",
                        new Text("提交被报告失败，实际已排序。", "Submits are reported as failed and ordered all the same."),
                        new Text(
                                "无；真实 Fabric 上以并发提交引发（不一定每次出现）。",
                                "None; on real Fabric many parallel submits provoke it, not every time."),
                        EnumSet.allOf(Engine.class),
                        Duration.ofMinutes(1),
                        engine -> engine.isFabric() ? List.of() : List.of(new Sign.Trouble(CITY, "submission")),
                        LedgerDrills::submitReportedFailed),
                new Drill(
                        "streams-cut",
                        new Text(
                                "区块流中断后重连；真实 Fabric 上在空闲时重启 peer。",
                                "Streams of blocks end; on real Fabric the peer restarts while nothing is handed in."),
                        new Text("无。", "None."),
                        EnumSet.allOf(Engine.class),
                        Duration.ofSeconds(50),
                        engine -> List.of(new Sign.Trouble(CITY, "blocks")),
                        LedgerDrills::streamsCut),
                new Drill(
                        "ledger-crash-between-block-and-state",
                        new Text(
                                "账本写完区块、未更新状态时崩溃。", "The ledger dies when a block is on disk and its changes are not."),
                        new Text(
                                "全部机构的账本停数秒；受理不停。",
                                "Every organisation's ledger is away for some seconds; intake goes on."),
                        EnumSet.of(Engine.EMBEDDED),
                        Duration.ofSeconds(40),
                        engine -> List.of(new Sign.Trouble(CITY, "blocks"), new Sign.Trouble(CITY, "endorsement")),
                        LedgerDrills::crash));
    }

    private static void submitReportedFailed(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        if (ground.engine().isFabric()) {
            stage.step("并发提交 " + PARALLEL + " 条", "Many records at once");
            stage.load().burst(CITY, PARALLEL);
            stage.pass(Duration.ofSeconds(8));
        } else {
            stage.step("接下来 " + FALSE_FAILURES + " 次提交被报告失败", "The next submits are reported as failed");
            ground.faults().reportSubmitsFailed(FALSE_FAILURES);
            stage.pass(Duration.ofSeconds(4));
        }
    }

    private static void streamsCut(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        if (ground.engine().isFabric()) {
            ProcessName peer = new ProcessName("peer-" + CITY);
            stage.load().pause();
            stage.pass(MOMENT);
            stage.step("空闲时重启 " + peer, "Restarting the city's peer while nothing is handed in");
            ground.stop(peer);
            stage.pass(MOMENT);
            ground.start(peer);
            stage.load().begin();
        } else {
            for (int cut = 0; cut < 3; cut++) {
                stage.step("切断所有区块流", "All streams are cut");
                ground.faults().cutStreams();
                stage.pass(MOMENT);
            }
        }
    }

    private static void crash(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        stage.step("账本将在下一个区块后崩溃", "The ledger will die at its next block");
        ground.faults().crashBetweenBlockAndState();
        stage.await("the ledger's death", DEATH, () -> !ground.isRunning(Programs.ledgerName()));
        stage.step("账本已崩溃", "It is dead");
        stage.pass(MOMENT);
        stage.step("启动账本", "Starting it");
        ground.start(Programs.ledgerName());
    }
}
