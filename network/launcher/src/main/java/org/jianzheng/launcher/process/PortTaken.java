/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.IOException;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import org.jianzheng.launcher.topology.NodeAddress;

/** Another program listens on a port that ours needs. */
public final class PortTaken extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private PortTaken(ProcessName name, Program.PortUse use) {
        super("port " + use.address().port() + " is taken, and " + name + " needs it for " + use.purpose() + " ("
                + use.address() + ")");
    }

    /** Refuses when any program cannot have one of its ports now. */
    public static void check(List<Program> programs) {
        for (Program program : programs) {
            Optional<Program.PortUse> taken = program.ports().stream()
                    .filter(use -> isTaken(use.address()))
                    .findFirst();
            if (taken.isPresent()) {
                throw new PortTaken(program.name(), taken.get());
            }
        }
    }

    private static boolean isTaken(NodeAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that are still closing do not take the port.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address.host(), address.port()));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
