/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.ChaincodeDefinition;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/** The embedded ledger's configuration file. */
public final class LedgerConfiguration {

    private final Topology topology;
    private final DataFolder data;
    private final boolean faultsAllowed;

    /** Where a ledger runs, and whether it misbehaves on demand. */
    public LedgerConfiguration(Topology topology, DataFolder data, boolean faultsAllowed) {
        this.topology = topology;
        this.data = data;
        this.faultsAllowed = faultsAllowed;
    }

    /** The file's content. */
    public String yaml() {
        ChaincodeDefinition chaincode = topology.chaincode();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("channel", topology.channel().text());
        root.put("genesis", data.genesis().toString());
        root.put("data", data.of("ledger").resolve("data").toString());
        root.put("operations", topology.operations().toString());
        root.put("allowFaults", faultsAllowed);
        root.put("blocks", blocks());
        root.put("orderers", topology.orderers().stream().map(this::orderer).toList());
        root.put(
                "organisations",
                topology.members().stream().map(this::organisation).toList());
        root.put(
                "chaincodes",
                List.of(ordered(
                        "name", chaincode.name(),
                        "version", chaincode.version(),
                        "sequence", chaincode.sequence(),
                        "policy", chaincode.policy())));
        return Documents.yaml(root);
    }

    // How much a block may hold, the channel's configuration says.
    private Map<String, Object> blocks() {
        return ordered("wait", topology.blocks().embeddedWait().toMillis() + "ms");
    }

    private Map<String, Object> orderer(Organisation organisation) {
        return ordered(
                "id", organisation.consenter().orElseThrow().id(),
                "mspId", organisation.mspId().text(),
                "certificate",
                        crypto().certificate(organisation.name(), Node.ORDERER).toString(),
                "key", crypto().key(organisation.name(), Node.ORDERER).toString());
    }

    private Map<String, Object> organisation(Organisation organisation) {
        var name = organisation.name();
        var site = organisation.site().orElseThrow();
        Map<String, Object> peerTls = ordered(
                "certificate", crypto().tlsCertificate(name, Node.PEER).toString(),
                "key", crypto().tlsKey(name, Node.PEER).toString());
        Map<String, Object> peer = ordered(
                "certificate", crypto().certificate(name, Node.PEER).toString(),
                "key", crypto().key(name, Node.PEER).toString());
        Map<String, Object> contractsTls = new LinkedHashMap<>(peerTls);
        contractsTls.put("authority", crypto().tlsAuthority(name).toString());
        Map<String, Object> contracts = ordered("address", site.contracts().toString(), "tls", contractsTls);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("mspId", organisation.mspId().text());
        result.put("listen", site.ledger().toString());
        result.put("tls", peerTls);
        result.put("peer", peer);
        result.put("chaincodes", Map.of(topology.chaincode().name(), contracts));
        return result;
    }

    private CryptoFolder crypto() {
        return data.crypto();
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
