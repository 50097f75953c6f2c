/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.config.ChannelConfiguration;

/**
 * An orderer that the channel's first block knows where it no longer is. A peer that joins with that block would look for it
 * there until it has the block that tells otherwise.
 *
 * @param from the address in the first block
 * @param to where the orderer is
 * @param authority of its TLS certificate
 */
record Detour(String from, String to, Path authority) {

    /** The detours from the first block's addresses to those of the topology; none before there is a first block. */
    static List<Detour> of(Topology topology, DataFolder data) throws IOException {
        if (!Files.exists(data.genesis())) {
            return List.of();
        }
        ChannelConfiguration first;
        try (InputStream genesis = Files.newInputStream(data.genesis())) {
            first = ChannelConfiguration.read(Block.parseFrom(genesis));
        }
        List<Detour> detours = new ArrayList<>();
        for (Organisation organisation : topology.orderers()) {
            String now = organisation.consenter().orElseThrow().address().toString();
            first.ordererOrganisations().values().stream()
                    .filter(each -> each.definition()
                            .id()
                            .value()
                            .equals(organisation.mspId().text()))
                    .flatMap(each -> each.endpoints().stream())
                    .filter(endpoint -> !endpoint.equals(now))
                    .forEach(endpoint ->
                            detours.add(new Detour(endpoint, now, data.crypto().tlsAuthority(organisation.name()))));
        }
        return List.copyOf(detours);
    }

    /** As {@code core.yaml} has it. */
    Map<String, Object> yaml() {
        return Map.of("from", from, "to", to, "caCertsFile", authority.toString());
    }
}
