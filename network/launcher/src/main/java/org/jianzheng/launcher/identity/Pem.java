/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates and PKCS#8 keys as PEM text. */
public final class Pem {

    private Pem() {}

    /**
     * Reads the first certificate of a file.
     *
     * @throws IOException if the file cannot be read or holds no certificate first
     */
    public static X509Certificate certificate(Path file) throws IOException {
        return certificate(Files.readString(file), file.toString());
    }

    /**
     * Reads the first certificate of a text.
     *
     * @param source what the text is, for the refusal
     * @throws IOException if it holds no certificate first
     */
    public static X509Certificate certificate(String text, String source) throws IOException {
        byte[] encoded;
        try (PemReader reader = new PemReader(new StringReader(text))) {
            PemObject object = reader.readPemObject();
            if (object == null || !object.getType().equals("CERTIFICATE")) {
                throw new IOException(source + " holds no certificate");
            }
            encoded = object.getContent();
        } catch (RuntimeException e) {
            throw new IOException(source + " holds no readable PEM", e);
        }
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IOException(source + " holds an unreadable certificate", e);
        }
    }

    /**
     * Reads the PKCS#8 private key of a file, as DER.
     *
     * @throws IOException if the file cannot be read or holds no such key first
     */
    public static byte[] keyBytes(Path file) throws IOException {
        try (PemReader reader = new PemReader(new StringReader(Files.readString(file)))) {
            PemObject object = reader.readPemObject();
            if (object == null || !object.getType().equals("PRIVATE KEY")) {
                throw new IOException(file + " holds no private key");
            }
            return object.getContent();
        } catch (RuntimeException e) {
            throw new IOException(file + " holds no readable PEM", e);
        }
    }

    /** The text in which this class writes a certificate: nothing before, between or behind. */
    public static String text(X509Certificate certificate) throws IOException {
        try {
            return certificate(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate cannot be encoded", e);
        }
    }

    static String certificate(byte[] encoded) {
        return write("CERTIFICATE", encoded);
    }

    static String key(PrivateKeyInfo key) {
        try {
            return write("PRIVATE KEY", key.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException("a key in memory cannot be encoded", e);
        }
    }

    private static String write(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString().replace("\r\n", "\n");
    }
}
