/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.jianzheng.server.keys.MutualTls;
import org.jianzheng.server.settings.CosigningSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of domain 3.4, cell by cell, and what counts as saying who calls, at a whole gateway over HTTP. */
class AccessOverHttpTest extends SignedInGateway {
    /** Rows that an address meets, by a request that nothing but the caller keeps out. */
    private static final Map<Action, String> WRITES = Map.ofEntries(
            Map.entry(Action.STORE, "PUT /api/v1/files"),
            Map.entry(Action.STREAM, "POST /api/v1/batches?source=door-3"),
            Map.entry(Action.SEAL, "POST /api/v1/sealed"),
            Map.entry(Action.READ_SEALED, "POST /api/v1/files/" + "0".repeat(64) + "/readings"),
            Map.entry(Action.BID, "POST /api/v1/bids/E620800ZZ99000001001001/statements"),
            Map.entry(Action.READ_STANDING, "GET /api/v1/index/standing?key=" + OWN),
            Map.entry(Action.FOLLOW_LIST, "GET /api/v1/lists/city-black-list/deltas"),
            Map.entry(Action.READ_DISCIPLINE, "GET /api/v1/discipline/report?from=2026-01-01&to=2026-12-31"),
            Map.entry(Action.READ_CASEWORK, "GET /api/v1/casework"),
            Map.entry(Action.READ_ALERTS, "GET /api/v1/alerts"),
            Map.entry(Action.READ_REFUSALS, "GET /api/v1/refusals"));

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

    @Test
    void the_readable_part_of_a_sealed_record_is_read_the_same_way() throws Exception {
        ReadableRecord content = RECORDS.item();
        SealedRecord sealed = RECORDS.seal(content, Instant.now());
        JsonObject handedIn = JsonObject.builder()
                .put("sealed", sealed.toJson())
                .put("readable", content.toJson())
                .build();
        assertThat(post("/api/v1/sealed", handedIn.canonical(), tokenOf(Party.CENTRE))
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("/api/v1/records?wait=committed", sealed.canonical(), tokenOf(Party.CENTRE))
                        .statusCode())
                .isEqualTo(200);
        String readings = "/api/v1/sealed/" + sealed.id() + "/readings";
        PersonRef reader = PersonRef.parse(OWN.toString());

        ReadableRecord stated = RECORDS.accessPart(sealed, reader, Instant.now());
        assertProblem(post(readings, stated.canonical(), Optional.empty()), ErrorCode.UNAUTHENTICATED);
        for (Party party : List.of(Party.AGENCY, Party.CENTRE, Party.TENDERER, Party.BIDDER, Party.EXPERT)) {
            assertProblem(post(readings, stated.canonical(), tokenOf(party)), ErrorCode.FORBIDDEN);
        }
        assertThat(send(at("/api/v1/records/" + stated.id()), Optional.empty()).statusCode())
                .isEqualTo(404);
        assertProblem(
                post(
                        readings,
                        RECORDS.accessPart(RECORDS.seal(content, Instant.now()), reader, Instant.now())
                                .canonical(),
                        tokenOf(Party.OFFICE)),
                ErrorCode.REFERENCE_UNKNOWN);
        HttpResponse<byte[]> answer = post(readings, stated.canonical(), tokenOf(Party.OFFICE));
        assertThat(answer.body()).isEqualTo(content.canonical());
        assertThat(send(at("/api/v1/records/" + stated.id()), Optional.empty()).statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<byte[]> post(String path, byte[] body, Optional<String> token) throws Exception {
        return send(at(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body)), token);
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

    @Test
    void says_who_signs_people_in_and_lets_pages_ask_nobody_else() throws Exception {
        HttpResponse<byte[]> answer = send(at("/api/v1/sign-in"), Optional.empty());
        JsonObject signIn =
                CanonicalJson.parse(answer.body(), answer.body().length).asObject();
        assertThat(signIn.bool("open")).isFalse();
        assertThat(signIn.array("issuers").objects()).singleElement().satisfies(issuer -> {
            assertThat(issuer.string("issuer")).isEqualTo(ISSUER.name().toString());
            assertThat(issuer.string("client")).isEqualTo("explorer");
        });
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("connect-src 'self' " + ISSUER.name() + ";")
                        .doesNotContain("silent.example"));
    }

    @ParameterizedTest
    @EnumSource(Party.class)
    void tells_callers_as_whom_they_count_and_what_they_may_do(Party party) throws Exception {
        HttpResponse<byte[]> answer = send(at("/api/v1/sign-in/caller"), tokenOf(party));
        if (party == Party.PUBLIC) {
            assertProblem(answer, ErrorCode.UNAUTHENTICATED);
            return;
        }
        JsonObject caller =
                CanonicalJson.parse(answer.body(), answer.body().length).asObject();
        assertThat(caller.string("organisation")).isEqualTo("CityMSP");
        assertThat(caller.string("party")).isEqualTo(party.name());
        assertThat(caller.array("may").objects())
                .extracting(cell -> Action.valueOf(cell.string("action")))
                .containsExactlyElementsOf(Arrays.stream(Action.values())
                        .filter(action -> AccessTable.cell(action, party).admits())
                        .toList());
    }
}
