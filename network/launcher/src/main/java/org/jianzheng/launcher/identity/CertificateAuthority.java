/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Date;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509ExtensionUtils;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.jianzheng.protocol.msp.EcdsaSigner;

/** An organisation's own certificate authority for trying: a self-signed root that signs node certificates. */
final class CertificateAuthority {

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(20 * 366L);
    /** Clocks of other machines may be a little behind. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    private static final int SERIAL_BITS = 127;
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final X509ExtensionUtils IDENTIFIERS = new BcX509ExtensionUtils();

    private final String organisation;
    private final X500Name subject;
    private final EllipticKey key;
    private final byte[] certificate;
    private final Instant now;
    private final SecureRandom random;

    /** Makes a new authority, valid for twenty years from now. */
    CertificateAuthority(String organisation, String name, Instant now, SecureRandom random) {
        this.organisation = organisation;
        this.subject = name(organisation, null, name);
        this.key = EllipticKey.p256(random);
        this.now = now;
        this.random = random;
        this.certificate = certify(subject, key.publicKeyInfo(), AUTHORITY_LIFE, this::authorityExtensions);
    }

    private CertificateAuthority(
            String organisation, X509CertificateHolder certificate, EllipticKey key, Instant now, SecureRandom random)
            throws IOException {
        this.organisation = organisation;
        this.subject = certificate.getSubject();
        this.key = key;
        this.now = now;
        this.random = random;
        this.certificate = certificate.getEncoded();
    }

    /** The authority whose certificate and key lie in these files. */
    static CertificateAuthority existing(
            String organisation, Path certificate, Path key, Instant now, SecureRandom random) throws IOException {
        try {
            return new CertificateAuthority(
                    organisation,
                    new X509CertificateHolder(Pem.certificate(certificate).getEncoded()),
                    EllipticKey.read(key),
                    now,
                    random);
        } catch (CertificateEncodingException e) {
            throw new IOException(certificate + " cannot be encoded", e);
        }
    }

    String certificatePem() {
        return Pem.certificate(certificate);
    }

    String keyPem() {
        return Pem.key(key.pkcs8());
    }

    /** Certifies a key as a Fabric identity with this role; returns the certificate as PEM. */
    String enrol(String commonName, NodeRole role, EllipticKey node, Duration life) {
        return Pem.certificate(
                certify(name(organisation, role.unit(), commonName), node.publicKeyInfo(), life, (builder, info) -> {
                    leafExtensions(builder, info, KeyUsage.digitalSignature);
                }));
    }

    /** Certifies a key for both ends of TLS under these host names and addresses; returns the certificate as PEM. */
    String certifyForTls(String commonName, Collection<String> hosts, EllipticKey node, Duration life) {
        return Pem.certificate(certify(
                name(organisation, null, commonName), node.publicKeyInfo(), life, (builder, info) -> {
                    leafExtensions(builder, info, KeyUsage.digitalSignature | KeyUsage.keyAgreement);
                    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                        KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                    }));
                    builder.addExtension(
                            Extension.subjectAlternativeName,
                            false,
                            new GeneralNames(hosts.stream()
                                    .distinct()
                                    .map(CertificateAuthority::alternativeName)
                                    .toArray(GeneralName[]::new)));
                }));
    }

    /** Certifies a key for time stamps alone (RFC 3161, 2.3) for as long as the authority lives; returns the certificate as PEM. */
    String certifyForStamping(String commonName, EllipticKey stamping) {
        return Pem.certificate(certify(
                name(organisation, null, commonName), stamping.publicKeyInfo(), AUTHORITY_LIFE, (builder, info) -> {
                    leafExtensions(builder, info, KeyUsage.digitalSignature);
                    builder.addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
                }));
    }

    private void authorityExtensions(X509v3CertificateBuilder builder, SubjectPublicKeyInfo info) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(Extension.subjectKeyIdentifier, false, IDENTIFIERS.createSubjectKeyIdentifier(info));
    }

    private void leafExtensions(X509v3CertificateBuilder builder, SubjectPublicKeyInfo info, int usage)
            throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        builder.addExtension(Extension.subjectKeyIdentifier, false, IDENTIFIERS.createSubjectKeyIdentifier(info));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, IDENTIFIERS.createAuthorityKeyIdentifier(key.publicKeyInfo()));
    }

    private byte[] certify(X500Name holder, SubjectPublicKeyInfo info, Duration life, Extensions extensions) {
        Instant from = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                subject,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                Date.from(from),
                Date.from(from.plus(life)),
                holder,
                info);
        try {
            extensions.addTo(builder, info);
            return builder.build(new LowSSigner(new EcdsaSigner(key.secret()))).getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("a certificate in memory cannot be encoded", e);
        }
    }

    private static X500Name name(
            String organisation, @org.jspecify.annotations.Nullable String unit, String commonName) {
        X500NameBuilder builder =
                new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.C, "CN").addRDN(BCStyle.O, organisation);
        if (unit != null) {
            builder.addRDN(BCStyle.OU, unit);
        }
        return builder.addRDN(BCStyle.CN, commonName).build();
    }

    private static GeneralName alternativeName(String host) {
        return new GeneralName(IPV4.matcher(host).matches() ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    @FunctionalInterface
    private interface Extensions {
        void addTo(X509v3CertificateBuilder builder, SubjectPublicKeyInfo info) throws IOException;
    }
}
