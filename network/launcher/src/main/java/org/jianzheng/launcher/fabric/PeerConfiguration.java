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
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.PeerSite;
import org.jianzheng.launcher.topology.Topology;

/**
 * {@code core.yaml}, from which a peer and the {@code peer} command line read what they are. The program has few defaults of
 * its own, so this names what a peer of one organisation with its contracts outside needs, and nothing for Docker.
 */
final class PeerConfiguration {

    private static final int LARGEST_MESSAGE = 100 * 1024 * 1024;

    private final Topology topology;
    private final CryptoFolder crypto;
    private final Organisation organisation;
    private final Listening listening;

    PeerConfiguration(Topology topology, CryptoFolder crypto, Organisation organisation) {
        this(topology, crypto, organisation, Listening.AS_ADDRESSED);
    }

    PeerConfiguration(Topology topology, CryptoFolder crypto, Organisation organisation, Listening listening) {
        this.listening = listening;
        this.topology = topology;
        this.crypto = crypto;
        this.organisation = organisation;
    }

    /** As {@link #peer(Path, Path, List)} where all orderers are where the channel's first block says. */
    String peer(Path folder, Path builder) {
        return peer(folder, builder, List.of());
    }

    /**
     * For the peer itself.
     *
     * @param folder below which all of its data lies
     * @param builder the external builder's scripts
     * @param detours to orderers that are no longer where the channel's first block says
     */
    String peer(Path folder, Path builder, List<Detour> detours) {
        PeerSite site = organisation.site().orElseThrow();
        Map<String, Object> peer = common(Node.PEER);
        peer.put("listenAddress", listening.at(site.ledger()).toString());
        peer.put("chaincodeListenAddress", site.chaincodes().toString());
        peer.put("chaincodeAddress", site.chaincodes().toString());
        peer.put("fileSystemPath", folder.resolve("data").toString());
        peer.put("gossip", gossip(site.ledger().toString()));
        peer.put(
                "gateway",
                Map.of("enabled", true, "endorsementTimeout", "30s", "broadcastTimeout", "30s", "dialTimeout", "2m"));
        peer.put(
                "discovery",
                Map.of(
                        "enabled",
                        true,
                        "authCacheEnabled",
                        true,
                        "authCacheMaxSize",
                        1000,
                        "orgMembersAllowedAccess",
                        false));
        peer.put("authentication", Map.of("timewindow", "15m"));
        peer.put("keepalive", Map.of("interval", "7200s", "timeout", "20s", "minInterval", "60s"));
        peer.put(
                "limits",
                Map.of("concurrency", Map.of("endorserService", 2500, "deliverService", 2500, "gatewayService", 500)));
        peer.put("handlers", handlers());
        // One peer an organisation: it fetches its blocks from the orderers and hands none on.
        peer.put(
                "deliveryclient",
                Map.of(
                        "addressOverrides",
                        detours.stream().map(Detour::yaml).toList(),
                        "blockGossipEnabled",
                        false,
                        "reconnectTotalTimeThreshold",
                        "3600s",
                        "connTimeout",
                        "3s",
                        "reConnectBackoffThreshold",
                        "30s",
                        "policy",
                        "cluster"));
        peer.put("maxRecvMsgSize", LARGEST_MESSAGE);
        peer.put("maxSendMsgSize", LARGEST_MESSAGE);

        Map<String, Object> root = new LinkedHashMap<>();
        root.put("peer", peer);
        // Without an address of Docker the peer does not look for it.
        root.put("vm", Map.of("endpoint", ""));
        root.put("chaincode", chaincode(builder));
        root.put("ledger", ledger(folder));
        root.put("operations", operations(site));
        root.put("metrics", Map.of("provider", "prometheus"));
        return Documents.yaml(root);
    }

    /** For the command line of the organisation's administrator. */
    String administrator() {
        Map<String, Object> peer = common(Node.ADMIN);
        peer.put("client", Map.of("connTimeout", "10s"));
        return Documents.yaml(Map.of("peer", peer));
    }

    private Map<String, Object> common(Node identity) {
        var name = organisation.name();
        Map<String, Object> peer = new LinkedHashMap<>();
        peer.put("id", organisation.dnsName(identity.folder()));
        peer.put("networkId", topology.channel().text());
        peer.put("address", organisation.site().orElseThrow().ledger().toString());
        peer.put("localMspId", organisation.mspId().text());
        peer.put("mspConfigPath", crypto.msp(name, identity).toString());
        peer.put("localMspType", "bccsp");
        peer.put("BCCSP", Map.of("Default", "SW", "SW", Map.of("Hash", "SHA2", "Security", 256)));
        Map<String, Object> tls = new LinkedHashMap<>();
        tls.put("enabled", true);
        tls.put("clientAuthRequired", true);
        tls.put("cert", file(crypto.tlsCertificate(name, identity)));
        tls.put("key", file(crypto.tlsKey(name, identity)));
        tls.put("rootcert", file(crypto.tlsAuthority(name)));
        tls.put("clientCert", file(crypto.tlsCertificate(name, identity)));
        tls.put("clientKey", file(crypto.tlsKey(name, identity)));
        tls.put(
                "clientRootCAs",
                Map.of(
                        "files",
                        topology.organisations().stream()
                                .map(other -> crypto.tlsAuthority(other.name()).toString())
                                .toList()));
        peer.put("tls", tls);
        return peer;
    }

    private static Map<String, Object> gossip(String address) {
        Map<String, Object> gossip = new LinkedHashMap<>();
        gossip.put("bootstrap", address);
        gossip.put("endpoint", address);
        gossip.put("externalEndpoint", address);
        gossip.put("useLeaderElection", false);
        gossip.put("orgLeader", true);
        gossip.put("publishStateInfoInterval", "1s");
        gossip.put("requestStateInfoInterval", "1s");
        // Peers start side by side; with the usual 25 s they would meet only at their second try.
        gossip.put("reconnectInterval", "2s");
        gossip.put("maxConnectionAttempts", 3600);
        gossip.put("aliveTimeInterval", "2s");
        gossip.put("aliveExpirationTimeout", "25s");
        gossip.put("membershipTrackerInterval", "2s");
        gossip.put("state", Map.of("enabled", false));
        gossip.put(
                "pvtData",
                Map.of(
                        "pullRetryThreshold",
                        "60s",
                        "transientstoreMaxBlockRetention",
                        20_000,
                        "pushAckTimeout",
                        "3s",
                        "btlPullMargin",
                        10,
                        "reconcileBatchSize",
                        10,
                        "reconcileSleepInterval",
                        "1m",
                        "reconciliationEnabled",
                        false));
        return gossip;
    }

    private static Map<String, Object> handlers() {
        return Map.of(
                "authFilters",
                List.of(
                        Map.of("name", "DefaultAuth"),
                        Map.of("name", "ExpirationCheck"),
                        Map.of("name", "TimeWindowCheck")),
                "decorators",
                List.of(Map.of("name", "DefaultDecorator")),
                "endorsers",
                Map.of("escc", Map.of("name", "DefaultEndorsement")),
                "validators",
                Map.of("vscc", Map.of("name", "DefaultValidation")));
    }

    private static Map<String, Object> chaincode(Path builder) {
        Map<String, Object> chaincode = new LinkedHashMap<>();
        chaincode.put("mode", "net");
        chaincode.put("keepalive", 0);
        chaincode.put("installTimeout", "300s");
        chaincode.put("startuptimeout", "300s");
        chaincode.put("executetimeout", "30s");
        chaincode.put("externalBuilders", List.of(Map.of("name", "service", "path", builder.toString())));
        chaincode.put("system", Map.of("_lifecycle", "enable", "cscc", "enable", "lscc", "enable", "qscc", "enable"));
        chaincode.put("logging", Map.of("level", "warning", "shim", "warning"));
        return chaincode;
    }

    private static Map<String, Object> ledger(Path folder) {
        return Map.of(
                "state", Map.of("stateDatabase", "goleveldb", "totalQueryLimit", 100_000),
                "history", Map.of("enableHistoryDatabase", true),
                "pvtdataStore",
                        Map.of(
                                "collElgProcMaxDbBatchSize", 5000,
                                "collElgProcDbBatchesInterval", 1000,
                                "deprioritizedDataReconcilerInterval", "60m",
                                "purgeInterval", 100,
                                "purgedKeyAuditLogging", true),
                "snapshots", Map.of("rootDir", folder.resolve("snapshots").toString()));
    }

    private Map<String, Object> operations(PeerSite site) {
        var name = organisation.name();
        return Map.of(
                "listenAddress",
                listening.at(site.operations()).toString(),
                "tls",
                Map.of(
                        "enabled", true,
                        "cert", file(crypto.tlsCertificate(name, Node.PEER)),
                        "key", file(crypto.tlsKey(name, Node.PEER)),
                        "clientAuthRequired", !listening.healthForAnyone(),
                        "clientRootCAs",
                                Map.of(
                                        "files",
                                        List.of(crypto.tlsAuthority(name).toString()))));
    }

    private static Map<String, Object> file(Path path) {
        return Map.of("file", path.toString());
    }
}
