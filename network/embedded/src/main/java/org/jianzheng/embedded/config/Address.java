/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.net.InetSocketAddress;

/**
 * Where a server listens or is found.
 *
 * @param host name or address, not empty
 * @param port 0 (any free port, for listening) to 65535
 */
public record Address(String host, int port) {

    /** Requires a host and a port in range. */
    public Address {
        if (host.isBlank()) {
            throw new IllegalArgumentException("an address needs a host");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, given " + port);
        }
    }

    /** Reads {@code host:port}. */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("an address is host:port, given " + text);
        }
        try {
            return new Address(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("an address is host:port, given " + text, e);
        }
    }

    /** The address for the JDK's network classes. */
    public InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
