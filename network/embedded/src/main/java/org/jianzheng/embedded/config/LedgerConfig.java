/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything a ledger process is told.
 *
 * @param channel the one channel
 * @param genesis file with the genesis block
 * @param data folder of blocks and state, created when missing
 * @param operations where health, metrics and status are offered over plain HTTP
 * @param allowFaults whether faults may be set over HTTP
 * @param blocks when a block is cut
 * @param orderers the identities that sign blocks
 * @param organisations the organisations served
 * @param chaincodes the definitions to be in force
 */
public record LedgerConfig(
        String channel,
        Path genesis,
        Path data,
        Address operations,
        boolean allowFaults,
        BlockLimits blocks,
        List<OrdererConfig> orderers,
        List<OrganisationConfig> organisations,
        List<ChaincodeConfig> chaincodes) {

    /** Copies the lists; requires at least one orderer and one organisation, none of them twice. */
    public LedgerConfig {
        orderers = List.copyOf(orderers);
        organisations = List.copyOf(organisations);
        chaincodes = List.copyOf(chaincodes);
        if (channel.isBlank()) {
            throw new IllegalArgumentException("the channel needs a name");
        }
        requireSomeAndDistinct(
                "orderers", orderers.stream().map(OrdererConfig::id).toList());
        requireSomeAndDistinct(
                "organisations",
                organisations.stream().map(OrganisationConfig::mspId).toList());
    }

    private static void requireSomeAndDistinct(String what, List<?> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("no " + what);
        }
        Set<Object> seen = new HashSet<>();
        for (Object id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException(what + " name " + id + " twice");
            }
        }
    }
}
