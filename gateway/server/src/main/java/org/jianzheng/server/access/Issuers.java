/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.servlet.http.HttpServletRequest;
import java.net.MalformedURLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jianzheng.server.settings.AccessSettings;
import org.jianzheng.server.settings.AccessSettings.Issuer;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtIssuerAuthenticationManagerResolver;

/**
 * Those who vouch for callers. Nothing is asked of them at the start; their keys are fetched with the first token, kept for a bounded time,
 * and fetched anew for a key that is not known, though not more often than every few seconds.
 */
final class Issuers {
    private static final int LARGEST_KEY_SET = 256 << 10;
    private static final long LEAST_BETWEEN_FETCHES = 10_000;

    private final AccessSettings settings;
    private final InstantSource clock;

    Issuers(AccessSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Who judges the token of a request: the issuer that it names, if the configuration names it too. */
    AuthenticationManagerResolver<HttpServletRequest> resolver() {
        Map<String, AuthenticationManager> managers = new HashMap<>();
        settings.issuers().forEach(issuer -> managers.put(issuer.issuer().toString(), manager(issuer)));
        return new JwtIssuerAuthenticationManagerResolver(
                (AuthenticationManagerResolver<String>) issuer -> managers.getOrDefault(issuer, Issuers::unknown));
    }

    private static Authentication unknown(Authentication token) {
        throw new InvalidBearerTokenException("the token is of an issuer that this gateway does not name");
    }

    private AuthenticationManager manager(Issuer issuer) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder(issuer));
        provider.setJwtAuthenticationConverter(new ClaimReader(issuer.claims()));
        return authentication -> {
            try {
                return provider.authenticate(authentication);
            } catch (AuthenticationServiceException silent) {
                throw new IssuerSilent(issuer.issuer(), silent);
            }
        };
    }

    private NimbusJwtDecoder decoder(Issuer issuer) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                issuer.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()), keys(issuer)));
        // The validators below look at the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(issuer));
        return decoder;
    }

    private JWKSource<SecurityContext> keys(Issuer issuer) {
        int timeout = Math.toIntExact(settings.timeout().toMillis());
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            issuer.keySet().toURL(), new DefaultResourceRetriever(timeout, timeout, LARGEST_KEY_SET))
                    .cache(settings.keyAge().toMillis(), 2L * timeout)
                    .refreshAheadCache(false)
                    .rateLimited(LEAST_BETWEEN_FETCHES)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("jianzheng.access: no keys can be fetched from " + issuer.keySet(), e);
        }
    }

    private OAuth2TokenValidator<Jwt> validator(Issuer issuer) {
        JwtTimestampValidator times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock.withZone(ZoneOffset.UTC));
        times.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                times,
                new JwtIssuerValidator(issuer.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(issuer.audience())));
    }
}
