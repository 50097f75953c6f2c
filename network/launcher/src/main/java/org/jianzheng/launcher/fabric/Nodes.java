/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** Looks at the orderers and peers of a network through their operations and administration interfaces. */
final class Nodes {

    private final Topology topology;
    private final CryptoFolder crypto;
    /** Kept, since reading keys at each look would cost more than the look. */
    private final Map<Organisation, AdministratorTls> connections = new ConcurrentHashMap<>();

    Nodes(Topology topology, CryptoFolder crypto) {
        this.topology = topology;
        this.crypto = crypto;
    }

    /** Whether an organisation's orderer works. */
    Health ordererHealth(Organisation organisation) {
        return new Healthz(
                tls(organisation), organisation.consenter().orElseThrow().operations());
    }

    /** Whether an organisation's peer works. */
    Health peerHealth(Organisation organisation) {
        return new Healthz(tls(organisation), organisation.site().orElseThrow().operations());
    }

    /** What an organisation's orderer tells of the channel; nothing if it does not answer. */
    Optional<NodeView> orderer(Organisation organisation) throws InterruptedException {
        var seat = organisation.consenter().orElseThrow();
        String channel = topology.channel().text();
        try {
            HttpResponse<String> info = tls(organisation)
                    .get(URI.create("https://" + seat.admin() + OrdererAdministration.CHANNELS + "/" + channel));
            OptionalLong height = info.statusCode() == 200 ? height(info.body()) : OptionalLong.empty();
            Metrics metrics = metrics(organisation, seat.operations());
            boolean leads =
                    metrics.ofChannel("consensus_BFT_is_leader", channel).orElse(0) == 1
                            || metrics.ofChannel("consensus_etcdraft_is_leader", channel)
                                            .orElse(0)
                                    == 1;
            return Optional.of(
                    new NodeView(height, metrics.ofChannel("consensus_smartbft_view_number", channel), leads));
        } catch (IOException | IllegalArgumentException silent) {
            return Optional.empty();
        }
    }

    /** The organisation whose orderer leads, or the first if none says so. */
    Organisation leader() throws InterruptedException {
        for (Organisation candidate : topology.orderers()) {
            if (orderer(candidate).filter(NodeView::leader).isPresent()) {
                return candidate;
            }
        }
        return topology.orderers().getFirst();
    }

    /** What an organisation's peer tells of the channel; nothing if it does not answer. */
    Optional<NodeView> peer(Organisation organisation) throws InterruptedException {
        try {
            Metrics metrics =
                    metrics(organisation, organisation.site().orElseThrow().operations());
            OptionalLong height = metrics.ofChannel(
                    "ledger_blockchain_height", topology.channel().text());
            return Optional.of(new NodeView(height, OptionalLong.empty(), false));
        } catch (IOException silent) {
            return Optional.empty();
        }
    }

    /** How many peers of others an organisation's peer knows in the channel; nothing if it does not answer. */
    OptionalLong acquaintances(Organisation organisation) throws InterruptedException {
        try {
            return metrics(organisation, organisation.site().orElseThrow().operations())
                    .ofChannel(
                            "gossip_membership_total_peers_known",
                            topology.channel().text());
        } catch (IOException silent) {
            return OptionalLong.empty();
        }
    }

    private AdministratorTls tls(Organisation organisation) {
        return connections.computeIfAbsent(organisation, each -> new AdministratorTls(crypto, each));
    }

    private Metrics metrics(Organisation organisation, NodeAddress operations)
            throws IOException, InterruptedException {
        return Metrics.parse(tls(organisation)
                .get(URI.create("https://" + operations + "/metrics"))
                .body());
    }

    private static OptionalLong height(String json) {
        Map<String, Object> info = Documents.mapping(Documents.parse(json));
        return info.get("height") instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /** Healthy when the node's own checks are. */
    private record Healthz(AdministratorTls tls, NodeAddress operations) implements Health {

        @Override
        public Optional<String> trouble() throws InterruptedException {
            URI uri = URI.create("https://" + operations + "/healthz");
            try {
                HttpResponse<String> answer = tls.get(uri);
                return answer.statusCode() == 200
                        ? Optional.empty()
                        : Optional.of(String.format(
                                Locale.ROOT, "%s answers %d %s", uri, answer.statusCode(), answer.body()));
            } catch (IOException e) {
                return Optional.of(uri + " does not answer (" + e + ")");
            }
        }
    }
}
