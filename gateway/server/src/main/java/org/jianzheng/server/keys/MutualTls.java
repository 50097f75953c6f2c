/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A TLS context in which both sides show certificates. */
public final class MutualTls {
    private static final char[] IN_MEMORY = "memory".toCharArray();

    private MutualTls() {}

    /**
     * The context of a node.
     *
     * @param certificate PEM file of its own certificate
     * @param key PEM file of the private key
     * @param authorities PEM files of those whose certificates are accepted
     */
    public static SSLContext context(Path certificate, Path key, List<Path> authorities) {
        try {
            KeyStore own = empty();
            own.setKeyEntry(
                    "own", PemFiles.privateKey(key), IN_MEMORY, new Certificate[] {PemFiles.certificate(certificate)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, IN_MEMORY);
            KeyStore trusted = empty();
            for (Path authority : authorities) {
                trusted.setCertificateEntry(authority.toString(), PemFiles.certificate(authority));
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up with " + certificate, e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
