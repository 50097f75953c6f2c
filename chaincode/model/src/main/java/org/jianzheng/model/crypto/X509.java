/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * An X.509 certificate in DER (RFC 5280), read strictly: an unknown critical extension, another version than 3, or an encoding that is not
 * distinguished is refused.
 *
 * @param certificate as it was read
 * @param signed the bytes that the issuer has signed
 */
@SuppressWarnings("ArrayRecordComponent") // handed through inside the package, never changed
record X509(Certificate certificate, byte[] signed) {
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.basicConstraints, Extension.keyUsage);
    private static final Map<String, Method> METHODS = Map.of(
            "1.2.840.113549.1.1.11", new Method(CertifiedKey.Kind.RSA, SignedHash.SHA_256),
            "1.2.840.113549.1.1.12", new Method(CertifiedKey.Kind.RSA, SignedHash.SHA_384),
            "1.2.840.113549.1.1.13", new Method(CertifiedKey.Kind.RSA, SignedHash.SHA_512),
            "1.2.840.10045.4.3.2", new Method(CertifiedKey.Kind.ECDSA, SignedHash.SHA_256),
            "1.2.840.10045.4.3.3", new Method(CertifiedKey.Kind.ECDSA, SignedHash.SHA_384),
            "1.2.840.10045.4.3.4", new Method(CertifiedKey.Kind.ECDSA, SignedHash.SHA_512),
            "1.2.156.10197.1.501", new Method(CertifiedKey.Kind.SM2, SignedHash.SM3));

    /** How an issuer signs. */
    private record Method(CertifiedKey.Kind kind, SignedHash hash) {}

    /** Reads a certificate; refuses ({@code KEY_INVALID}) any other bytes. */
    static X509 read(byte[] der) {
        try {
            Certificate certificate = Certificate.getInstance(ASN1Primitive.fromByteArray(der));
            if (!Arrays.equals(certificate.getEncoded("DER"), der) || certificate.getVersionNumber() != 3) {
                throw CertificateChain.invalid("a certificate is of version 3 in distinguished encoding");
            }
            X509 read = new X509(certificate, certificate.getTBSCertificate().getEncoded("DER"));
            read.requireUnderstood();
            return read;
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException e) {
            // Bouncy Castle answers malformed bytes with many kinds of unchecked exceptions.
            throw CertificateChain.invalid("a certificate cannot be read").causedBy(e);
        }
    }

    private void requireUnderstood() {
        Optional.ofNullable(certificate.getTBSCertificate().getExtensions()).stream()
                .flatMap(all -> Arrays.stream(all.getCriticalExtensionOIDs()))
                .filter(critical -> !UNDERSTOOD.contains(critical))
                .findFirst()
                .ifPresent(critical -> {
                    throw CertificateChain.invalid("a certificate has the critical extension " + critical);
                });
        // Read now, so that whatever cannot be read is refused with the certificate.
        constraints();
        usage();
        certificate.getStartDate().getDate();
        certificate.getEndDate().getDate();
    }

    private Optional<Extensions> extensions() {
        return Optional.ofNullable(certificate.getTBSCertificate().getExtensions());
    }

    private Optional<BasicConstraints> constraints() {
        return extensions().map(BasicConstraints::fromExtensions);
    }

    private Optional<KeyUsage> usage() {
        return extensions().map(KeyUsage::fromExtensions);
    }

    boolean isFor(PublicKey key) {
        try {
            return Arrays.equals(certificate.getSubjectPublicKeyInfo().getEncoded("DER"), key.toSubjectPublicKeyInfo());
        } catch (IOException e) {
            throw CertificateChain.invalid("the key of a certificate cannot be written")
                    .causedBy(e);
        }
    }

    /** Refuses ({@code KEY_INVALID}) a certificate whose key may not sign, or may certify others. */
    void requireMaySign() {
        boolean signs = usage().filter(
                        usage -> usage.hasUsages(KeyUsage.digitalSignature) || usage.hasUsages(KeyUsage.nonRepudiation))
                .isPresent();
        if (!signs || constraints().filter(BasicConstraints::isCA).isPresent()) {
            throw CertificateChain.invalid("the certificate of a signing key is for signatures, and certifies nobody");
        }
    }

    /** Refuses ({@code KEY_INVALID}) a certificate that may not certify others with so many between. */
    void requireMayCertify(int between) {
        boolean certifies =
                usage().filter(usage -> usage.hasUsages(KeyUsage.keyCertSign)).isPresent();
        Optional<BasicConstraints> authority = constraints().filter(BasicConstraints::isCA);
        boolean farEnough = authority
                .map(BasicConstraints::getPathLenConstraintInteger)
                .map(length -> length.getValue().intValueExact() >= between)
                .orElse(true);
        if (!certifies || authority.isEmpty() || !farEnough) {
            throw CertificateChain.invalid(
                    "a certificate of the chain may not certify others, or none so far below it: " + subject());
        }
    }

    /** Refuses ({@code SIGNATURE_INVALID}, {@code KEY_INVALID}) a certificate below that this one has not, or may not have, certified. */
    void requireCertified(X509 below, int between) {
        requireMayCertify(between);
        if (!below.namesAsIssuer(this) || !hasSigned(below)) {
            throw Refusal.of(
                    ErrorCode.SIGNATURE_INVALID,
                    "the certificate of %s is not signed by %s",
                    below.subject(),
                    subject());
        }
    }

    /** Refuses ({@code NOT_IN_FORCE}) a certificate that is not in force from an instant until another. */
    void requireCovers(Instant from, Instant until) {
        Instant notBefore = certificate.getStartDate().getDate().toInstant();
        Instant notAfter = certificate.getEndDate().getDate().toInstant();
        if (from.isBefore(notBefore) || until.isAfter(notAfter)) {
            throw Refusal.of(
                    ErrorCode.NOT_IN_FORCE,
                    "the certificate of %s is in force from %s to %s, the key from %s to %s",
                    subject(),
                    notBefore,
                    notAfter,
                    from,
                    until);
        }
    }

    boolean namesAsIssuer(X509 above) {
        return Arrays.equals(encoded(certificate.getIssuer()), encoded(above.certificate.getSubject()));
    }

    private static byte[] encoded(X500Name name) {
        try {
            return name.getEncoded("DER");
        } catch (IOException e) {
            throw CertificateChain.invalid("a name cannot be written").causedBy(e);
        }
    }

    /** Whether this certificate's key signed that one. */
    boolean hasSigned(X509 below) {
        if (!below.certificate
                .getSignatureAlgorithm()
                .equals(below.certificate.getTBSCertificate().getSignature())) {
            return false;
        }
        Method method = METHODS.get(
                below.certificate.getSignatureAlgorithm().getAlgorithm().getId());
        CertifiedKey key = key();
        return method != null
                && key.kind() == method.kind()
                && key.verifies(
                        method.hash(),
                        below.signed,
                        below.certificate.getSignature().getOctets());
    }

    private CertifiedKey key() {
        try {
            return CertifiedKey.of(certificate.getSubjectPublicKeyInfo().getEncoded("DER"));
        } catch (IOException e) {
            throw CertificateChain.invalid("the key of a certificate cannot be written")
                    .causedBy(e);
        }
    }

    private String subject() {
        return certificate.getSubject().toString();
    }
}
