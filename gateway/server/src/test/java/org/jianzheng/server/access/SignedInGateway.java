/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.server.TrialGateway;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.keys.TestAuthority;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.CosigningSettings;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A whole gateway over HTTP at which people sign in. Its tests share it, each with records of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(SignedInGateway.InMemoryLedger.class)
abstract class SignedInGateway {
    static final FakeLedger LEDGER = new FakeLedger();
    static final Records RECORDS = new Records(34);
    static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LogFixture.Keys KEYS = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
    private static final TrustRoot TRUST = LogFixture.trust(LEDGER.genesis(), List.of(KEYS));
    private static final Path FOLDER;
    static final TestIssuer ISSUER;
    static final TestAuthority AUTHORITY;
    static final CosigningSettings.Tls MACHINE;
    static final Connector TLS = new Connector();

    /** Invented. */
    static final Subject OWN = Subject.parse("person:" + "1".repeat(32));

    static final Subject ANOTHER = Subject.parse("person:" + "2".repeat(32));

    /** The role in which each party signs in; the public does not. */
    private static final Map<Party, String> ROLES = Map.ofEntries(
            Map.entry(Party.CENTRE, "CENTRE_STAFF"),
            Map.entry(Party.TENDERER, "TENDERER"),
            Map.entry(Party.AGENCY, "AGENCY"),
            Map.entry(Party.BIDDER, "BIDDER"),
            Map.entry(Party.EXPERT, "EXPERT"),
            Map.entry(Party.SUPERVISOR, "INDUSTRY_SUPERVISOR"),
            Map.entry(Party.OFFICE, "SUPERVISION_OFFICE"),
            Map.entry(Party.DISCIPLINE, "DISCIPLINE_AUDIT"),
            Map.entry(Party.POOL_OWNER, "POOL_OWNER"),
            Map.entry(Party.CREDIT, "CREDIT_PLATFORM"),
            Map.entry(Party.REGISTRAR, "REGISTRAR"),
            Map.entry(Party.MACHINE, "PLATFORM"));

    static {
        // Bodies are empty here; like the contract, the ledger takes no such record.
        LEDGER.refuse(record -> record.optionalObject("body")
                        .filter(body -> body.keys().isEmpty())
                        .isPresent()
                ? Optional.of(ErrorCode.SCHEMA_INVALID)
                : Optional.empty());
        try {
            FOLDER = Files.createTempDirectory("access");
            ISSUER = new TestIssuer();
            AUTHORITY = new TestAuthority(Files.createDirectory(FOLDER.resolve("tls")));
            MACHINE = AUTHORITY.node("trading-system.city.jianzheng.example");
            serveTls(AUTHORITY.node("gateway.city.jianzheng.example"));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void serveTls(CosigningSettings.Tls own) throws IOException, GeneralSecurityException {
        SSLHostConfig host = new SSLHostConfig();
        host.setCertificateVerification("optional");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", PemFiles.certificate(AUTHORITY.certificate()));
        host.setTrustStore(trusted);
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateFile(own.certificate().toString());
        certificate.setCertificateKeyFile(own.key().toString());
        host.addCertificate(certificate);
        TLS.setPort(0);
        TLS.setSecure(true);
        TLS.setScheme("https");
        TLS.setProperty("SSLEnabled", "true");
        TLS.setProperty("address", "127.0.0.1");
        TLS.addSslHostConfig(host);
    }

    @LocalServerPort
    private int port;

    @TestConfiguration
    static class InMemoryLedger {
        @Bean
        FakeLedger fakeLedger() {
            return LEDGER;
        }

        /** Closed with the gateway. */
        @Bean
        TestIssuer issuer() {
            return ISSUER;
        }

        /** HTTPS beside HTTP, as {@code server.ssl} with {@code client-auth: want} sets it up. */
        @Bean
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> tls() {
            return factory -> factory.addAdditionalConnectors(TLS);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TrialGateway.configure(registry, FOLDER, TRUST, KEYS);
        registry.add("jianzheng.access.issuers[0].issuer", ISSUER::name);
        registry.add("jianzheng.access.issuers[0].key-set", ISSUER::keySet);
        registry.add("jianzheng.access.issuers[0].audience", () -> TestIssuer.AUDIENCE);
        registry.add("jianzheng.access.issuers[0].client", () -> "explorer");
        registry.add("jianzheng.access.machines[0].certificate", () -> "CN=trading-system.city.jianzheng.example");
        registry.add("jianzheng.access.machines[0].organisation", () -> "CityMSP");
        registry.add("jianzheng.access.issuers[1].issuer", () -> "https://silent.example");
        registry.add("jianzheng.access.issuers[1].key-set", () -> "http://127.0.0.1:1/keys");
        registry.add("jianzheng.access.issuers[1].audience", () -> TestIssuer.AUDIENCE);
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request, Optional<String> token) throws Exception {
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<byte[]> submit(Envelope envelope, Optional<String> token) throws Exception {
        return send(
                at("/api/v1/records")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(envelope.canonical())),
                token);
    }

    HttpResponse<byte[]> submit(Envelope envelope, String token) throws Exception {
        return submit(envelope, Optional.of(token));
    }

    static Optional<String> tokenOf(Party party) {
        return Optional.ofNullable(ROLES.get(party))
                .map(role -> ISSUER.token(claims -> claims.claim("role", role)
                        .claim("person", OWN.toString())
                        .claim("subject", OWN.toString())));
    }

    static String code(HttpResponse<byte[]> answer) {
        return CanonicalJson.parseObject(answer.body()).string("code");
    }

    static String detail(HttpResponse<byte[]> answer) {
        return CanonicalJson.parseObject(answer.body()).string("detail");
    }

    static void assertProblem(HttpResponse<byte[]> answer, ErrorCode code) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = CanonicalJson.parseObject(answer.body());
        assertThat(problem.string("code")).isEqualTo(code.name());
        assertThat(problem.string("titleZh")).isEqualTo(code.chinese());
        assertThat(problem.string("actionZh")).isEqualTo(code.adviceChinese());
        assertThat(answer.statusCode()).isEqualTo(code.httpStatus());
    }

    static void assertKeptOut(HttpResponse<byte[]> answer, Party party, Object what) {
        ErrorCode expected = party == Party.PUBLIC ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN;
        assertThat(answer.statusCode()).as("%s as %s", what, party).isEqualTo(expected.httpStatus());
        assertThat(code(answer)).isEqualTo(expected.name());
    }

    static void assertLetIn(HttpResponse<byte[]> answer, Party party, Object what) {
        assertThat(answer.statusCode()).as("%s as %s", what, party).isNotIn(401, 403);
    }
}
