/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.block.LedgerEvidence;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.state.StageRoots;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.Outcome;
import org.jianzheng.evidence.verify.Step;
import org.jianzheng.evidence.verify.StepName;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.jianzheng.server.log.LogFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole gateway of one organisation over HTTP, with a ledger in memory behind it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(GatewayApiTest.InMemoryLedger.class)
@DirtiesContext
class GatewayApiTest {
    private static final FakeLedger LEDGER = new FakeLedger();
    private static final Records RECORDS = new Records(23);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final TrustRoot TRUST;

    private static final PrivateKey PLATFORM = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private static final Path FOLDER;
    private static final LogFixture.Keys KEYS = LogFixture.Keys.of("CityMSP", "city.jianzheng.example");

    static {
        try {
            FOLDER = Files.createTempDirectory("gateway");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        TRUST = LogFixture.trust(LEDGER.genesis(), List.of(KEYS));
    }

    @LocalServerPort
    private int port;

    @Autowired
    private org.springframework.context.ApplicationContext context;

    @TestConfiguration
    static class InMemoryLedger {
        @Bean
        FakeLedger fakeLedger() {
            return LEDGER;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        TrialGateway.configure(registry, FOLDER, TRUST, KEYS);
        registry.add("jianzheng.access.open", () -> "true");
        registry.add("jianzheng.bundles.full", () -> "true");
        Path platform = Files.writeString(FOLDER.resolve("platform.key"), PrivateKeys.write(PLATFORM));
        registry.add("jianzheng.batches.key", platform::toString);
        registry.add("jianzheng.batches.max-age", () -> "200ms");
        registry.add("jianzheng.files.max-file", () -> "300KB");
    }

    @AfterAll
    static void removeFolder() throws IOException {
        // The context is closed after this; what it holds open is removed with the machine's temporary files.
        Files.deleteIfExists(FOLDER.resolve("trust.json"));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return send(at(path));
    }

    private HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return send(at(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> submit(ReadableRecord record, String query) throws Exception {
        return post("/api/v1/records" + query, "application/json", record.canonical());
    }

    private static JsonObject json(HttpResponse<byte[]> answer) {
        return CanonicalJson.parseObject(answer.body());
    }

    private static void assertProblem(HttpResponse<byte[]> answer, ErrorCode code) {
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonObject problem = json(answer);
        assertThat(problem.string("code")).isEqualTo(code.name());
        assertThat(problem.string("title")).isEqualTo(code.english());
        assertThat(problem.string("titleZh")).isEqualTo(code.chinese());
        assertThat(problem.string("action")).isEqualTo(code.adviceEnglish());
        assertThat(problem.string("actionZh")).isEqualTo(code.adviceChinese());
        assertThat(answer.statusCode()).isEqualTo((int) problem.integer("status"));
    }

    @Test
    void answers_202_with_a_status_url_and_the_record_ends_in_a_block() throws Exception {
        ReadableRecord record = RECORDS.item();
        HttpResponse<byte[]> accepted = submit(record, "");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(json(accepted).string("id")).isEqualTo(record.id().value());
        HttpResponse<byte[]> committed = submit(record, "?wait=committed");
        assertThat(committed.statusCode()).isEqualTo(200);
        assertThat(json(committed).string("status")).isIn("COMMITTED", "COSIGNED");
        JsonObject status = json(get(json(accepted).string("statusUrl")));
        assertThat(status.integer("block")).isPositive();
        assertThat(status.string("tx")).hasSize(64);
        JsonObject read = json(get("/api/v1/records/" + record.id()));
        assertThat(read.object("record")).isEqualTo(record.toJson());
    }

    @Test
    void waits_for_the_bundle_and_its_checkpoint_verifies() throws Exception {
        ReadableRecord record = RECORDS.item();
        HttpResponse<byte[]> answer = submit(record, "?wait=cosigned");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(EvidenceBundle.MEDIA_TYPE);
        EvidenceBundle bundle = EvidenceBundle.parse(answer.body());
        assertThat(bundle.canonical()).isEqualTo(answer.body());
        VerifiedCheckpoint checkpoint = new CheckpointVerifier(TRUST).verify(bundle.checkpoint());
        assertThat(checkpoint.quorum().isMet()).isTrue();
        HttpResponse<byte[]> again = get("/api/v1/records/" + record.id() + "/bundle");
        assertThat(EvidenceBundle.parse(again.body()).proved().entry().record()).isEqualTo(record.toJson());
    }

    @Test
    void hands_out_the_full_grade_with_the_blocks_of_its_peer() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=cosigned");
        HttpResponse<byte[]> answer = get("/api/v1/records/" + record.id() + "/bundle?grade=full");
        assertThat(answer.statusCode()).isEqualTo(200);
        EvidenceBundle bundle = EvidenceBundle.parse(answer.body());
        assertThat(bundle.grade()).isEqualTo("full");
        LedgerEvidence ledger = bundle.ledger().orElseThrow();
        assertThat(ledger.recorded().number()).isEqualTo(bundle.proved().entry().block());
        // Nobody signs the blocks of the ledger in memory: only what the log proves holds.
        VerificationReport report = new EvidenceVerifier(TRUST).verify(answer.body());
        assertThat(report.failure().orElseThrow().name()).isIn(StepName.SIGNATURES, StepName.BLOCKS);
        EvidenceBundle light = EvidenceBundle.parse(
                get("/api/v1/records/" + record.id() + "/bundle?grade=light").body());
        assertThat(light.grade()).isEqualTo("light");
        assertProblem(get("/api/v1/records/" + record.id() + "/bundle?grade=best"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/records/" + RECORDS.item().id() + "/bundle?grade=full"), ErrorCode.RECORD_UNKNOWN);
    }

    @Test
    void proves_all_records_of_a_lot_and_that_a_subject_has_none() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=cosigned");
        String lot = record.lot().orElseThrow().value();
        HttpResponse<byte[]> all = get("/api/v1/index/lot?key=" + lot);
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(all.headers().firstValue("Content-Type")).contains(IndexAnswer.MEDIA_TYPE);
        VerificationReport report = new AnswerVerifier(TRUST).verify(all.body());
        assertThat(report.isPlainMatch()).as(report.toString()).isTrue();
        assertThat(report.answer().orElseThrow().entries())
                .extracting(LogEntry::record)
                .contains(record.toJson());

        byte[] none = get("/api/v1/index/subject?key=org:nobody").body();
        assertThat(new AnswerVerifier(TRUST).verify(none).verdict()).isEqualTo(Verdict.NOT_RECORDED);
        assertProblem(get("/api/v1/index/subject?key="), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/subject"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/colour?key=red"), ErrorCode.NOT_FOUND);
    }

    @Test
    void gives_long_answers_in_parts_that_prove_all_together() throws Exception {
        for (ReadableRecord record : RECORDS.items(7)) {
            submit(record, "?wait=cosigned");
        }
        List<byte[]> parts = new java.util.ArrayList<>();
        Optional<String> next = Optional.of("/api/v1/lots/" + Records.LOT + "?proof=1&limit=3");
        while (next.isPresent()) {
            HttpResponse<byte[]> part = get(next.get());
            assertThat(part.statusCode()).isEqualTo(200);
            parts.add(part.body());
            next = part.headers().firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
        AnswerVerifier verifier = new AnswerVerifier(TRUST);
        assertThat(verifier.verify(parts.getFirst()).gaps()).contains(Gap.PART_OF_ANSWER);
        VerificationReport all = verifier.verifyTogether(parts);
        assertThat(all.isPlainMatch()).as(all.toString()).isTrue();
        assertThat(all.answer().orElseThrow().entries()).hasSizeGreaterThanOrEqualTo(7);

        long block = all.answer().orElseThrow().entries().getLast().block();
        VerificationReport last = verifier.verify(
                get("/api/v1/index/lot?key=" + Records.LOT + "&fromBlock=" + block + "&toBlock=" + block)
                        .body());
        assertThat(last.answer().orElseThrow().entries()).isNotEmpty().allMatch(entry -> entry.block() == block);
        assertProblem(get("/api/v1/index/lot?key=" + Records.LOT + "&cursor=99999"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/lot?key=" + Records.LOT + "&limit=1"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/lot?key=" + Records.LOT + "&limit=few"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/index/lot?key=x&fromBlock=3&toBlock=2"), ErrorCode.SCHEMA_INVALID);
        IndexAnswer asOf = IndexAnswer.parse(
                get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=" + block).body());
        assertThat(asOf.blocks()).contains(new BlockRange(0, block));
        assertProblem(get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=today"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=1&toBlock=1"), ErrorCode.SCHEMA_INVALID);
    }

    @Test
    void proves_what_it_says_is_not_there() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=cosigned");
        AnswerVerifier verifier = new AnswerVerifier(TRUST);
        String absent = RECORDS.item().id().value();
        assertProblem(get("/api/v1/records/" + absent), ErrorCode.RECORD_UNKNOWN);
        for (String nothing : List.of(
                "/api/v1/records/" + absent,
                "/api/v1/lots/E1409000000000000000009",
                "/api/v1/captures?source=nobody",
                "/api/v1/heads/key/key:" + "0".repeat(64))) {
            HttpResponse<byte[]> proof = get(nothing + (nothing.contains("?") ? "&" : "?") + "proof=1");
            assertThat(verifier.verify(proof.body()).verdict()).as(nothing).isEqualTo(Verdict.NOT_RECORDED);
        }
        VerificationReport there = verifier.verify(
                get("/api/v1/records/" + record.id() + "?proof=1").body());
        assertThat(there.answer().orElseThrow().entries())
                .extracting(LogEntry::record)
                .containsExactly(record.toJson());
        assertProblem(get("/api/v1/heads/policy/signing?proof=1"), ErrorCode.SCHEMA_INVALID);
    }

    @Test
    void extends_the_checkpoint_that_a_verifier_holds() throws Exception {
        ReadableRecord first = RECORDS.item();
        EvidenceBundle before =
                EvidenceBundle.parse(submit(first, "?wait=cosigned").body());
        Checkpoint held =
                new CheckpointVerifier(TRUST).verify(before.checkpoint()).body();
        submit(RECORDS.item(), "?wait=cosigned");
        String since = "since=" + before.size();
        byte[] bundle =
                get("/api/v1/records/" + first.id() + "/bundle?" + since).body();
        VerificationReport report = new EvidenceVerifier(TRUST, held).verify(bundle);
        // The records of this test are signed by keys that nobody registered.
        assertThat(report.steps())
                .filteredOn(step -> step.name() == StepName.CONSISTENCY)
                .extracting(Step::outcome)
                .containsExactly(Outcome.OK);
        String lot = first.lot().orElseThrow().value();
        assertThat(new AnswerVerifier(TRUST, held)
                        .verify(get("/api/v1/index/lot?key=" + lot + "&" + since)
                                .body())
                        .isPlainMatch())
                .isTrue();
        byte[] full = get("/api/v1/records/" + first.id() + "/bundle?grade=full&" + since)
                .body();
        assertThat(EvidenceBundle.parse(full).consistency()).isPresent();
        assertProblem(get("/api/v1/records/" + first.id() + "/bundle?since=9999999"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/records/" + first.id() + "/bundle?since=0"), ErrorCode.SCHEMA_INVALID);
    }

    @Test
    void says_what_is_wrong_with_code_title_and_advice_in_two_languages() throws Exception {
        String json = "application/json";
        assertProblem(post("/api/v1/records", json, "{".getBytes(StandardCharsets.UTF_8)), ErrorCode.MALFORMED_JSON);
        assertProblem(
                post("/api/v1/records", json, "{\"a\":1.5}".getBytes(StandardCharsets.UTF_8)),
                ErrorCode.MALFORMED_JSON);
        assertProblem(post("/api/v1/records", json, "{}".getBytes(StandardCharsets.UTF_8)), ErrorCode.SCHEMA_INVALID);
        assertProblem(post("/api/v1/records", json, new byte[200_000]), ErrorCode.TOO_LARGE);
        HttpRequest.BodyPublisher endless =
                HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[2 << 20]));
        assertProblem(send(at("/api/v1/records").header("Content-Type", json).POST(endless)), ErrorCode.TOO_LARGE);
        JsonObject record = RECORDS.item().toJson();
        assertProblem(
                post("/api/v1/records", json, CanonicalJson.write(record.with("v", 2))), ErrorCode.UNKNOWN_VERSION);
        assertProblem(
                post("/api/v1/records", json, CanonicalJson.write(record.with("type", "no.such"))),
                ErrorCode.UNKNOWN_TYPE);
        assertProblem(post("/api/v1/records", json, RECORDS.itemOf("CountyMSP").canonical()), ErrorCode.MSP_MISMATCH);
        assertProblem(submit(RECORDS.item(), "?wait=never"), ErrorCode.SCHEMA_INVALID);
        assertProblem(submit(RECORDS.item(), "?wait=committed&timeout=2h"), ErrorCode.SCHEMA_INVALID);
        assertProblem(get("/api/v1/records/not-an-id"), ErrorCode.ID_INVALID);
        assertProblem(get("/api/v1/records/" + RECORDS.item().id()), ErrorCode.RECORD_UNKNOWN);
        assertProblem(get("/api/v1/lots/E1"), ErrorCode.CODE_INVALID);
        assertProblem(get("/api/v1/heads/lot/" + Records.LOT), ErrorCode.NOT_FOUND);
        assertProblem(get("/log/tile/9/000"), ErrorCode.NOT_FOUND);
        assertProblem(get("/log/tile/0/x001/000"), ErrorCode.NOT_FOUND);
        assertProblem(get("/nowhere"), ErrorCode.NOT_FOUND);
    }

    @Test
    void hands_out_the_rows_of_the_projection_as_they_are_stored() throws Exception {
        submit(RECORDS.item(), "?wait=cosigned");
        HttpResponse<byte[]> answer = get("/api/v1/projection");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8).lines())
                .allSatisfy(line -> assertThat(CanonicalJson.parse(line.getBytes(StandardCharsets.UTF_8), 1 << 20)
                                .asObject()
                                .has("_id"))
                        .isTrue());
    }

    @Test
    void refuses_other_content_under_a_taken_id() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=committed");
        ReadableRecord other = ReadableRecord.parse(
                RECORDS.item().toJson().with("id", record.id().value()));
        assertProblem(submit(other, ""), ErrorCode.RECORD_CONFLICT);
        assertThat(json(get("/api/v1/records/" + record.id())).object("record")).isEqualTo(record.toJson());
    }

    @Test
    void passes_the_contracts_refusal_on() throws Exception {
        ReadableRecord record = RECORDS.item();
        LEDGER.refuse(envelope -> envelope.string("id").equals(record.id().value())
                ? Optional.of(ErrorCode.NOT_ASSIGNED)
                : Optional.empty());
        assertProblem(submit(record, "?wait=committed"), ErrorCode.NOT_ASSIGNED);
        JsonObject status = json(get("/api/v1/records/" + record.id() + "/status"));
        assertThat(status.string("status")).isEqualTo("REFUSED");
        assertThat(status.string("code")).isEqualTo("NOT_ASSIGNED");
    }

    @Test
    void takes_many_records_and_answers_each_line() throws Exception {
        String lines = RECORDS.items(30).stream()
                        .map(record -> new String(record.canonical(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("\n"))
                + "\n{\"broken\":\n";
        HttpResponse<byte[]> answer =
                post("/api/v1/records/batch", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        var results = ((org.jianzheng.model.json.JsonArray) CanonicalJson.parse(answer.body())).objects();
        assertThat(results).hasSize(31);
        assertThat(results.subList(0, 30))
                .noneMatch(result -> result.string("status").equals("REFUSED"));
        assertThat(results.getLast().string("code")).isEqualTo("MALFORMED_JSON");
        assertThat(results.getLast().integer("line")).isEqualTo(31);
    }

    @Test
    void takes_a_stream_of_items_and_proves_each_by_its_batch() throws Exception {
        String first = "{\"at\":\"2026-03-16T01:30:04Z\",\"content\":{\"door\":\"1\"},"
                + "\"id\":\"0198c7a0-0000-7000-8000-00000000000a\"}";
        String second = first.replace("000a", "000b");
        String body = first + "\nnonsense\n\n" + second;
        HttpResponse<byte[]> answer =
                post("/api/v1/batches?source=door-3", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        List<JsonObject> lines = new String(answer.body(), StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .toList();
        assertThat(lines.getFirst().array("refused").object(0).string("code")).isEqualTo("MALFORMED_JSON");
        BatchReceipt receipt =
                BatchReceipt.fromJson(lines.getLast().array("receipts").object(0));
        receipt.requireSignedBy(PLATFORM.publicKey());
        assertThat(receipt.size()).isEqualTo(2);

        String item = "/api/v1/items/0198c7a0-0000-7000-8000-00000000000b";
        HttpResponse<byte[]> bundle = get(item + "/bundle");
        for (int patience = 0; bundle.statusCode() != 200 && patience < 200; patience++) {
            assertThat(bundle.statusCode()).isIn(404, 409);
            Thread.sleep(50);
            bundle = get(item + "/bundle");
        }
        EvidenceBundle read = EvidenceBundle.parse(bundle.body());
        assertThat(read.batch().orElseThrow().item().toString()).isEqualTo(second);
        VerificationReport report = new EvidenceVerifier(TRUST).verify(bundle.body());
        // Nobody registered the platform's key on this ledger in memory, which judges nothing.
        assertThat(report.failure().orElseThrow().name()).isEqualTo(StepName.SIGNATURES);

        JsonObject place = json(get(item));
        assertThat(place.string("batch")).isEqualTo(receipt.batch().value());
        assertThat(place.integer("index")).isEqualTo(1);
        assertThat(json(get("/api/v1/batches/" + receipt.batch())).integer("count"))
                .isEqualTo(2);
        assertThat(new String(
                        get("/api/v1/batches/" + receipt.batch() + "/items").body(), StandardCharsets.UTF_8))
                .isEqualTo(first + "\n" + second + "\n");
        assertProblem(get("/api/v1/items/0198c7a0-0000-7000-8000-00000000000c"), ErrorCode.ITEM_UNKNOWN);
        assertProblem(
                post("/api/v1/batches?source=x&lot=E620800ZZ99000001001777", "application/x-ndjson", new byte[0]),
                ErrorCode.NOT_OPEN);
    }

    @Test
    void tells_what_is_to_be_explained_in_a_devices_captures() throws Exception {
        for (long sequence : new long[] {0, 3, 2}) {
            assertThat(submit(RECORDS.capture("CAM-09", sequence), "?wait=committed")
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<byte[]> answer = get("/api/v1/captures?source=CAM-09&limit=3");
        for (int patience = 0;
                patience < 200 && (answer.statusCode() != 200 || json(answer).integer("total") < 3);
                patience++) {
            Thread.sleep(50);
            answer = get("/api/v1/captures?source=CAM-09&limit=3");
        }
        JsonObject captures = json(answer);
        assertThat(captures.array("items").objects())
                .extracting(item -> item.integer("sequence"))
                .containsExactly(0L, 3L, 2L);
        assertThat(captures.array("items").object(0).string("captured")).isEqualTo("2026-03-16T01:30:03Z");
        assertThat(captures.array("findings").objects())
                .extracting(finding -> finding.string("kind"))
                .contains("GAP", "REORDERED", "UNCHAINED");
        assertThat(json(get("/api/v1/captures?source=CAM-09&cursor=1&limit=1")).string("next"))
                .isEqualTo("2");
        assertProblem(get("/api/v1/captures?source=nobody"), ErrorCode.NOT_FOUND);
    }

    @Test
    void pages_through_the_timeline_of_a_lot() throws Exception {
        for (ReadableRecord record : RECORDS.items(7)) {
            submit(record, "?wait=committed");
        }
        List<String> seen = new java.util.ArrayList<>();
        long total = 0;
        for (int attempt = 0; attempt < 200 && seen.size() < 7; attempt++) {
            seen.clear();
            Optional<String> cursor = Optional.of("0");
            while (cursor.isPresent()) {
                HttpResponse<byte[]> answer = get("/api/v1/lots/" + Records.LOT + "?limit=3&cursor=" + cursor.get());
                if (answer.statusCode() == 404) {
                    Thread.sleep(50);
                    break;
                }
                JsonObject page = json(answer);
                page.array("items")
                        .objects()
                        .forEach(item -> seen.add(item.object("record").string("id")));
                total = page.integer("total");
                cursor = page.optionalString("next");
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(7).doesNotHaveDuplicates().hasSize((int) total);
    }

    @Test
    void reports_what_a_lot_holds_and_lacks_as_whoever_has_the_proof_computes_it() throws Exception {
        submit(RECORDS.items(1).getFirst(), "?wait=cosigned");
        JsonObject report = json(get("/api/v1/lots/" + Records.LOT + "/completeness"));
        IndexAnswer proof =
                IndexAnswer.parse(get("/api/v1/lots/" + Records.LOT + "?proof=1&asOf=" + report.integer("block"))
                        .body());

        assertThat(report.array("lines").objects())
                .anySatisfy(line -> assertThat(line.string("standing")).isEqualTo("PRESENT"));
        assertThat(report.object("root")).isEqualTo(StageRoots.of(proof.asked()).toJson());
        assertProblem(get("/api/v1/lots/E620800ZZ99000001009009/completeness"), ErrorCode.NOT_FOUND);
        assertProblem(get("/api/v1/lots/E1/completeness"), ErrorCode.CODE_INVALID);
    }

    @Test
    void stores_a_file_and_serves_it_once_a_public_record_registers_it() throws Exception {
        byte[] content = "camera 7, opening room".repeat(100).getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> stored = send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        assertThat(stored.statusCode()).isEqualTo(201);
        DualDigest digests = DualDigest.of(content);
        assertThat(json(stored).string("sha256")).isEqualTo(digests.sha256().hex());
        assertThat(json(stored).string("sm3")).isEqualTo(digests.sm3().hex());
        String address = "/api/v1/files/" + digests.sha256().hex();
        assertProblem(get(address), ErrorCode.NOT_YET_OPEN);
        assertThat(send(at(address).HEAD()).statusCode()).isEqualTo(403);
        assertThat(send(at("/api/v1/files/" + "0".repeat(64)).HEAD()).statusCode())
                .isEqualTo(404);
        String sha256 = digests.sha256().hex();
        String sm3 = digests.sm3().hex();
        submit(RECORDS.file(sha256, sm3, content.length, "PUBLIC"), "?wait=committed");
        HttpResponse<byte[]> standing = send(at(address).HEAD());
        assertThat(standing.statusCode()).isEqualTo(200);
        assertThat(standing.headers().firstValueAsLong("Content-Length")).hasValue(content.length);
        HttpResponse<byte[]> read = get(address);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(content);
        assertThat(read.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(get("/api/v1/files/" + sm3).body()).isEqualTo(content);
        assertProblem(get("/api/v1/files/" + "0".repeat(64)), ErrorCode.FILE_UNKNOWN);
        byte[] large = new byte[400_000];
        assertProblem(
                send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(large))), ErrorCode.TOO_LARGE);
    }

    @Test
    void serves_no_content_that_was_withdrawn_by_order_and_takes_it_in_no_more() throws Exception {
        byte[] content = "a face at the door".getBytes(StandardCharsets.UTF_8);
        DualDigest digests = DualDigest.of(content);
        String sha256 = digests.sha256().hex();
        String sm3 = digests.sm3().hex();
        send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        ReadableRecord file = RECORDS.file(sha256, sm3, content.length, "PUBLIC");
        submit(file, "?wait=committed");
        assertThat(get("/api/v1/files/" + sha256).statusCode()).isEqualTo(200);

        submit(RECORDS.erasure(digests), "?wait=cosigned");

        for (String digest : List.of(sha256, sm3)) {
            assertThat(send(at("/api/v1/files/" + digest).HEAD()).statusCode()).isEqualTo(410);
            HttpResponse<byte[]> gone = get("/api/v1/files/" + digest);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertProblem(gone, ErrorCode.CONTENT_WITHDRAWN);
            assertThat(json(gone).string("detail")).contains("公管撤〔2026〕1号(示例)");
        }
        HttpResponse<byte[]> again = send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        assertProblem(again, ErrorCode.CONTENT_WITHDRAWN);
        byte[] bundle = get("/api/v1/records/" + file.id() + "/bundle").body();
        assertThat(EvidenceBundle.parse(bundle).withdrawn()).isPresent();
    }

    @Test
    void serves_no_file_that_is_not_public() throws Exception {
        byte[] content = "the committee's names".getBytes(StandardCharsets.UTF_8);
        send(at("/api/v1/files").PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
        DualDigest digests = DualDigest.of(content);
        String sha256 = digests.sha256().hex();
        submit(RECORDS.file(sha256, digests.sm3().hex(), content.length, "INTERNAL"), "?wait=committed");
        assertProblem(get("/api/v1/files/" + sha256), ErrorCode.NOT_YET_OPEN);
    }

    @Test
    void keeps_the_readable_part_of_a_sealed_record_to_itself() throws Exception {
        ReadableRecord secret = RECORDS.item();
        var sealed = RECORDS.seal(secret);
        JsonObject both = JsonObject.builder()
                .put("sealed", sealed.toJson())
                .put("readable", secret.toJson())
                .build();
        HttpResponse<byte[]> answer = post("/api/v1/sealed", "application/json", CanonicalJson.write(both));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).bool("readableKept")).isTrue();
        assertProblem(get("/api/v1/records/" + secret.id()), ErrorCode.RECORD_UNKNOWN);
        assertProblem(get("/api/v1/files/" + secret.digest().sha256().hex()), ErrorCode.NOT_YET_OPEN);
        JsonObject wrong = both.with("readable", RECORDS.item().toJson());
        assertProblem(
                post("/api/v1/sealed", "application/json", CanonicalJson.write(wrong)), ErrorCode.SEALED_MISMATCH);
    }

    @Test
    void serves_checkpoint_and_tiles_in_the_c2sp_layout() throws Exception {
        submit(RECORDS.item(), "?wait=cosigned");
        HttpResponse<byte[]> note = get("/log/checkpoint");
        VerifiedCheckpoint checkpoint =
                new CheckpointVerifier(TRUST).verify(new String(note.body(), StandardCharsets.UTF_8));
        assertThat(note.headers().firstValue("Jianzheng-Quorum")).contains("met");
        long size = Math.min(255, checkpoint.body().state().size());
        HttpResponse<byte[]> hashes = get("/log/tile/0/000.p/" + size);
        assertThat(hashes.statusCode()).isEqualTo(200);
        assertThat(hashes.body()).hasSize((int) size * 32);
        assertThat(hashes.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(get("/log/sm3/tile/0/000.p/" + size).body())
                .hasSize((int) size * 32)
                .isNotEqualTo(hashes.body());
        byte[] entries = get("/log/tile/entries/000.p/" + size).body();
        int length = ((entries[0] & 0xff) << 8) | (entries[1] & 0xff);
        assertThat(CanonicalJson.parseObject(java.util.Arrays.copyOfRange(entries, 2, 2 + length))
                        .string("tx"))
                .hasSize(64);
        assertProblem(get("/log/checkpoints/999999"), ErrorCode.NOT_FOUND);
        assertThat(new String(get("/log/forks").body(), StandardCharsets.UTF_8)).isEqualTo("[]");
    }

    @Test
    void says_how_it_is() throws Exception {
        submit(RECORDS.item(), "?wait=cosigned");
        JsonObject health = json(get("/api/v1/health"));
        assertThat(health.string("organisation")).isEqualTo("CityMSP");
        assertThat(health.object("ledger").bool("reachable")).isTrue();
        assertThat(health.object("checkpoint").string("quorum")).isEqualTo("met");
        assertThat(health.object("checkpoint").array("missing").isEmpty()).isTrue();
        assertThat(health.object("erasure").integer("outstanding")).isZero();
        assertThat(health.object("replication").object("troubles").members()).isEmpty();
        assertThat(json(get("/actuator/health")).string("status")).isEqualTo("UP");
        assertThat(new String(get("/actuator/prometheus").body(), StandardCharsets.UTF_8))
                .contains("jianzheng_intents", "jianzheng_checkpoint_age_seconds", "jianzheng_log_lag");
    }

    @Test
    void serves_one_page_under_all_its_addresses_and_lets_it_load_from_here_only() throws Exception {
        String page = new String(get("/").body(), StandardCharsets.UTF_8);
        assertThat(page).contains("见证链网关", "/openapi");
        for (String address : List.of(
                "/lots/E620800ZZ99000001001001",
                "/records/019d6aab-7b00-7000-8000-000000000000",
                "/index/digest?key=00",
                "/sanctions/019d6aab-7b00-7000-8000-000000000000",
                "/lists",
                "/lists/city-black-list/entries/org:91350100M000100Y43",
                "/signed-in?code=1&state=2",
                "/checkpoint")) {
            HttpResponse<byte[]> answer = get(address);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .as(address)
                    .isEqualTo(page);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy ->
                            assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        }
        assertProblem(get("/lots/E620800ZZ99000001001001/more"), ErrorCode.NOT_FOUND);
    }

    @Test
    void shows_the_newest_records_and_the_trust_root_that_it_counts_by() throws Exception {
        ReadableRecord older = RECORDS.item();
        submit(older, "?wait=committed");
        ReadableRecord newer = RECORDS.item();
        submit(newer, "?wait=committed");
        JsonObject answer = json(get("/api/v1/records?limit=100"));
        assertThat(answer.array("items").objects())
                .extracting(item -> item.string("id"))
                .containsSubsequence(newer.id().value(), older.id().value());
        assertThat(answer.integer("total"))
                .isEqualTo(answer.array("items").objects().getFirst().integer("position") + 1);
        assertProblem(get("/api/v1/records?limit=101"), ErrorCode.SCHEMA_INVALID);
        assertThat(get("/api/v1/trust").body()).isEqualTo(TRUST.canonical());
    }

    @Test
    void the_committed_description_of_the_interface_is_the_present_one() throws Exception {
        String now = CanonicalForm.of(get("/openapi").body());
        Path committed = Module.folder().resolve("openapi.json");
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(committed, now);
        }
        assertThat(now)
                .as("openapi.json is out of date: run the test with -Dopenapi.write=true")
                .isEqualTo(Files.readString(committed));
    }

    @Test
    void knows_its_parts() {
        assertThat(context.getBeansOfType(FakeLedger.class)).hasSize(1);
    }
}
