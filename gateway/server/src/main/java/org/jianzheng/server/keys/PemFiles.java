/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.keys;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.hyperledger.fabric.client.identity.Identities;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.Refusal;

/** Certificates and keys in PEM files. A file that is missing or wrong is an {@link IllegalStateException} that names it. */
public final class PemFiles {

    private PemFiles() {}

    /** The first certificate of a file. */
    public static X509Certificate certificate(Path file) {
        try (Reader reader = open(file, "certificate")) {
            return Identities.readX509Certificate(reader);
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("the certificate in " + file + " cannot be read", e);
        }
    }

    /** A private key for TLS or transactions. */
    public static PrivateKey privateKey(Path file) {
        try (Reader reader = open(file, "private key")) {
            return Identities.readPrivateKey(reader);
        } catch (IOException | InvalidKeyException e) {
            throw new IllegalStateException("the private key in " + file + " cannot be read", e);
        }
    }

    /** A private key that signs records or checkpoints. */
    public static Signer signer(Path file) {
        try {
            requireReadable(file, "checkpoint key");
            return PrivateKeys.read(Files.readString(file));
        } catch (IOException | Refusal e) {
            throw new IllegalStateException("the checkpoint key in " + file + " cannot be read", e);
        }
    }

    private static Reader open(Path file, String what) throws IOException {
        requireReadable(file, what);
        return Files.newBufferedReader(file);
    }

    private static void requireReadable(Path file, String what) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("the " + what + " " + file + " is missing or may not be read");
        }
    }
}
