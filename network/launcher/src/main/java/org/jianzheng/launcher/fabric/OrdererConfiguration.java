/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Consenter;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.Topology;

/** An orderer's {@code orderer.yaml}: only what differs from the defaults in Fabric's program. */
final class OrdererConfiguration {

    private final Topology topology;
    private final CryptoFolder crypto;
    private final Organisation organisation;
    private final Path folder;
    private final Listening listening;

    /** Of this organisation's orderer, with all of its data below the folder. */
    OrdererConfiguration(Topology topology, CryptoFolder crypto, Organisation organisation, Path folder) {
        this(topology, crypto, organisation, folder, Listening.AS_ADDRESSED);
    }

    OrdererConfiguration(
            Topology topology, CryptoFolder crypto, Organisation organisation, Path folder, Listening listening) {
        this.listening = listening;
        this.topology = topology;
        this.crypto = crypto;
        this.organisation = organisation;
        this.folder = folder;
    }

    /** Where an orderer with this folder keeps its blocks. */
    static Path ledger(Path folder) {
        return folder.resolve("ledger");
    }

    String yaml() {
        Consenter seat = organisation.consenter().orElseThrow();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("General", general(seat));
        root.put("FileLedger", Map.of("Location", ledger(folder).toString()));
        Map<String, Object> operationsTls = tls(List.of(organisation));
        operationsTls.put("ClientAuthRequired", !listening.healthForAnyone());
        root.put(
                "Operations",
                Map.of("ListenAddress", listening.at(seat.operations()).toString(), "TLS", operationsTls));
        root.put("Metrics", Map.of("Provider", "prometheus"));
        root.put(
                "Admin",
                Map.of("ListenAddress", listening.at(seat.admin()).toString(), "TLS", tls(List.of(organisation))));
        root.put("ChannelParticipation", Map.of("Enabled", true, "MaxRequestBodySize", "1 MB"));
        root.put(
                "Consensus",
                Map.of(
                        "WALDir", folder.resolve("wal").toString(),
                        "SnapDir", folder.resolve("snapshots").toString()));
        return Documents.yaml(root);
    }

    private Map<String, Object> general(Consenter seat) {
        Map<String, Object> general = new LinkedHashMap<>();
        general.put("ListenAddress", listening.at(seat.address()).host());
        general.put("ListenPort", seat.address().port());
        general.put("LocalMSPID", organisation.mspId().text());
        general.put("LocalMSPDir", crypto.msp(name(), Node.ORDERER).toString());
        general.put("TLS", tls(topology.organisations()));
        // With "consensus", the default for BFT, Fabric 3.1 asks for blocks without naming its TLS certificate, which
        // orderers refuse where both ends show certificates: one that is behind would never catch up.
        general.put("Cluster", Map.of("ReplicationPolicy", "simple"));
        general.put("Keepalive", Map.of("ServerMinInterval", "60s", "ServerInterval", "7200s", "ServerTimeout", "20s"));
        general.put("BCCSP", Map.of("Default", "SW", "SW", Map.of("Hash", "SHA2", "Security", 256)));
        return general;
    }

    /** Both ends show certificates. Of a channel that is joined the orderer adds the authorities by itself. */
    private Map<String, Object> tls(List<Organisation> clients) {
        Map<String, Object> tls = new LinkedHashMap<>();
        tls.put("Enabled", true);
        tls.put("Certificate", crypto.tlsCertificate(name(), Node.ORDERER).toString());
        tls.put("PrivateKey", crypto.tlsKey(name(), Node.ORDERER).toString());
        tls.put("RootCAs", authorities(clients));
        tls.put("ClientAuthRequired", true);
        tls.put("ClientRootCAs", authorities(clients));
        return tls;
    }

    private List<String> authorities(List<Organisation> clients) {
        return clients.stream()
                .map(client -> crypto.tlsAuthority(client.name()).toString())
                .toList();
    }

    private OrganisationName name() {
        return organisation.name();
    }
}
