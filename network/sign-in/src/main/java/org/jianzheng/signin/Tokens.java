/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;

/** Signs tokens by a P-256 key that lives as long as the process. Safe for several threads. */
final class Tokens {
    /** How long a token is good. */
    static final Duration LIFE = Duration.ofMinutes(10);

    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private final String issuer;
    private final InstantSource clock;
    private final ECKey key;

    Tokens(String issuer, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
        try {
            this.key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** The public key, as a set (RFC 7517). */
    String keySet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** A token that says of its bearer what the claims say (RFC 9068). */
    String access(String subject, String audience, Map<String, String> claims) {
        return signed(ACCESS, subject, audience, claims);
    }

    /** A token that tells a page who has signed in (OpenID Connect Core 2). */
    String identity(String subject, String client, Map<String, String> claims) {
        return signed(JOSEObjectType.JWT, subject, client, claims);
    }

    private String signed(JOSEObjectType type, String subject, String audience, Map<String, String> claims) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder body = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .claim("demo", true);
        claims.forEach(body::claim);
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(type)
                            .keyID(key.getKeyID())
                            .build(),
                    body.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a P-256 key signs by ES256", e);
        }
    }
}
