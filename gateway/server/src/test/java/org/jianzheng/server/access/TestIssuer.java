/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An issuer of a test: gives its keys over HTTP and signs whatever token it is asked for. */
public final class TestIssuer implements AutoCloseable {
    /** For whom its tokens are. */
    public static final String AUDIENCE = "jianzheng";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile ECKey key = newKey("first");

    /** An issuer on a free port of the loopback. */
    public TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
    }

    /** Its name in tokens. */
    public URI name() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where its keys are. */
    public URI keySet() {
        return name().resolve("/keys");
    }

    /** How often somebody has asked for its keys. */
    public int asked() {
        return asked.get();
    }

    /** A token of this role at the city, which everybody who checks it would take. */
    public String token(String role) {
        return token(claims -> claims.claim("role", role));
    }

    /** A token with other claims than the usual ones. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(change.apply(usual()).build(), key);
    }

    /** A token that names this issuer and is signed by somebody else. */
    public String forged(String role) {
        return sign(usual().claim("role", role).build(), newKey(key.getKeyID()));
    }

    private JWTClaimsSet.Builder usual() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(name().toString())
                .audience(AUDIENCE)
                .subject("somebody")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("organisation", "CityMSP");
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
