/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerServerTest {
    private static final String BACK = "http://127.0.0.1:8701/signed-in";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";
    private static final String ACCOUNTS = """
            {"audience":"jianzheng","client":"explorer","redirects":["%s"],
             "people":[{"id":"city/witness","claims":{"organisation":"CityMSP","role":"CENTRE_WITNESS","name":"<b>W</b> (demo)"}}],
             "machines":[{"id":"machine-city","secret":"hush","claims":{"organisation":"CityMSP","role":"PLATFORM"}}]}
            """.formatted(BACK);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private Instant now = Instant.parse("2026-03-16T01:30:00Z");
    private IssuerServer server;

    @BeforeEach
    void start() throws Exception {
        InstantSource clock = () -> now;
        server = new IssuerServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Accounts.parse(ACCOUNTS),
                clock,
                new Random(7));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.issuer() + path)));
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(server.issuer() + path))
                .POST(HttpRequest.BodyPublishers.ofString(query(form))));
    }

    private static String query(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> request() throws Exception {
        String challenge = Base64URL.encode(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)))
                .toString();
        Map<String, String> request = new HashMap<>();
        request.put("client_id", "explorer");
        request.put("redirect_uri", BACK);
        request.put("state", "s1");
        request.put("nonce", "n1");
        request.put("code_challenge", challenge);
        return request;
    }

    private SignedJWT verified(String token) throws Exception {
        SignedJWT read = SignedJWT.parse(token);
        ECKey key = (ECKey)
                JWKSet.parse(get("/keys").body()).getKeyByKeyId(read.getHeader().getKeyID());
        assertThat(key.isPrivate()).isFalse();
        assertThat(read.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(read.getJWTClaimsSet().getIssuer()).isEqualTo(server.issuer());
        assertThat(read.getJWTClaimsSet().getBooleanClaim("demo")).isTrue();
        return read;
    }

    private String choose() throws Exception {
        Map<String, String> choice = request();
        choice.put("person", "city/witness");
        HttpResponse<String> sent = post("/authorize", choice);
        assertThat(sent.statusCode()).isEqualTo(303);
        Map<String, String> back = IssuerServer.form(
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getRawQuery());
        assertThat(back).containsEntry("state", "s1");
        return back.getOrDefault("code", "");
    }

    private HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return post(
                "/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        verifier));
    }

    @Test
    void lets_a_page_sign_in_whom_somebody_chose() throws Exception {
        HttpResponse<String> page = get("/authorize?" + query(request()));
        assertThat(page.body())
                .contains("虚构", "invented", "city/witness", "&lt;b&gt;W")
                .doesNotContain("<b>W");
        Map<String, Object> granted =
                JSONObjectUtils.parse(redeem(choose(), VERIFIER).body());
        SignedJWT access = verified(JSONObjectUtils.getString(granted, "access_token"));
        assertThat(access.getJWTClaimsSet().getAudience()).containsExactly("jianzheng");
        assertThat(access.getJWTClaimsSet().getStringClaim("role")).isEqualTo("CENTRE_WITNESS");
        SignedJWT identity = verified(JSONObjectUtils.getString(granted, "id_token"));
        assertThat(identity.getJWTClaimsSet().getAudience()).containsExactly("explorer");
        assertThat(identity.getJWTClaimsSet().getStringClaim("nonce")).isEqualTo("n1");
    }

    @Test
    void gives_for_a_code_nothing_to_another_page_a_second_time_or_late() throws Exception {
        String stolen = choose();
        assertThat(redeem(stolen, "another verifier").statusCode()).isEqualTo(400);
        assertThat(redeem(stolen, VERIFIER).statusCode()).isEqualTo(400);
        String late = choose();
        now = now.plusSeconds(61);
        assertThat(redeem(late, VERIFIER).statusCode()).isEqualTo(400);
    }

    @Test
    void sends_nobody_to_an_address_that_it_does_not_know() throws Exception {
        Map<String, String> elsewhere = request();
        elsewhere.put("redirect_uri", "https://elsewhere.example/");
        assertThat(get("/authorize?" + query(elsewhere)).statusCode()).isEqualTo(400);
        elsewhere.put("person", "city/witness");
        HttpResponse<String> answer = post("/authorize", elsewhere);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void gives_a_machine_a_token_for_its_secret_alone() throws Exception {
        Map<String, String> asked = new HashMap<>();
        asked.put("grant_type", "client_credentials");
        asked.put("client_id", "machine-city");
        asked.put("client_secret", "hush");
        Map<String, Object> granted =
                JSONObjectUtils.parse(post("/token", asked).body());
        SignedJWT token = verified(JSONObjectUtils.getString(granted, "access_token"));
        assertThat(token.getJWTClaimsSet().getStringClaim("role")).isEqualTo("PLATFORM");
        assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant()).isEqualTo(now.plus(Tokens.LIFE));
        asked.put("client_secret", "hash");
        assertThat(post("/token", asked).statusCode()).isEqualTo(401);
        assertThat(post("/token", Map.of("grant_type", "password")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void gives_the_command_line_a_token_of_whom_it_names_and_a_page_none() throws Exception {
        assertThat(get("/people").body()).contains("city/witness", "CENTRE_WITNESS");
        String token = post("/people/city/witness", Map.of()).body().strip();
        assertThat(verified(token).getJWTClaimsSet().getStringClaim("role")).isEqualTo("CENTRE_WITNESS");
        HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(server.issuer() + "/people/city/witness"))
                .header("Origin", "https://elsewhere.example")
                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(post("/people/city/nobody", Map.of()).statusCode()).isEqualTo(404);
        assertThat(get("/people/city/witness").statusCode()).isEqualTo(404);
    }

    @Test
    void says_where_everything_is_and_that_it_is_a_demo() throws Exception {
        Map<String, Object> document =
                JSONObjectUtils.parse(get("/.well-known/openid-configuration").body());
        assertThat(document)
                .containsEntry("issuer", server.issuer())
                .containsEntry("token_endpoint", server.issuer() + "/token")
                .containsEntry("demo", true);
        assertThat(get("/healthz").body()).isEqualTo("OK\n");
        assertThat(post("/token", Map.of("grant_type", "x".repeat(IssuerServer.MAX_FORM)))
                        .statusCode())
                .isEqualTo(400);
    }
}
