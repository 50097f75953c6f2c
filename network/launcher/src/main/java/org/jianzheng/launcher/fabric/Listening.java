/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import org.jianzheng.launcher.topology.NodeAddress;

/**
 * On which interfaces a node listens.
 *
 * @param host the interface; empty for the one of each address
 * @param healthForAnyone whether {@code /healthz} is answered without a client certificate, as those ask that watch
 *     containers; metrics and log levels always need one
 */
record Listening(String host, boolean healthForAnyone) {

    /** On the interfaces of the addresses in the topology, everything with certificates at both ends. */
    static final Listening AS_ADDRESSED = new Listening("", false);

    /** On one interface, such as {@code 0.0.0.0} in a container whose ports are published one by one. */
    static Listening on(String host) {
        return new Listening(host, true);
    }

    NodeAddress at(NodeAddress address) {
        return host.isEmpty() ? address : new NodeAddress(host, address.port());
    }
}
