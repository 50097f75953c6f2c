/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/** What is refused is told in the journal, whoever refuses it, and the journal is bound to the ledger. */
class RefusalsOverHttpTest extends OpenGateway {
    @Autowired
    private ApplicationContext context;

    /** Misuse of records, each with the code by which the contracts refuse it. */
    static Stream<Arguments> misuse() {
        return Stream.of(
                Arguments.of("the centre signs a sanction", ErrorCode.ROLE_FORBIDDEN),
                Arguments.of("signs after recusal", ErrorCode.CONFLICTED),
                Arguments.of("signs with an expired licence", ErrorCode.LICENCE_INVALID),
                Arguments.of("signs another digest", ErrorCode.DIGEST_MISMATCH),
                Arguments.of("two versions race", ErrorCode.STATE_FORBIDS),
                Arguments.of("a ballot from outside the matrix", ErrorCode.NOT_IN_MATRIX),
                Arguments.of("a deduction without evidence", ErrorCode.EVIDENCE_MISSING),
                Arguments.of("a catalogue not in force", ErrorCode.NOT_IN_FORCE),
                Arguments.of("counted twice", ErrorCode.ALREADY_COUNTED),
                Arguments.of("unknown points", ErrorCode.POINTS_REFUSED),
                Arguments.of("a repair before the minimum", ErrorCode.CONDITION_MISSING),
                Arguments.of("a deadline moved after it passed", ErrorCode.DEADLINE_PASSED),
                Arguments.of("a list delta out of order", ErrorCode.OUT_OF_ORDER),
                Arguments.of("an expert in two pools", ErrorCode.ALREADY_REGISTERED));
    }

    private List<JsonObject> refusals() throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/refusals?limit=1000");
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer).array("items").objects();
    }

    private static JsonObject call(JsonObject line) {
        return line.object("content").object("call");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misuse")
    void tells_the_journal_of_what_the_contracts_refuse_and_nothing_of_its_content(String what, ErrorCode code)
            throws Exception {
        ReadableRecord record = RECORDS.item();
        refuse(record, code);
        JsonObject call = told(code, record.type());
        assertThat(call.string("place")).as(what).isEqualTo("ledger");
        assertThat(call.string("organisation")).isEqualTo("CityMSP");
        assertThat(call.keys()).containsExactlyInAnyOrder("code", "organisation", "place", "record");
        assertThat(call.object("record"))
                .isEqualTo(JsonObject.builder()
                        .put("digest", record.digest().sha256().hex())
                        .put("id", record.id().value())
                        .put("key", record.by().value())
                        .put("type", record.type().wireName())
                        .build());
    }

    @Test
    void tells_of_bids_and_sealed_records_neither_record_nor_key() throws Exception {
        refuse(RECORDS.of(RecordType.BID_EXTENSION), ErrorCode.DEADLINE_PASSED);
        refuse(RECORDS.seal(RECORDS.item()), ErrorCode.REFERENCE_UNKNOWN);
        assertProblem(
                post("/api/v1/bids/" + Records.LOT + "/statements", "application/json", new byte[] {'{', '}'}),
                ErrorCode.SCHEMA_INVALID);
        assertThat(told(ErrorCode.DEADLINE_PASSED, RecordType.BID_EXTENSION)
                        .object("record")
                        .keys())
                .containsExactly("type");
        assertThat(told(ErrorCode.REFERENCE_UNKNOWN, RecordType.SEALED)
                        .object("record")
                        .keys())
                .containsExactly("type");
        assertThat(refusals().stream()
                        .map(RefusalsOverHttpTest::call)
                        .filter(call -> call.string("place").equals("bids")))
                .singleElement()
                .satisfies(call -> assertThat(call.keys()).containsExactlyInAnyOrder("code", "party", "place"));
    }

    private void refuse(Envelope record, ErrorCode code) throws Exception {
        LEDGER.refuse(
                envelope -> envelope.string("id").equals(record.id().value()) ? Optional.of(code) : Optional.empty());
        assertProblem(post("/api/v1/records?wait=committed", "application/json", record.canonical()), code);
    }

    private JsonObject told(ErrorCode code, RecordType type) throws Exception {
        return refusals().stream()
                .map(RefusalsOverHttpTest::call)
                .filter(call -> call.string("code").equals(code.name()))
                .filter(call -> call.object("record").string("type").equals(type.wireName()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tells_the_journal_of_what_it_refuses_itself_and_binds_that_to_the_ledger() throws Exception {
        ReadableRecord record = RECORDS.item();
        submit(record, "?wait=committed");
        ReadableRecord other = ReadableRecord.parse(
                RECORDS.item().toJson().with("id", record.id().value()));
        assertProblem(submit(other, ""), ErrorCode.RECORD_CONFLICT);
        assertProblem(post("/api/v1/records", "application/json", new byte[] {'{'}), ErrorCode.MALFORMED_JSON);
        assertProblem(
                post("/api/v1/batches?source=refusals", "application/x-ndjson", new byte[0]), ErrorCode.FORBIDDEN);
        JsonObject told = refusals().stream()
                .filter(line -> call(line).string("code").equals("RECORD_CONFLICT"))
                .filter(line -> call(line)
                        .object("record")
                        .string("digest")
                        .equals(other.digest().sha256().hex()))
                .findFirst()
                .orElseThrow();
        assertThat(refusals().stream().map(line -> call(line).string("code"))).contains("MALFORMED_JSON", "FORBIDDEN");

        SmartLifecycle rounds = context.getBean("refusalRounds", SmartLifecycle.class);
        rounds.stop();
        rounds.start();
        String item = "/api/v1/items/" + told.string("id");
        for (int i = 0; i < 200 && get(item + "/bundle").statusCode() != 200; i++) {
            Thread.sleep(50);
        }
        HttpResponse<byte[]> bundle = get(item + "/bundle");
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(new String(bundle.body(), StandardCharsets.UTF_8)).contains(told.string("id"), "RECORD_CONFLICT");
    }

    @Test
    void what_nobody_finds_is_no_misuse() throws Exception {
        int before = refusals().size();
        assertThat(get("/api/v1/records/0198c7a0-0000-7000-8000-0000000000ff").statusCode())
                .isEqualTo(404);
        assertThat(refusals()).hasSize(before);
    }
}
