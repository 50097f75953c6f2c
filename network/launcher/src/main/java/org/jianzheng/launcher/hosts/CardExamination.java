/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jianzheng.launcher.hosts.OrganisationCard.OrdererCertificates;
import org.jianzheng.launcher.identity.NodeRole;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;

/**
 * Whether a card can be the one of an organisation of the agreed topology, and whether the channel could work with what is
 * on it. That it comes from that organisation, only the fingerprint shows.
 */
final class CardExamination {

    private static final int NO_AUTHORITY = -1;

    private final Topology topology;
    private final InstantSource clock;

    CardExamination(Topology topology, InstantSource clock) {
        this.topology = topology;
        this.clock = clock;
    }

    /**
     * Examines a card.
     *
     * @return the organisation whose card it is
     * @throws SiteRefused with the first thing that is wrong
     */
    Organisation examine(OrganisationCard card) {
        Organisation organisation = topology.organisations().stream()
                .filter(each -> each.mspId().equals(card.mspId()))
                .findFirst()
                .orElseThrow(() -> new SiteRefused("topology.yaml has no organisation " + card.mspId()));
        require(
                organisation.name().equals(card.name()),
                "topology.yaml calls " + card.mspId() + " " + organisation.name() + ", its card says " + card.name());
        require(
                organisation.kind() == card.kind(),
                "topology.yaml has " + card.mspId() + " as " + organisation.kind() + ", its card says " + card.kind());
        X509Certificate authority = authority(card.authority(), "the authority of " + card.mspId());
        X509Certificate tlsAuthority = authority(card.tlsAuthority(), "the TLS authority of " + card.mspId());
        require(
                organisation.consenter().isPresent() == card.orderer().isPresent(),
                "topology.yaml and the card of " + card.mspId() + " do not agree on whether it orders");
        require(
                organisation.site().isPresent() == card.checkpoint().isPresent(),
                "topology.yaml and the card of " + card.mspId() + " do not agree on whether it runs a gateway");
        card.orderer().ifPresent(orderer -> examine(orderer, organisation, authority, tlsAuthority));
        return organisation;
    }

    private void examine(
            OrdererCertificates orderer,
            Organisation organisation,
            X509Certificate authority,
            X509Certificate tlsAuthority) {
        String whose = "the orderer of " + organisation.mspId();
        X509Certificate enrolment = certificate(orderer.enrolment(), "the certificate of " + whose);
        requireIssued(enrolment, authority, "the certificate of " + whose);
        require(hasRole(enrolment, NodeRole.ORDERER), "the certificate of " + whose + " is not one of an orderer");
        X509Certificate tls = certificate(orderer.tls(), "the TLS certificate of " + whose);
        requireIssued(tls, tlsAuthority, "the TLS certificate of " + whose);
        String host = organisation.consenter().orElseThrow().address().host();
        require(names(tls).contains(host), "the TLS certificate of " + whose + " is not valid for " + host);
    }

    private X509Certificate authority(String pem, String what) {
        X509Certificate certificate = certificate(pem, what);
        require(certificate.getBasicConstraints() != NO_AUTHORITY, what + " may issue no certificates");
        requireIssued(certificate, certificate, what);
        return certificate;
    }

    private X509Certificate certificate(String pem, String what) {
        try {
            X509Certificate certificate = Pem.certificate(pem, what);
            require(Pem.text(certificate).equals(pem), what + " is more or less than one certificate");
            require(certificate.getPublicKey().getAlgorithm().equals("EC"), what + " has no elliptic key");
            Instant now = clock.instant();
            Instant from = certificate.getNotBefore().toInstant();
            Instant until = certificate.getNotAfter().toInstant();
            require(!now.isBefore(from), what + " is not valid yet: are the clocks right?");
            require(now.isBefore(until), what + " has expired");
            return certificate;
        } catch (IOException e) {
            throw new SiteRefused(String.valueOf(e.getMessage()));
        }
    }

    private static void requireIssued(X509Certificate certificate, X509Certificate authority, String what) {
        try {
            certificate.verify(authority.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new SiteRefused(what + " is not signed by the authority on the card");
        }
    }

    private static boolean hasRole(X509Certificate certificate, NodeRole role) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .anyMatch(part -> part.getType().equalsIgnoreCase("OU")
                                    && part.getValue().equals(role.unit()));
        } catch (InvalidNameException e) {
            return false;
        }
    }

    private static List<String> names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream().map(name -> String.valueOf(name.get(1))).toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new SiteRefused(otherwise);
        }
    }
}
