/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;

/** Writes a node's enrolment and TLS certificates with their keys. */
record NodeCertificates(
        Organisation organisation, Node node, CertificateAuthority authority, CertificateAuthority tlsAuthority) {

    /** How long they are valid unless somebody wants otherwise. */
    static final Duration LIFE = Duration.ofDays(10 * 366L);

    void write(CryptoFolder folder, EllipticKey key, EllipticKey tlsKey, Duration life) throws IOException {
        var name = organisation.name();
        String commonName = organisation.dnsName(node.folder());
        MspFolder.create(folder.msp(name, node), authority.certificatePem(), tlsAuthority.certificatePem());
        OwnerOnly.create(folder.certificate(name, node), authority.enrol(commonName, node.role(), key, life));
        OwnerOnly.create(folder.key(name, node), Pem.key(key.pkcs8()));

        List<String> hosts =
                new ArrayList<>(List.of("localhost", NodeAddress.LOOPBACK, commonName, node.serviceName(organisation)));
        hosts.addAll(node.hosts(organisation));
        OwnerOnly.create(
                folder.tlsCertificate(name, node), tlsAuthority.certifyForTls(commonName, hosts, tlsKey, life));
        OwnerOnly.create(folder.tlsKey(name, node), Pem.key(tlsKey.pkcs8()));
        OwnerOnly.create(folder.tlsAuthorityCopy(name, node), tlsAuthority.certificatePem());
    }
}
