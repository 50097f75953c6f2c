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
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gives a test network ports of this machine that nobody uses now: from 20000 to 31999, below those that systems hand
 * to clients (from 32768 on Linux), since a connection going out could take one of these before the network starts.
 * Another program that listens may still do so.
 */
public final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    /** Where processes begin to look differs, so that tests side by side seldom meet. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % COUNT));

    private FreePorts() {}

    /**
     * A free port of the loopback interface; calls of one process get different ones.
     *
     * @throws IOException if there is none
     */
    public static int one() throws IOException {
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no free port from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    /**
     * The same network on free loopback ports, none given twice.
     *
     * @throws IOException if the machine has no free port
     */
    public static Topology assign(Topology topology) throws IOException {
        try {
            return topology.withPorts(port -> anyOrThrow());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * By how much all ports of a network can be moved so that all are free.
     *
     * @throws IOException if no such distance was found
     */
    public static int offset(Topology topology) throws IOException {
        List<Integer> ports = new ArrayList<>();
        topology.withPorts(port -> {
            ports.add(port);
            return port;
        });
        int least = Collections.min(ports);
        int most = Collections.max(ports);
        for (int attempt = 0; attempt < COUNT; attempt++) {
            int offset = one() - least;
            if (most + offset < FIRST + COUNT && ports.stream().allMatch(port -> isFree(port + offset))) {
                return offset;
            }
        }
        throw new IOException("no " + (most - least) + " free ports from " + FIRST);
    }

    private static int anyOrThrow() {
        try {
            return one();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
