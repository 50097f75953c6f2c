/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.keys;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jianzheng.server.settings.CosigningSettings;

/** An authority that issues TLS certificates for nodes on this machine. */
public final class TestAuthority {
    private static final long DAY = 86_400_000L;
    private static final X500Name NAME = new X500Name("CN=test authority");

    private final Path folder;
    private final KeyPair keys;
    private final Path certificate;
    private long serial = 1;

    /** A new authority that writes into this folder. */
    public TestAuthority(Path folder) {
        this.folder = folder;
        this.keys = pair();
        this.certificate = write("authority.pem", certificate(NAME, keys, null));
    }

    /** PEM file of its certificate. */
    public Path certificate() {
        return certificate;
    }

    /** A node with this DNS name besides 127.0.0.1. */
    public CosigningSettings.Tls node(String dnsName) {
        KeyPair node = pair();
        Path file = write(dnsName + ".crt", certificate(new X500Name("CN=" + dnsName), node, dnsName));
        Path key = write(dnsName + ".key", node.getPrivate());
        return new CosigningSettings.Tls(file, key, java.util.List.of(certificate));
    }

    @SuppressWarnings("JavaUtilDate") // the builder takes nothing else
    private Object certificate(X500Name subject, KeyPair pair, @org.jspecify.annotations.Nullable String dnsName) {
        long now = System.currentTimeMillis();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                BigInteger.valueOf(serial++),
                new Date(now - DAY),
                new Date(now + DAY),
                subject,
                pair.getPublic());
        try {
            if (dnsName == null) {
                builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            } else {
                GeneralName[] names = {
                    new GeneralName(GeneralName.dNSName, dnsName),
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")
                };
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a test certificate cannot be made", e);
        }
    }

    private Path write(String name, Object content) {
        try (StringWriter text = new StringWriter();
                JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(
                    content instanceof java.security.PrivateKey key
                            ? new org.bouncycastle.openssl.jcajce.JcaPKCS8Generator(key, null)
                            : content);
            pem.flush();
            return Files.writeString(folder.resolve(name), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }
}
