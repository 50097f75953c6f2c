/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.protocol.msp.Certificate;

/**
 * Trusts TLS clients whose certificates the channel's TLS authorities have issued, as the configuration in force names them.
 * Clients are not told the authorities' names, because those may change while the port stays open.
 */
final class ClientTrust extends X509ExtendedTrustManager {

    private final Channel channel;
    private volatile Trust trust;

    private record Trust(long block, X509ExtendedTrustManager manager) {}

    ClientTrust(Channel channel) {
        this.channel = channel;
        this.trust = new Trust(channel.configurationBlock(), manager(channel.tlsAuthorities()));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        current().checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        current().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        current().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this trust is for clients");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private X509ExtendedTrustManager current() throws CertificateException {
        Trust known = trust;
        long inForce = channel.configurationBlock();
        if (known.block() != inForce) {
            known = new Trust(inForce, manager(channel.tlsAuthorities()));
            trust = known;
        }
        return known.manager();
    }

    private static X509ExtendedTrustManager manager(List<Certificate> authorities) {
        try {
            CertificateFactory certificates = CertificateFactory.getInstance("X.509");
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < authorities.size(); i++) {
                byte[] der = authorities.get(i).der().toByteArray();
                store.setCertificateEntry(
                        Integer.toString(i), certificates.generateCertificate(new ByteArrayInputStream(der)));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the JDK has no manager of X.509 trust"));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the channel's TLS authorities cannot be trusted", e);
        }
    }
}
