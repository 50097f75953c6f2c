/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.Sha256;

/**
 * An organisation's package of the contracts: no code, but the address of its running service and the TLS material by which
 * its own peer reaches it. The same organisation with the same certificates always has the same package, so its id can be
 * known before it is installed. It holds the private TLS key of the peer that installs it and is nobody else's business.
 */
final class ChaincodePackage {

    private static final String DIAL_TIMEOUT = "10s";

    private final String label;
    private final byte[] bytes;

    private ChaincodePackage(String label, byte[] bytes) {
        this.label = label;
        this.bytes = bytes;
    }

    /** The package of an organisation that runs a peer. */
    static ChaincodePackage of(Topology topology, Organisation member, CryptoFolder crypto) throws IOException {
        var name = member.name();
        Map<String, Object> connection = Map.of(
                "address", member.site().orElseThrow().contracts().toString(),
                "dial_timeout", DIAL_TIMEOUT,
                "tls_required", true,
                "client_auth_required", true,
                "client_cert", Files.readString(crypto.tlsCertificate(name, Node.PEER)),
                "client_key", Files.readString(crypto.tlsKey(name, Node.PEER)),
                "root_cert", Files.readString(crypto.tlsAuthority(name)));
        String label = topology.chaincode().name() + "_"
                + topology.chaincode().version().replaceAll("[^A-Za-z0-9_.+-]", "-");
        byte[] code = new PlainTar().file("connection.json", json(connection)).gzipped();
        byte[] all = new PlainTar()
                .file("metadata.json", json(Map.of("type", "ccaas", "label", label)))
                .file("code.tar.gz", code)
                .gzipped();
        return new ChaincodePackage(label, all);
    }

    /** The package file's content. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** How a peer that has installed it calls it: label and SHA-256 of the package. */
    String id() {
        return label + ":" + Sha256.of(bytes).hex();
    }

    private static byte[] json(Map<String, Object> members) {
        return Documents.canonicalJson(members).getBytes(StandardCharsets.UTF_8);
    }
}
