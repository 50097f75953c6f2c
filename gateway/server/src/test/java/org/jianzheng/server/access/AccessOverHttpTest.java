/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.server.TrialGateway;
import org.jianzheng.server.keys.MutualTls;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.keys.TestAuthority;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.jianzheng.server.settings.CosigningSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The table of domain 3.4, cell by cell, and what counts as saying who calls, at a whole gateway over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(AccessOverHttpTest.InMemoryLedger.class)
@DirtiesContext
class AccessOverHttpTest {
    private static final FakeLedger LEDGER = new FakeLedger();
    private static final Records RECORDS = new Records(34);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final LogFixture.Keys KEYS = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");
    private static final TrustRoot TRUST = LogFixture.trust(LEDGER.genesis(), List.of(KEYS));
    private static final Path FOLDER;
    private static final TestIssuer ISSUER;
    private static final TestAuthority AUTHORITY;
    private static final CosigningSettings.Tls MACHINE;
    private static final Connector TLS = new Connector();

    /** Invented. */
    private static final Subject OWN = Subject.parse("person:" + "1".repeat(32));

    private static final Subject ANOTHER = Subject.parse("person:" + "2".repeat(32));

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

    /** Rows that an address meets, by a request that nothing but the caller keeps out. */
    private static final Map<Action, String> WRITES = Map.of(
            Action.STORE, "PUT /api/v1/files",
            Action.STREAM, "POST /api/v1/batches?source=door-3",
            Action.SEAL, "POST /api/v1/sealed",
            Action.READ_SEALED, "POST /api/v1/files/" + "0".repeat(64) + "/readings",
            Action.BID, "POST /api/v1/bids/E620800ZZ99000001001001/statements",
            Action.FOLLOW_LIST, "GET /api/v1/lists/city-black-list/deltas");

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
        registry.add("jianzheng.access.machines[0].certificate", () -> "CN=trading-system.city.jianzheng.example");
        registry.add("jianzheng.access.machines[0].organisation", () -> "CityMSP");
        registry.add("jianzheng.access.issuers[1].issuer", () -> "https://silent.example");
        registry.add("jianzheng.access.issuers[1].key-set", () -> "http://127.0.0.1:1/keys");
        registry.add("jianzheng.access.issuers[1].audience", () -> TestIssuer.AUDIENCE);
    }

    @AfterAll
    static void closeIssuer() {
        ISSUER.close();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, Optional<String> token) throws Exception {
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<byte[]> submit(Envelope envelope, Optional<String> token) throws Exception {
        return send(
                at("/api/v1/records")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(envelope.canonical())),
                token);
    }

    private HttpResponse<byte[]> submit(Envelope envelope, String token) throws Exception {
        return submit(envelope, Optional.of(token));
    }

    private static Optional<String> tokenOf(Party party) {
        return Optional.ofNullable(ROLES.get(party))
                .map(role -> ISSUER.token(claims -> claims.claim("role", role)
                        .claim("person", OWN.toString())
                        .claim("subject", OWN.toString())));
    }

    private static String code(HttpResponse<byte[]> answer) {
        return CanonicalJson.parseObject(answer.body()).string("code");
    }

    private static String detail(HttpResponse<byte[]> answer) {
        return CanonicalJson.parseObject(answer.body()).string("detail");
    }

    private static void assertProblem(HttpResponse<byte[]> answer, ErrorCode code) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonObject problem = CanonicalJson.parseObject(answer.body());
        assertThat(problem.string("code")).isEqualTo(code.name());
        assertThat(problem.string("titleZh")).isEqualTo(code.chinese());
        assertThat(problem.string("actionZh")).isEqualTo(code.adviceChinese());
        assertThat(answer.statusCode()).isEqualTo(code.httpStatus());
    }

    private static void assertKeptOut(HttpResponse<byte[]> answer, Party party, Object what) {
        ErrorCode expected = party == Party.PUBLIC ? ErrorCode.UNAUTHENTICATED : ErrorCode.FORBIDDEN;
        assertThat(answer.statusCode()).as("%s as %s", what, party).isEqualTo(expected.httpStatus());
        assertThat(code(answer)).isEqualTo(expected.name());
    }

    private static void assertLetIn(HttpResponse<byte[]> answer, Party party, Object what) {
        assertThat(answer.statusCode()).as("%s as %s", what, party).isNotIn(401, 403);
    }

    private static Envelope record(RecordType type, Subject subject) {
        return type == RecordType.SEALED ? RECORDS.seal(RECORDS.item()) : RECORDS.of(type, subject);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void holds_every_cell_of_the_table_for_records(Action action) throws Exception {
        for (RecordType type : action.types()) {
            if (type == RecordType.CHECKPOINT_ANCHOR) {
                continue; // refused to everybody: gateways anchor by themselves
            }
            for (Party party : Party.values()) {
                Permission cell = AccessTable.cell(action, party);
                HttpResponse<byte[]> about = submit(record(type, OWN), tokenOf(party));
                if (!cell.admits()) {
                    assertKeptOut(about, party, type);
                    continue;
                }
                assertLetIn(about, party, type);
                if (cell == Permission.OWN) {
                    assertKeptOut(submit(record(type, ANOTHER), tokenOf(party)), party, type);
                }
            }
        }
    }

    @Test
    void holds_every_cell_of_the_table_for_addresses() throws Exception {
        for (Map.Entry<Action, String> write : WRITES.entrySet()) {
            String[] request = write.getValue().split(" ", -1);
            for (Party party : Party.values()) {
                HttpResponse<byte[]> answer = send(
                        at(request[1])
                                .header(
                                        "Content-Type",
                                        write.getKey() == Action.STREAM ? "application/x-ndjson" : "application/json")
                                .method(request[0], BodyPublishers.ofString("{}")),
                        tokenOf(party));
                if (AccessTable.cell(write.getKey(), party).admits()) {
                    if (write.getKey() != Action.STREAM) { // no platform key here: BATCHES_NOT_OFFERED
                        assertLetIn(answer, party, write.getValue());
                    } else {
                        assertThat(code(answer)).isEqualTo(ErrorCode.BATCHES_NOT_OFFERED.name());
                    }
                } else {
                    assertKeptOut(answer, party, write.getValue());
                }
            }
        }
    }

    private ReadableRecord registered(byte[] content) throws Exception {
        assertThat(send(at("/api/v1/files").PUT(BodyPublishers.ofByteArray(content)), tokenOf(Party.CENTRE))
                        .statusCode())
                .isEqualTo(201);
        DualDigest digests = DualDigest.of(content);
        ReadableRecord file =
                RECORDS.file(digests.sha256().hex(), digests.sm3().hex(), content.length, "EVALUATION_SECRET");
        HttpResponse<byte[]> answer = send(
                at("/api/v1/records?wait=committed")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(file.canonical())),
                tokenOf(Party.CENTRE));
        assertThat(answer.statusCode()).isEqualTo(200);
        return file;
    }

    private HttpResponse<byte[]> read(byte[] content, byte[] statement, Party party) throws Exception {
        return send(
                at("/api/v1/files/" + DualDigest.of(content).sha256().hex() + "/readings")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(statement)),
                tokenOf(party));
    }

    @Test
    void a_file_that_is_not_public_is_read_once_the_basis_stands_on_the_ledger() throws Exception {
        byte[] content = "who sat on the committee".getBytes(StandardCharsets.UTF_8);
        ReadableRecord file = registered(content);
        PersonRef reader = PersonRef.parse(OWN.toString());
        for (Party party : List.of(Party.SUPERVISOR, Party.OFFICE, Party.DISCIPLINE)) {
            assertThat(AccessTable.cell(Action.READ_SEALED, party)).isEqualTo(Permission.WITH_BASIS);
            ReadableRecord stated = RECORDS.access(file, reader, Instant.now());
            HttpResponse<byte[]> answer = read(content, stated.canonical(), party);
            assertThat(answer.statusCode()).as("%s", party).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(content);
            assertThat(send(at("/api/v1/records/" + stated.id()), Optional.empty())
                            .statusCode())
                    .isEqualTo(200);
        }
        ReadableRecord secret = RECORDS.access(file, reader, Instant.now());
        SealedRecord sealed = RECORDS.seal(secret, Instant.now());
        JsonObject both = JsonObject.builder()
                .put("sealed", sealed.toJson())
                .put("readable", secret.toJson())
                .build();
        assertThat(read(content, both.canonical(), Party.DISCIPLINE).body()).isEqualTo(content);
        assertThat(send(at("/api/v1/records/" + sealed.id()), Optional.empty()).statusCode())
                .isEqualTo(200);
        assertThat(send(at("/api/v1/records/" + secret.id()), Optional.empty()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_statement_is_the_callers_own_of_now_and_about_this_file() throws Exception {
        byte[] content = "an hour of the opening".getBytes(StandardCharsets.UTF_8);
        ReadableRecord file = registered(content);
        PersonRef reader = PersonRef.parse(OWN.toString());
        Instant now = Instant.now();
        Map<ReadableRecord, ErrorCode> refused = Map.of(
                RECORDS.access(file, PersonRef.parse(ANOTHER.toString()), now), ErrorCode.FORBIDDEN,
                RECORDS.access(file, reader, now.minusSeconds(3_600)), ErrorCode.TIME_IMPLAUSIBLE,
                RECORDS.access(other(), reader, now), ErrorCode.REFERENCE_UNKNOWN,
                RECORDS.item(), ErrorCode.SCHEMA_INVALID);
        for (Map.Entry<ReadableRecord, ErrorCode> each : refused.entrySet()) {
            assertProblem(read(content, each.getKey().canonical(), Party.OFFICE), each.getValue());
            assertThat(send(at("/api/v1/records/" + each.getKey().id()), Optional.empty())
                            .statusCode())
                    .isEqualTo(404);
        }
        // Staff who did not witness the lot: this ledger knows no witness.
        assertProblem(read(content, RECORDS.access(file, reader, now).canonical(), Party.CENTRE), ErrorCode.FORBIDDEN);
        assertProblem(read(content, RECORDS.access(file, reader, now).canonical(), Party.EXPERT), ErrorCode.FORBIDDEN);
    }

    private static ReadableRecord other() {
        DualDigest digests = DualDigest.of(new byte[] {1});
        return RECORDS.file(digests.sha256().hex(), digests.sm3().hex(), 1, "INTERNAL");
    }

    @Test
    void strangers_learn_nothing_of_files_that_are_not_public() throws Exception {
        byte[] content = "sealed until the result".getBytes(StandardCharsets.UTF_8);
        registered(content);
        String kept = "/api/v1/files/" + DualDigest.of(content).sha256().hex();
        String unknown = "/api/v1/files/" + "0".repeat(64);
        HttpResponse<byte[]> first = send(at(kept), Optional.empty());
        HttpResponse<byte[]> second = send(at(unknown), Optional.empty());
        assertProblem(first, ErrorCode.UNAUTHENTICATED);
        assertProblem(second, ErrorCode.UNAUTHENTICATED);
        assertThat(detail(second)).isEqualTo(detail(first));
        assertThat(send(at(kept).HEAD(), Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(send(at(unknown).HEAD(), Optional.empty()).statusCode()).isEqualTo(401);
        assertProblem(send(at(kept), tokenOf(Party.OFFICE)), ErrorCode.BASIS_REQUIRED);
        assertProblem(send(at(kept), tokenOf(Party.AGENCY)), ErrorCode.FORBIDDEN);
        assertProblem(send(at(unknown), tokenOf(Party.AGENCY)), ErrorCode.FILE_UNKNOWN);
    }

    @Test
    void takes_a_client_certificate_for_the_machine_that_the_configuration_names() throws Exception {
        for (Map.Entry<CosigningSettings.Tls, Integer> each : Map.of(
                        MACHINE, 202, AUTHORITY.node("unknown.city.jianzheng.example"), 401)
                .entrySet()) {
            try (HttpClient machine = HttpClient.newBuilder()
                    .sslContext(MutualTls.context(
                            each.getKey().certificate(), each.getKey().key(), List.of(AUTHORITY.certificate())))
                    .build()) {
                HttpResponse<byte[]> answer = machine.send(
                        HttpRequest.newBuilder(
                                        URI.create("https://127.0.0.1:" + TLS.getLocalPort() + "/api/v1/records"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(RECORDS.item().canonical()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).isEqualTo(each.getValue());
            }
        }
    }

    @Test
    void a_bidder_bids_for_itself_alone() throws Exception {
        BidStatement statement = BidStatement.sign(
                new BidAct.Withdraw(1),
                LotCode.parse("E620800ZZ99000001001001"),
                UnifiedCreditCode.parse("91999999B00000019A"),
                Instant.parse("2026-03-16T01:00:00Z"),
                PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()));
        String body = JsonObject.builder()
                .put("statement", statement.toJson())
                .build()
                .toString();
        for (String subject : List.of("org:91999999B00000019A", "org:91999999B000000275")) {
            String token = ISSUER.token(claims -> claims.claim("role", "BIDDER").claim("subject", subject));
            HttpResponse<byte[]> answer = send(
                    at("/api/v1/bids/E620800ZZ99000001001001/statements")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body)),
                    Optional.of(token));
            // There is no platform key here.
            assertThat(code(answer))
                    .isEqualTo(
                            subject.endsWith("19A")
                                    ? ErrorCode.BATCHES_NOT_OFFERED.name()
                                    : ErrorCode.FORBIDDEN.name());
        }
    }

    @Test
    void lets_every_party_read_what_is_public() throws Exception {
        for (Party party : Party.values()) {
            assertThat(AccessTable.cell(Action.READ_PUBLISHED, party)).isEqualTo(Permission.MAY);
            for (String path : List.of("/api/v1/trust", "/api/v1/records", "/api/v1/health", "/openapi")) {
                assertThat(send(at(path), tokenOf(party)).statusCode())
                        .as("%s as %s", path, party)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void gives_every_record_type_a_row() {
        Set<RecordType> rowed = EnumSet.noneOf(RecordType.class);
        Arrays.stream(Action.values()).map(Action::types).forEach(rowed::addAll);
        assertThat(rowed).containsExactlyInAnyOrder(RecordType.values());
    }

    // invariant 7
    @Test
    void lets_no_centre_hand_in_a_decision() {
        Stream.of(Action.DECIDE, Action.SANCTION, Action.LIST, Action.ERASE)
                .forEach(action ->
                        assertThat(AccessTable.cell(action, Party.CENTRE)).isEqualTo(Permission.NEVER));
    }

    @Test
    void judges_each_line_of_a_batch_by_itself() throws Exception {
        String lines = RECORDS.item().toJson() + "\n"
                + RECORDS.of(RecordType.CREDIT_DECISION, OWN).toJson() + "\n";
        HttpResponse<byte[]> answer = send(
                at("/api/v1/records/batch")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines)),
                Optional.of(ISSUER.token("CENTRE_WITNESS")));
        JsonArray results = (JsonArray) CanonicalJson.parse(answer.body());
        assertThat(results.objects().getFirst().has("code")).isFalse();
        assertThat(results.objects().getLast().string("code")).isEqualTo(ErrorCode.FORBIDDEN.name());
    }

    @Test
    void says_who_may_when_it_says_that_the_caller_may_not() throws Exception {
        HttpResponse<byte[]> answer = submit(RECORDS.of(RecordType.CREDIT_DECISION, OWN), ISSUER.token("CENTRE_STAFF"));
        assertProblem(answer, ErrorCode.FORBIDDEN);
        assertThat(CanonicalJson.parseObject(answer.body()).string("detail"))
                .contains("a centre does not decide")
                .contains("supervisor, office");
    }

    @Test
    void refuses_a_caller_of_another_organisation() throws Exception {
        String token =
                ISSUER.token(claims -> claims.claim("role", "CENTRE_STAFF").claim("organisation", "CountyMSP"));
        assertProblem(submit(RECORDS.item(), token), ErrorCode.FORBIDDEN);
    }

    @Test
    void refuses_an_address_where_nobody_writes() throws Exception {
        HttpRequest.Builder request = at("/api/v1/lots/anything").DELETE();
        assertProblem(send(request, Optional.of(ISSUER.token("REGISTRAR"))), ErrorCode.FORBIDDEN);
    }

    @Test
    void refuses_every_token_that_does_not_count() throws Exception {
        Map<String, String> tokens = Map.of(
                "expired", ended(90),
                "endless",
                        ISSUER.token(
                                claims -> claims.claim("role", "CENTRE_STAFF").expirationTime(null)),
                "for somebody else",
                        ISSUER.token(
                                claims -> claims.claim("role", "CENTRE_STAFF").audience("another")),
                "of an unknown issuer",
                        ISSUER.token(
                                claims -> claims.claim("role", "CENTRE_STAFF").issuer("https://other.example")),
                "signed by another", ISSUER.forged("CENTRE_STAFF"),
                "unsigned",
                        new PlainJWT(new JWTClaimsSet.Builder()
                                        .issuer(ISSUER.name().toString())
                                        .audience(TestIssuer.AUDIENCE)
                                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                                        .claim("role", "CENTRE_STAFF")
                                        .claim("organisation", "CityMSP")
                                        .build())
                                .serialize(),
                "without a role", ISSUER.token(claims -> claims),
                "with an unknown role", ISSUER.token("EMPEROR"),
                "with an organisation of no form",
                        ISSUER.token(
                                claims -> claims.claim("role", "CENTRE_STAFF").claim("organisation", "the city")),
                "that is none", "not.a.token");
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            HttpResponse<byte[]> answer = submit(RECORDS.item(), token.getValue());
            assertThat(answer.statusCode()).as(token.getKey()).isEqualTo(401);
            assertProblem(answer, ErrorCode.UNAUTHENTICATED);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    private static String ended(long secondsAgo) {
        Instant end = Instant.now().minusSeconds(secondsAgo);
        return ISSUER.token(claims -> claims.claim("role", "CENTRE_STAFF")
                .issueTime(Date.from(end.minusSeconds(300)))
                .expirationTime(Date.from(end)));
    }

    @Test
    void takes_a_token_within_the_clock_skew() throws Exception {
        assertLetIn(submit(RECORDS.item(), ended(5)), Party.CENTRE, "a token that ended five seconds ago");
    }

    @Test
    void says_that_an_issuer_is_silent_and_lets_nobody_in_meanwhile() throws Exception {
        String token =
                ISSUER.token(claims -> claims.claim("role", "CENTRE_STAFF").issuer("https://silent.example"));
        assertProblem(submit(RECORDS.item(), token), ErrorCode.ISSUER_UNAVAILABLE);
        assertThat(send(at("/api/v1/trust"), Optional.empty()).statusCode()).isEqualTo(200);
    }

    @Test
    void asks_an_issuer_for_its_keys_seldom() throws Exception {
        for (int i = 0; i < 20; i++) {
            submit(RECORDS.item(), ISSUER.token("CENTRE_STAFF"));
        }
        assertThat(ISSUER.asked()).isLessThan(5);
    }
}
