/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.client;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.hyperledger.fabric.client.identity.Identities;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.LowSSigner;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.msp.EcdsaSigner;

/**
 * Identities that no good network has, issued by the first member's own authority before the genesis block is made, which takes
 * over the revocation list.
 */
public final class OddIdentities {

    /** What is odd about an identity. */
    public enum Oddity {
        /** Its certificate has ended. */
        EXPIRED("client"),
        /** It is on the revocation list of the genesis block. */
        REVOKED("client"),
        /** Good at first; scenarios put it on the revocation list while the network runs. */
        LEAVING("client"),
        /** No role of the organisation is in its certificate. */
        WITHOUT_ROLE("department1");

        private final String unit;

        Oddity(String unit) {
            this.unit = unit;
        }

        private String folder() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofDays(365);

    private OddIdentities() {}

    /** Issues all of them, and the revocation list. */
    public static void issue(Topology topology, CryptoFolder crypto) throws IOException {
        Organisation organisation = topology.members().getFirst();
        try {
            X509Certificate authority = Pem.certificate(crypto.authority(organisation.name()));
            PrivateKey key =
                    Identities.readPrivateKey(Files.newBufferedReader(crypto.authorityKey(organisation.name())));
            for (Oddity oddity : Oddity.values()) {
                issue(oddity, folder(crypto, organisation, oddity), authority, key);
            }
            Path lists = Files.createDirectories(crypto.revocations(organisation.name()));
            Files.writeString(lists.resolve("crl.pem"), revocationList(topology, crypto, Oddity.REVOKED));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the odd identities cannot be issued", e);
        }
    }

    /** A revocation list (PEM) of the first member's authority that names these. */
    public static String revocationList(Topology topology, CryptoFolder crypto, Oddity... revoked) {
        Organisation organisation = topology.members().getFirst();
        try {
            X509Certificate authority = Pem.certificate(crypto.authority(organisation.name()));
            PrivateKey key =
                    Identities.readPrivateKey(Files.newBufferedReader(crypto.authorityKey(organisation.name())));
            List<BigInteger> serials = new ArrayList<>();
            for (Oddity oddity : revoked) {
                serials.add(Pem.certificate(folder(crypto, organisation, oddity).resolve("cert.pem"))
                        .getSerialNumber());
            }
            return pem("X509 CRL", revocationList(serials, authority, key));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the revocation list cannot be made", e);
        }
    }

    /** The first member's identity of this kind. */
    public static Credentials of(Topology topology, CryptoFolder crypto, Oddity oddity) {
        Organisation organisation = topology.members().getFirst();
        Path folder = folder(crypto, organisation, oddity);
        return Credentials.read(
                organisation.mspId().text() + " " + oddity.folder(),
                organisation.mspId().text(),
                folder.resolve("cert.pem"),
                folder.resolve("key.pem"));
    }

    private static Path folder(CryptoFolder crypto, Organisation organisation, Oddity oddity) {
        return crypto.organisation(organisation.name()).resolve("odd").resolve(oddity.folder());
    }

    private static void issue(Oddity oddity, Path folder, X509Certificate authority, PrivateKey authorityKey)
            throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        SecureRandom random = new SecureRandom();
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        // Not before its authority: a chain is judged at the time at which the certificate begins.
        Instant from = authority.getNotBefore().toInstant();
        Instant to = from.plus(oddity == Oddity.EXPIRED ? SHORT : LONG);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
                new BigInteger(126, random).setBit(125),
                Date.from(from),
                Date.from(to),
                new X500Name("C=CN,O=odd,OU=" + oddity.unit + ",CN=" + oddity.folder()),
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("cert.pem"),
                pem(
                        "CERTIFICATE",
                        builder.build(new LowSSigner(EcdsaSigner.ofPkcs8(authorityKey.getEncoded())))
                                .getEncoded()));
        Files.writeString(
                folder.resolve("key.pem"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static byte[] revocationList(List<BigInteger> serials, X509Certificate authority, PrivateKey key)
            throws IOException, GeneralSecurityException {
        Date from = authority.getNotBefore();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()), from);
        builder.setNextUpdate(Date.from(from.toInstant().plus(LONG)));
        serials.forEach(serial -> builder.addCRLEntry(serial, from, CRLReason.keyCompromise));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
        return builder.build(new LowSSigner(EcdsaSigner.ofPkcs8(key.getEncoded())))
                .getEncoded();
    }

    private static String pem(String type, byte[] content) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        }
        return text.toString();
    }
}
