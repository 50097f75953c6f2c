/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;

/**
 * Where a node can be reached.
 *
 * @param host IPv4 address or DNS name, at most 253 characters
 * @param port 1 to 65535
 */
public record NodeAddress(String host, int port) {

    /** The only interface that trying networks listen on. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");

    public NodeAddress {
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("not a host name or address: '" + host + "'");
        }
        requirePort(port);
    }

    /** An address on this machine only. */
    public static NodeAddress loopback(int port) {
        return new NodeAddress(LOOPBACK, port);
    }

    NodeAddress withPort(IntUnaryOperator ports) {
        return new NodeAddress(host, ports.applyAsInt(port));
    }

    private static void requirePort(int port) {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("not a port (1 to 65535): " + port);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
