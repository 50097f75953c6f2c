/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.state.StageRoots;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.ledger.FakeLedger;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Records in, status and rows out, and how errors, pages and health answer. */
class GatewayApiTest extends OpenGateway {

    @Autowired
    private org.springframework.context.ApplicationContext context;

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
