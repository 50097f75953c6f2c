/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.ground;

import java.io.IOException;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.EngineMark;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.Topology;

/**
 * The network of a data folder, lent for drills. What does not run is started first, and at the end it runs as before. While
 * the embedded ledger is lent it takes orders to misbehave, for which it is restarted, and once more at the end.
 */
public final class HereGround implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HereGround.class.getName());

    private final Ground ground;
    private final Programs calm;
    private final Thread lastResort = new Thread(this::giveBack, "restore the network");

    private HereGround(Ground ground, Programs calm) {
        this.ground = ground;
        this.calm = calm;
    }

    /** Takes over the network of a data folder; the caller keeps other commands away from it. */
    public static HereGround of(ProjectFolder project, DataFolder data, Topology topology, Network.Progress progress)
            throws IOException, InterruptedException {
        Engine engine = new EngineMark(data).knownOrEmbedded();
        Programs calm = Programs.kept(topology, data, project);
        HereGround here = new HereGround(new Ground(project, data, topology, engine, calm, progress), calm);
        here.ground.startMissing();
        Runtime.getRuntime().addShutdownHook(here.lastResort);
        if (!engine.isFabric()) {
            here.ground.restartLedger(Programs.keptWithFaults(topology, data, project));
        }
        return here;
    }

    /** The network. */
    public Ground ground() {
        return ground;
    }

    /** Gives it back as it was. */
    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException shuttingDown) {
            return;
        }
        try {
            restore();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveBack();
        }
    }

    private void restore() throws IOException, InterruptedException {
        ground.thaw();
        if (!ground.engine().isFabric()) {
            ground.restartLedger(calm);
        }
        ground.startMissing();
    }

    private void giveBack() {
        try {
            restore();
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the network is not as it was: run network/up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
