/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.ground;

import java.io.IOException;
import java.nio.file.Files;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.Erasure;
import org.jianzheng.launcher.network.Network;
import org.jianzheng.launcher.network.Programs;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.PortTaken;
import org.jianzheng.launcher.process.ProcessName;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;

/** A network of a drill's own, on free ports and in a temporary folder. It is stopped and erased at the end, whatever happens. */
public final class OwnGround implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OwnGround.class.getName());
    private static final int ATTEMPTS = 3;

    private final Ground ground;
    private final Thread lastResort = new Thread(this::endAll, "end the drill's network");

    private OwnGround(Ground ground) {
        this.ground = ground;
    }

    /**
     * Starts a network, on other ports when somebody is quicker.
     *
     * @throws org.jianzheng.launcher.fabric.FabricMissing if the engine needs Fabric's programs, and they are absent
     */
    public static OwnGround start(ProjectFolder project, Engine engine, Network.Progress progress)
            throws IOException, InterruptedException {
        Topology description =
                TopologyReader.read(project.topology()).withoutTimeAuthority().withoutSignIn();
        for (int attempt = 1; ; attempt++) {
            Topology topology = FreePorts.assign(description);
            DataFolder data = new DataFolder(Files.createTempDirectory("jianzheng-drill-"));
            progress.step("演练使用自己的网络，数据在 " + data.root(), "The drill has a network of its own, in this folder");
            Programs programs = Programs.keptWithFaults(topology, data, project);
            OwnGround own = new OwnGround(new Ground(project, data, topology, engine, programs, progress));
            boolean started = false;
            try {
                Runtime.getRuntime().addShutdownHook(own.lastResort);
                own.ground.network().prepare();
                own.ground.startMissing();
                started = true;
                return own;
            } catch (PortTaken taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            } finally {
                if (!started) {
                    own.close();
                }
            }
        }
    }

    /** The network. */
    public Ground ground() {
        return ground;
    }

    /** Stops and erases it. */
    @Override
    public void close() throws IOException {
        try {
            ground.thaw();
            ground.network().stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            endAll();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already and finds nothing left to end.
        }
        erase();
    }

    private void endAll() {
        for (ProcessName name : ground.processes()) {
            try {
                ground.kill(name);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "could not end " + name, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        try {
            erase();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "left by the drill: " + ground.data().root(),
                    e);
        }
    }

    private void erase() throws IOException {
        new Erasure(ground.data()).erase(ground.processes());
    }
}
