/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.OrganisationName;
import org.jianzheng.launcher.topology.Topology;

/**
 * When a certificate stops being valid.
 *
 * @param file the certificate
 * @param date the last day in UTC on which it is valid, at least for a part of the day
 */
public record Expiry(Path file, LocalDate date) {

    /** The certificate of the network that ends first. */
    public static Expiry earliest(Topology topology, CryptoFolder folder) throws IOException {
        List<Expiry> all = new ArrayList<>();
        for (Organisation organisation : topology.organisations()) {
            var name = organisation.name();
            all.add(of(folder.authority(name)));
            all.add(of(folder.tlsAuthority(name)));
            for (Node node : Node.of(organisation)) {
                all.add(of(folder.certificate(name, node)));
                all.add(of(folder.tlsCertificate(name, node)));
            }
        }
        return all.stream().min(Comparator.comparing(Expiry::date)).orElseThrow();
    }

    /** The certificate of a node that ends first. */
    public static Expiry of(CryptoFolder folder, OrganisationName organisation, Node node) throws IOException {
        Expiry enrolment = of(folder.certificate(organisation, node));
        Expiry tls = of(folder.tlsCertificate(organisation, node));
        return tls.date().isBefore(enrolment.date()) ? tls : enrolment;
    }

    private static Expiry of(Path file) throws IOException {
        var end = Pem.certificate(file).getNotAfter().toInstant();
        return new Expiry(file, LocalDate.ofInstant(end, ZoneOffset.UTC));
    }
}
