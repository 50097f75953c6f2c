/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import java.util.List;
import org.jianzheng.protocol.msp.MspDefinition;

/**
 * An organisation of a channel.
 *
 * @param group name of its group in the configuration, which need not be its MSP id
 * @param definition its authorities and rules
 * @param endpoints addresses of its orderers, {@code host:port}; empty for application organisations
 * @param anchorPeers addresses of its anchor peers, {@code host:port}; empty for orderer organisations
 */
public record Organisation(String group, MspDefinition definition, List<String> endpoints, List<String> anchorPeers) {

    /** Copies the addresses. */
    public Organisation {
        endpoints = List.copyOf(endpoints);
        anchorPeers = List.copyOf(anchorPeers);
    }
}
