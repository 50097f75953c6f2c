/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.Topology;

/** Configuration file of one organisation's gateway. */
final class GatewayConfiguration {

    private static final String CHECKPOINT_INTERVAL = "500ms";

    private final Topology topology;
    private final DataFolder data;
    private final Organisation organisation;
    private final Optional<Organisation> logSource;

    GatewayConfiguration(Topology topology, DataFolder data, Organisation organisation) throws IOException {
        this.logSource = new LogSourceMark(data, organisation).source(topology);
        this.topology = topology;
        this.data = data;
        this.organisation = organisation;
    }

    String yaml() {
        NodeAddress http = organisation.site().orElseThrow().gateway();
        Map<String, Object> jianzheng = new LinkedHashMap<>();
        jianzheng.put("organisation", organisation.mspId().text());
        jianzheng.put("channel", topology.channel().text());
        jianzheng.put("chaincode", topology.chaincode().name());
        jianzheng.put("data", data.of("gateway-" + organisation.name()).toString());
        jianzheng.put("trust", data.trust().toString());
        jianzheng.put("ledger", ledger());
        logSource.ifPresent(source -> jianzheng.put("log", Map.of("source", cosigningAddress(source))));
        jianzheng.put("cosigning", cosigning());
        jianzheng.put("projection", Map.of("uri", ""));
        // A full bundle shows whole blocks: to nobody but this machine, as long as there is no sign-in.
        jianzheng.put("bundles", Map.of("full", http.host().equals(NodeAddress.LOOPBACK)));
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("address", http.host());
        server.put("port", http.port());
        root.put("server", server);
        root.put("jianzheng", jianzheng);
        return Documents.yaml(root);
    }

    private Map<String, Object> ledger() {
        Map<String, Object> tls = tlsPair();
        tls.put("authority", crypto().tlsAuthority(name()).toString());
        Map<String, Object> identity = new LinkedHashMap<>();
        identity.put("certificate", crypto().certificate(name(), Node.GATEWAY).toString());
        identity.put("key", crypto().key(name(), Node.GATEWAY).toString());
        Map<String, Object> ledger = new LinkedHashMap<>();
        ledger.put("endpoint", organisation.site().orElseThrow().ledger().toString());
        ledger.put("tls", tls);
        ledger.put("identity", identity);
        ledger.put("endorsers", endorsers());
        return ledger;
    }

    private List<String> endorsers() {
        List<String> endorsers = new ArrayList<>(List.of(organisation.mspId().text()));
        others().forEach(other -> endorsers.add(other.mspId().text()));
        return endorsers;
    }

    private Map<String, Object> cosigning() {
        Map<String, Object> tls = tlsPair();
        tls.put(
                "authorities",
                topology.members().stream()
                        .map(member -> crypto().tlsAuthority(member.name()).toString())
                        .toList());
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("ed25519", crypto().checkpointEd25519(name()).toString());
        keys.put("sm2", crypto().checkpointSm2(name()).toString());
        Map<String, Object> peers = new LinkedHashMap<>();
        others().forEach(other -> peers.put(other.mspId().text(), cosigningAddress(other)));
        Map<String, Object> cosigning = new LinkedHashMap<>();
        cosigning.put("listen", organisation.site().orElseThrow().cosigning().toString());
        cosigning.put("tls", tls);
        cosigning.put("keys", keys);
        cosigning.put("peers", peers);
        cosigning.put("interval", CHECKPOINT_INTERVAL);
        return cosigning;
    }

    private static String cosigningAddress(Organisation other) {
        return "https://" + other.site().orElseThrow().cosigning();
    }

    private Map<String, Object> tlsPair() {
        Map<String, Object> tls = new LinkedHashMap<>();
        tls.put("certificate", crypto().tlsCertificate(name(), Node.GATEWAY).toString());
        tls.put("key", crypto().tlsKey(name(), Node.GATEWAY).toString());
        return tls;
    }

    private List<Organisation> others() {
        return topology.members().stream()
                .filter(member -> !member.mspId().equals(organisation.mspId()))
                .toList();
    }

    private OrganisationName name() {
        return organisation.name();
    }

    private CryptoFolder crypto() {
        return data.crypto();
    }
}
