/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.msp;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcEdDSAContentVerifierProviderBuilder;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;

/**
 * The authorities of an organisation and the chains that lead from a certificate to one of its roots. All certificates of a
 * chain must be valid one second after the lowest one begins; today's date plays no part, as in Fabric.
 */
final class CertificateChains {

    private static final int MAX_LENGTH = 10;
    private static final int MAX_SIGNATURE_CHECKS = 100;

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.basicConstraints,
            Extension.subjectAlternativeName,
            Extension.extendedKeyUsage,
            Extension.authorityKeyIdentifier,
            Extension.subjectKeyIdentifier,
            Extension.certificatePolicies,
            Extension.cRLDistributionPoints);

    private final List<Certificate> roots;
    private final List<Certificate> intermediates;

    CertificateChains(List<Certificate> roots, List<Certificate> intermediates) {
        this.roots = List.copyOf(roots);
        this.intermediates = List.copyOf(intermediates);
    }

    List<Certificate> roots() {
        return roots;
    }

    List<Certificate> intermediates() {
        return intermediates;
    }

    /** Requires that every authority is one and has a chain of its own. */
    void requireConsistent() {
        if (roots.isEmpty()) {
            throw new ProtocolException(Rule.MSP_DEFINITION, "there is no root certificate");
        }
        for (List<Certificate> authorities : List.of(roots, intermediates)) {
            for (Certificate authority : authorities) {
                if (!authority.isAuthority()) {
                    throw new ProtocolException(Rule.MSP_DEFINITION, authority + " is not an authority");
                }
                if (authority.subjectKeyIdentifier().isEmpty()) {
                    throw new ProtocolException(Rule.MSP_DEFINITION, authority + " has no subject key identifier");
                }
                only(authority);
            }
        }
    }

    /** The authorities that have issued another authority; these issue no identities. */
    Set<Certificate> innerNodes() {
        Set<Certificate> inner = new HashSet<>();
        for (Certificate intermediate : intermediates) {
            List<Certificate> chain = only(intermediate);
            inner.addAll(chain.subList(1, chain.size()));
        }
        return inner;
    }

    /** The one chain from the certificate up to a root, both included. */
    List<Certificate> only(Certificate certificate) {
        if (roots.contains(certificate)) {
            return List.of(certificate);
        }
        Search search = new Search(certificate.notBefore().plusSeconds(1));
        search.extend(List.of(certificate));
        if (search.found.size() != 1) {
            throw new ProtocolException(
                    Rule.IDENTITY,
                    certificate + " has " + search.found.size() + " chains to a root of its MSP, exactly 1 is needed"
                            + (search.obstacles.isEmpty() ? "" : ": " + String.join("; ", search.obstacles)));
        }
        return search.found.getFirst();
    }

    /** The name of a chain of authorities in policies about organisational units: SHA-256 of the certificates. */
    static Sha256 identifier(List<Certificate> authorities) {
        return Sha256.of(authorities.stream().map(Certificate::der).toList());
    }

    static boolean isSignedBy(X509CRLHolder list, Certificate authority) {
        try {
            return list.isSignatureValid(verifier(authority));
        } catch (CertException | OperatorCreationException | java.io.IOException | RuntimeException e) {
            return false; // malformed in one of the many ways of Bouncy Castle
        }
    }

    private static boolean isSignedBy(Certificate certificate, Certificate authority) {
        try {
            return certificate.holder().isSignatureValid(verifier(authority));
        } catch (CertException | OperatorCreationException | java.io.IOException | RuntimeException e) {
            return false; // malformed in one of the many ways of Bouncy Castle
        }
    }

    private static ContentVerifierProvider verifier(Certificate authority)
            throws OperatorCreationException, java.io.IOException {
        return switch (authority.key()) {
            case VerificationKey.Ecdsa ecdsa ->
                new BcECContentVerifierProviderBuilder(new DefaultDigestAlgorithmIdentifierFinder()).build(ecdsa.key());
            case VerificationKey.Ed25519 ed25519 -> new BcEdDSAContentVerifierProviderBuilder().build(ed25519.key());
        };
    }

    private final class Search {

        private final Instant time;
        private final List<List<Certificate>> found = new ArrayList<>();
        private final Set<String> obstacles = new java.util.LinkedHashSet<>();
        private int signatureChecks;

        Search(Instant time) {
            this.time = time;
        }

        void extend(List<Certificate> chain) {
            Certificate last = chain.getLast();
            if (!isUsable(last) || chain.size() >= MAX_LENGTH) {
                return;
            }
            for (Certificate root : roots) {
                if (issues(root, chain)) {
                    List<Certificate> whole = with(chain, root);
                    if (isUsable(root) && whole.stream().allMatch(this::isOfGeneralPurpose)) {
                        found.add(whole);
                    }
                }
            }
            for (Certificate intermediate : intermediates) {
                if (issues(intermediate, chain)) {
                    extend(with(chain, intermediate));
                }
            }
        }

        private boolean issues(Certificate authority, List<Certificate> chain) {
            Certificate last = chain.getLast();
            if (!last.namesAsIssuer(authority) || chain.contains(authority)) {
                return false;
            }
            if (authority.pathLength().isEmpty()
                    || authority.pathLength().get() < chain.size() - 1
                    || !authority.maySignCertificates()) {
                obstacles.add(authority + " may not issue " + last);
                return false;
            }
            if (++signatureChecks > MAX_SIGNATURE_CHECKS) {
                throw new ProtocolException(
                        Rule.IDENTITY, "more than " + MAX_SIGNATURE_CHECKS + " signature checks for one chain");
            }
            if (!isSignedBy(last, authority)) {
                obstacles.add(last + " is not signed by " + authority);
                return false;
            }
            return true;
        }

        private boolean isUsable(Certificate certificate) {
            if (time.isBefore(certificate.notBefore()) || time.isAfter(certificate.notAfter())) {
                obstacles.add(certificate + " is not valid at " + time);
                return false;
            }
            Set<ASN1ObjectIdentifier> unknown = new HashSet<>(certificate.criticalExtensions());
            unknown.removeAll(UNDERSTOOD);
            if (!unknown.isEmpty() || certificate.hasExtension(Extension.nameConstraints)) {
                obstacles.add(certificate + " has extensions that are not understood");
                return false;
            }
            return true;
        }

        private boolean isOfGeneralPurpose(Certificate certificate) {
            if (!certificate.isOfGeneralPurpose()) {
                obstacles.add(certificate + " is for other purposes only");
                return false;
            }
            return true;
        }

        private static List<Certificate> with(List<Certificate> chain, Certificate authority) {
            List<Certificate> longer = new ArrayList<>(chain);
            longer.add(authority);
            return List.copyOf(longer);
        }
    }

    /** The key identifier that a revocation list names as its issuer's. */
    static ByteString authorityKeyIdentifier(X509CRLHolder list) {
        Extension extension = list.getExtension(Extension.authorityKeyIdentifier);
        byte[] key = extension == null
                ? null
                : AuthorityKeyIdentifier.getInstance(extension.getParsedValue()).getKeyIdentifierOctets();
        if (key == null) {
            throw new ProtocolException(Rule.MSP_DEFINITION, "a revocation list names no authority key");
        }
        return ByteString.copyFrom(key);
    }
}
