/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.function.IntUnaryOperator;

/**
 * An organisation's seat in ordering.
 *
 * @param id number of the consenter in the channel, from 1 (real orderers refuse 0)
 * @param address where the other consenters and the peers reach it
 * @param admin where its operator tells a real orderer which channel to join; this machine only
 * @param operations a real orderer's health and metrics; this machine only
 */
public record Consenter(int id, NodeAddress address, NodeAddress admin, NodeAddress operations) {

    public Consenter {
        if (id < 1 || id > 65_535) {
            throw new IllegalArgumentException("consenter ids run from 1 to 65535: " + id);
        }
    }

    Consenter withPorts(IntUnaryOperator ports) {
        return new Consenter(id, address.withPort(ports), admin.withPort(ports), operations.withPort(ports));
    }
}
