/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jianzheng.drills.drill.Drill;
import org.jianzheng.drills.drill.DrillRun;
import org.jianzheng.drills.drill.Drills;
import org.jianzheng.drills.drill.Outcome;
import org.jianzheng.drills.drill.People;
import org.jianzheng.drills.ground.OwnGround;
import org.jianzheng.launcher.fabric.FabricMissing;
import org.jianzheng.launcher.junit.NetworkWish;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/** Every drill whose fault exists on real Fabric, with {@code -Dengine=fabric} or {@code fabric-raft}; else skipped. */
class RealDrillsIT {
    private static final int PER_SECOND = 8;

    private static @Nullable OwnGround own;

    @TempDir
    Path proofs;

    /** Started by the first drill, so that each is reported as skipped where there is nothing to start. */
    @BeforeEach
    void start() throws Exception {
        if (own != null) {
            return;
        }
        Engine engine = NetworkWish.askedEngine();
        Assumptions.assumeTrue(engine.isFabric(), "real Fabric is asked for by -Dengine=fabric or fabric-raft");
        try {
            own = OwnGround.start(new ProjectFolder(Shell.repositoryRoot()), engine, Network.Progress.SILENT);
        } catch (FabricMissing absent) {
            throw new TestAbortedException(absent.getMessage(), absent);
        }
        People.register(own.ground());
    }

    @AfterAll
    static void stop() throws Exception {
        if (own != null) {
            own.close();
        }
    }

    static List<String> drills() {
        return Drills.on(NetworkWish.askedEngine()).stream().map(Drill::name).toList();
    }

    @ParameterizedTest
    @MethodSource("drills")
    void loses_nothing_doubles_nothing_and_is_told(String name) throws Exception {
        Drill drill = Drills.named(name).orElseThrow();
        Outcome outcome = new DrillRun(requireNonNull(own).ground(), proofs, PER_SECOND, text -> {}).run(drill);
        assertThat(outcome.passed()).as(outcome.table()).isTrue();
    }
}
