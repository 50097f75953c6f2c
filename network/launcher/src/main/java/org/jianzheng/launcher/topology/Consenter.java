/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

/**
 * An organisation's seat in ordering.
 *
 * @param id number of the consenter in the channel, from 1 (real orderers refuse 0)
 * @param address where the other consenters and the peers reach it
 */
public record Consenter(int id, NodeAddress address) {

    public Consenter {
        if (id < 1 || id > 65_535) {
            throw new IllegalArgumentException("consenter ids run from 1 to 65535: " + id);
        }
    }
}
