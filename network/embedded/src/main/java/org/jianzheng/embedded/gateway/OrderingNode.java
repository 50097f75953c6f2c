/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import java.util.List;
import org.jianzheng.embedded.access.Channel;

/**
 * An orderer as error details name it.
 *
 * @param mspId its organisation
 * @param address host and port in the channel configuration
 */
record OrderingNode(String mspId, String address) {

    /** The channel's consenters. */
    static List<OrderingNode> all(Channel channel) {
        return channel.configuration().consenters().stream()
                .map(consenter ->
                        new OrderingNode(consenter.getMspId(), consenter.getHost() + ":" + consenter.getPort()))
                .toList();
    }
}
