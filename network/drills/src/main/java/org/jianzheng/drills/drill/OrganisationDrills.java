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
import org.jianzheng.drills.check.Sign;
import org.jianzheng.drills.check.Text;
import org.jianzheng.drills.ground.Ground;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.process.ProcessName;

/** Drills in which one organisation is away, slow or of another opinion. */
final class OrganisationDrills {
    private static final Duration CUT_OFF = Duration.ofSeconds(8);
    /** Longer than a gateway waits for an endorsement, so that it must notice. */
    private static final Duration CUT_OFF_FABRIC = Duration.ofSeconds(40);

    private static final Duration SLOW = Duration.ofSeconds(8);
    private static final long LATE_MILLIS = 3_000;
    private static final Duration DIFFERING = Duration.ofSeconds(10);

    private OrganisationDrills() {}

    static List<Drill> all() {
        return List.of(
                new Drill(
                        "organisation-cut-off",
                        new Text("县与其他机构失去联系后恢复。", "The county is cut off from the others and comes back."),
                        new Text(
                                "县网关继续受理，其记录等待；其余机构照常上链。",
                                "The county's gateway goes on acknowledging, its records wait; the others go on without it."),
                        EnumSet.allOf(Engine.class),
                        Duration.ofMinutes(2),
                        engine -> List.of(new Sign.Trouble(CITY, "endorser"), new Sign.Trouble(COUNTY, "endorsement")),
                        OrganisationDrills::cutOff),
                new Drill(
                        "slow-organisation",
                        new Text("县的背书每次迟 3 秒。", "The county endorses 3 s late each time."),
                        new Text("需要县背书的交易变慢，其余不变。", "What the county endorses takes longer; nothing else changes."),
                        EnumSet.of(Engine.EMBEDDED),
                        Duration.ofSeconds(30),
                        engine -> List.of(new Sign.Trouble(CITY, "slow")),
                        OrganisationDrills::slow),
                new Drill(
                        "differing-organisation",
                        new Text("县对同一请求给出与其他机构不同的结果。", "The county endorses another answer than the others."),
                        new Text(
                                "告警；市改由监督机构背书，县自己的记录等到一致为止。",
                                "It is shouted; the city asks the regulator instead, the county's own records wait."),
                        EnumSet.of(Engine.EMBEDDED),
                        Duration.ofSeconds(40),
                        engine -> List.of(
                                new Sign.Counted(CITY, "jianzheng_endorsements_diverged_equal_height_total"),
                                new Sign.Trouble(CITY, "divergence")),
                        OrganisationDrills::differing));
    }

    private static void cutOff(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        if (ground.engine().isFabric()) {
            stage.step("冻结县的排序节点、peer 与合约", "Freezing the county's orderer, peer and contracts");
            ground.freeze(new ProcessName("orderer-" + COUNTY));
            ground.freeze(new ProcessName("peer-" + COUNTY));
            ground.freeze(new ProcessName("contracts-" + COUNTY));
            stage.pass(CUT_OFF_FABRIC);
            stage.step("恢复", "They go on");
            ground.thaw();
        } else {
            stage.step("县的 peer 停止应答", "The county's peer falls silent");
            ground.faults().down(ground.mspId(COUNTY), true);
            stage.pass(CUT_OFF);
            stage.step("恢复应答", "It is back");
            ground.faults().down(ground.mspId(COUNTY), false);
        }
    }

    private static void slow(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        stage.step("县的背书变慢", "The county becomes slow");
        ground.faults().delay(ground.mspId(COUNTY), LATE_MILLIS);
        stage.pass(SLOW);
        stage.step("恢复", "It is quick again");
        ground.faults().delay(ground.mspId(COUNTY), 0);
    }

    private static void differing(Stage stage) throws IOException, InterruptedException {
        Ground ground = stage.ground();
        stage.step("县开始给出不同结果", "The county begins to differ");
        ground.faults().differs(ground.mspId(COUNTY), true);
        stage.pass(DIFFERING);
        stage.step("恢复一致", "It agrees again");
        ground.faults().differs(ground.mspId(COUNTY), false);
    }
}
