/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Pem;
import org.jianzheng.launcher.process.Health;
import org.jianzheng.launcher.topology.Organisation;
import org.jspecify.annotations.Nullable;

/** HTTPS to an organisation's own nodes as its administrator, both ends with certificates of the organisation. */
final class AdministratorTls {

    private static final char[] NO_PASSWORD = {};

    private final CryptoFolder crypto;
    private final Organisation organisation;
    private @Nullable SSLContext context;

    AdministratorTls(CryptoFolder crypto, Organisation organisation) {
        this.crypto = crypto;
        this.organisation = organisation;
    }

    /** Reads a resource; no longer than one look. */
    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).timeout(Health.LOOK).build());
    }

    /** Sends a document, and waits for the answer no longer than the bound. */
    HttpResponse<String> post(URI uri, String contentType, byte[] body, Duration bound)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri)
                .timeout(bound)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Fetches bytes, waiting for them no longer than the bound. */
    HttpResponse<byte[]> fetch(URI uri, Duration bound) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).timeout(bound).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context())
                .connectTimeout(Health.LOOK)
                .build()) {
            return client.send(request, handler);
        }
    }

    private synchronized SSLContext context() throws IOException {
        SSLContext made = context;
        if (made == null) {
            made = read();
            context = made;
        }
        return made;
    }

    private SSLContext read() throws IOException {
        Path authority = crypto.tlsAuthority(organisation.name());
        Path certificate = crypto.tlsCertificate(organisation.name(), Node.ADMIN);
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", Pem.certificate(authority));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore own = empty();
            own.setKeyEntry("own", key(), NO_PASSWORD, new Certificate[] {Pem.certificate(certificate)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            SSLContext both = SSLContext.getInstance("TLS");
            both.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS cannot be set up from " + certificate + " and " + authority, e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private PrivateKey key() throws GeneralSecurityException, IOException {
        byte[] encoded = Pem.keyBytes(crypto.tlsKey(organisation.name(), Node.ADMIN));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }
}
