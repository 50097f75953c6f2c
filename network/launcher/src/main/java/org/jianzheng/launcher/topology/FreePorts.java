/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Gives a test network ports of this machine that nobody uses now. */
public final class FreePorts {

    private FreePorts() {}

    /**
     * The same network on free loopback ports. All ports are held until the last is found, so none is given twice;
     * another program may still take one before the network starts.
     *
     * @throws IOException if the machine has no free port
     */
    public static Topology assign(Topology topology) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            return topology.withPorts(port -> hold(held));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static int hold(List<ServerSocket> held) {
        try {
            ServerSocket socket = new ServerSocket();
            held.add(socket);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
