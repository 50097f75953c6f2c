/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.list.ListHead;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Path by path: what is over goes out to nobody but who has a part in it, and answers everybody else like what never was. */
class DisclosureOverHttpTest extends SignedInGateway {
    private static final ListId LIST = ListId.parse("district-black-list");
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);

    /** Invented, and in no other record. */
    private static final String BASIS = "只见于此的条例";

    private static final LegalBasis PROVISION = new LegalBasis(BASIS, "第一条", LegalBasis.Rank.LAW);
    private static final Subject OVER = Subject.parse("org:91999999B00000019A");
    private static final Subject LISTED = Subject.parse("org:91999999B000000275");
    private static final Subject NEVER = Subject.parse("org:91350100M000100Y43");
    private static final RecordRef GROUND = RECORDS.item().ref();
    private static final Definition DEFINITION = new Definition(
            LIST,
            ListKind.BLACK,
            "失信名单(虚构)",
            DepartmentId.parse("a-bureau"),
            new CatalogueVersion("TEST-MEASURES", "1"),
            "LISTING");
    private static final ReadableRecord BEGUN = RECORDS.about(NEVER, DEFINITION);
    private static final ReadableRecord ENDED = listed(OVER, 1, BEGUN, LocalDate.of(2020, 6, 30));
    private static final ReadableRecord IN_FORCE = listed(LISTED, 2, ENDED, LocalDate.of(2120, 6, 30));
    private static final ReadableRecord EXPIRED = delta(OVER, 3, IN_FORCE, new ListChange.Expired());
    private static final ReadableRecord PAST = RECORDS.about(
            OWN,
            new PastSanction(
                    DepartmentId.parse("a-bureau"),
                    OWN,
                    Measure.Kind.SUSPENSION,
                    Scope.EVERYTHING,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(EvidenceId.parse("ev:" + "0".repeat(32))),
                    Optional.of(BASIS),
                    Optional.empty()));

    private static ReadableRecord listed(Subject subject, long sequence, ReadableRecord before, LocalDate until) {
        ListChange.Listed listed = new ListChange.Listed(
                new ListChange.Ground(Optional.of(GROUND), List.of()), FROM, until, Optional.empty());
        ReadableRecord record = delta(subject, sequence, before, listed);
        ListEntry entry = ListEntry.after(Optional.empty(), record.ref(), listed);
        LEDGER.put(new HeadChange(
                new HeadKey(HeadKind.LIST_ENTRY, ListEntryHead.id(LIST, subject)),
                new ListEntryHead(LIST, subject, entry).toJson()));
        return record;
    }

    private static ReadableRecord delta(Subject subject, long sequence, ReadableRecord before, ListChange change) {
        DualDigest previous = DualDigest.of(before.canonical());
        return RECORDS.about(
                subject, new Delta(LIST, sequence, previous, subject, PROVISION, previous, change), GROUND);
    }

    /** Records that are known already are answered like the first time. */
    @BeforeEach
    void record() throws Exception {
        for (ReadableRecord record : List.of(BEGUN, ENDED, IN_FORCE, EXPIRED, PAST)) {
            HttpResponse<byte[]> answer = send(
                    at("/api/v1/records?wait=cosigned&timeout=60s")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofByteArray(record.canonical())),
                    tokenOf(Party.OFFICE));
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<byte[]> get(String path, Party party) throws Exception {
        return send(at(path), tokenOf(party));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /api/v1/records/RECORD                   , RECORD_UNKNOWN
            /api/v1/records/RECORD?proof=1           , RECORD_UNKNOWN
            /api/v1/records/RECORD/bundle            , RECORD_UNKNOWN
            /api/v1/records/RECORD/bundle?grade=full , RECORD_UNKNOWN
            /api/v1/records/RECORD/package           , RECORD_UNKNOWN
            /api/v1/index/record?key=RECORD          , RECORD_UNKNOWN
            /api/v1/heads/entry/LIST,SUBJECT         , NOT_FOUND
            /api/v1/heads/standing/SUBJECT           , NOT_FOUND
            /api/v1/index/standing?key=SUBJECT       , UNAUTHENTICATED
            /api/v1/index/standing?key=RECORD        , UNAUTHENTICATED
            '/api/v1/index/list?key=LIST,SUBJECT'    , UNAUTHENTICATED
            /api/v1/index/delta?key=LIST             , UNAUTHENTICATED
            /api/v1/lists/LIST/deltas                , UNAUTHENTICATED
            /api/v1/lists/LIST/deltas.jsonl          , UNAUTHENTICATED
            /api/v1/lists/LIST/manifest              , UNAUTHENTICATED
            /api/v1/lists/LIST/snapshot?proof=1      , UNAUTHENTICATED
            /api/v1/sanctions/RECORD?proof=1         , UNAUTHENTICATED
            /api/v1/sanctions/eligibility/SUBJECT?proof=1 , UNAUTHENTICATED
            /api/v1/withdrawals/overdue              , UNAUTHENTICATED
            /api/v1/sanctions/eligibility/SUBJECT?role=BIDDER&on=2026-01-05  , UNAUTHENTICATED
            /api/v1/sanctions/eligibility/SUBJECT?role=BIDDER&knownAt=2026-01-05T00:00:00Z , UNAUTHENTICATED
            /api/v1/credit/scores/SUBJECT/TEST?on=2026-01-05                 , UNAUTHENTICATED
            """, delimiterString = " , ")
    void an_entry_that_is_over_answers_everybody_with(String path, String code) throws Exception { // invariant 14
        HttpResponse<byte[]> answer = get(filled(path, ENDED, OVER), Party.PUBLIC);
        assertThat(code(answer)).isEqualTo(code);
        assertThat(text(answer)).doesNotContain(BASIS);
    }

    private static String filled(String path, ReadableRecord record, Subject subject) {
        return path.strip()
                .replace("'", "")
                .replace("RECORD", record.id().value())
                .replace("GROUND", GROUND.toString())
                .replace("LIST", LIST.value())
                .replace("SUBJECT", subject.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/records/RECORD", "/api/v1/heads/entry/LIST,SUBJECT"})
    void it_answers_exactly_like_what_never_was(String path) throws Exception { // invariant 14
        ReadableRecord never = RECORDS.item();
        String over = text(get(filled(path, ENDED, OVER), Party.PUBLIC));
        String none = text(get(filled(path, never, NEVER), Party.PUBLIC));
        assertThat(over.replace(ENDED.id().value(), "").replace(OVER.toString(), ""))
                .isEqualTo(none.replace(never.id().value(), "").replace(NEVER.toString(), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/records?limit=100",
                "/api/v1/index/subject?key=SUBJECT",
                "/api/v1/index/lot?key=E620800ZZ99000001001001",
                "/api/v1/index/ref?key=GROUND"
            })
    void what_is_for_everybody_tells_nothing_of_it(String path) throws Exception {
        String answer = text(get(filled(path, ENDED, OVER), Party.PUBLIC));
        assertThat(answer)
                .doesNotContain(BASIS)
                .doesNotContain("\"" + ENDED.id().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/records?limit=100",
                "/api/v1/records/RECORD",
                "/api/v1/records/RECORD/bundle",
                "/api/v1/index/record?key=RECORD",
                "/api/v1/index/standing?key=SUBJECT",
                "/api/v1/index/standing?key=GROUND"
            })
    void authorities_read_it_with_its_proof(String path) throws Exception {
        HttpResponse<byte[]> answer = get(filled(path, ENDED, OVER), Party.OFFICE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains(BASIS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/records/RECORD",
                "/api/v1/records/RECORD/bundle",
                "/api/v1/index/record?key=RECORD",
            })
    void everybody_reads_an_entry_in_force(String path) throws Exception {
        HttpResponse<byte[]> answer = get(filled(path, IN_FORCE, LISTED), Party.PUBLIC);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer)).contains(BASIS);
    }

    @Test
    void everybody_learns_what_lists_there_are() throws Exception {
        putListHead();
        HttpResponse<byte[]> answer = get("/api/v1/lists", Party.PUBLIC);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject list =
                CanonicalJson.parseObject(answer.body()).array("items").object(0);
        assertThat(list.object("definition")).isEqualTo(DEFINITION.toJson());
        assertThat(list.integer("sequence")).isEqualTo(3);
        assertThat(text(answer)).doesNotContain("平台");
    }

    @Test
    void everybody_gets_the_proof_that_these_are_all_lists() throws Exception {
        HttpResponse<byte[]> answer = get("/api/v1/lists?proof=1", Party.PUBLIC);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(IndexAnswer.parse(answer.body()).entries())
                .extracting(entry -> entry.record().string("id"))
                .containsExactly(BEGUN.id().value());
    }

    private static void putListHead() {
        ListHead head = new ListHead(
                BEGUN.ref(),
                DEFINITION,
                3,
                DualDigest.of(EXPIRED.canonical()),
                List.of(new ListHead.Pushed("平台(虚构)", 1)));
        LEDGER.put(new HeadChange(ListHead.key(LIST), head.toJson()));
    }

    @Test
    void authorities_learn_who_has_not_taken_off_in_time_what_ended() throws Exception { // invariant 13
        putListHead();
        String path = "/api/v1/withdrawals/overdue?days=7&on=2130-01-01";
        List<JsonObject> overdue = CanonicalJson.parseObject(
                        get(path, Party.OFFICE).body())
                .array("overdue")
                .objects();
        assertThat(overdue).singleElement().satisfies(one -> {
            assertThat(one.string("place")).isEqualTo("平台(虚构)");
            assertThat(one.string("subject")).isEqualTo(OVER.toString());
            assertThat(one.string("cause")).isEqualTo("EXPIRED");
        });
        assertThat(code(get(path, Party.EXPERT))).isEqualTo("FORBIDDEN");
    }

    @Test
    void followers_get_the_feed_in_lines() throws Exception {
        HttpResponse<byte[]> lines = get("/api/v1/lists/" + LIST + "/deltas.jsonl?from=1&limit=2", Party.CREDIT);
        assertThat(text(lines).lines()).hasSize(2);
        assertThat(lines.headers().firstValue("Link"))
                .contains("</api/v1/lists/" + LIST + "/deltas.jsonl?from=3&limit=2>; rel=\"next\"");
        assertThat(CanonicalJson.parseObject(get("/api/v1/lists/" + LIST + "/manifest", Party.CREDIT)
                                .body())
                        .integer("lines"))
                .isEqualTo(4);
    }

    @Test
    void a_subject_reads_what_is_about_itself_and_nothing_else() throws Exception {
        assertThat(text(get(filled("/api/v1/records/RECORD", PAST, OWN), Party.EXPERT)))
                .contains(BASIS);
        assertThat(text(get(filled("/api/v1/index/standing?key=SUBJECT", PAST, OWN), Party.EXPERT)))
                .contains(BASIS);
        for (Map.Entry<String, String> each : Map.of(
                        "/api/v1/records/RECORD", "RECORD_UNKNOWN", "/api/v1/index/standing?key=SUBJECT", "FORBIDDEN")
                .entrySet()) {
            assertThat(code(get(filled(each.getKey(), ENDED, OVER), Party.EXPERT)))
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void tiles_with_such_entries_are_for_authorities_and_all_hashes_for_everybody() throws Exception {
        HttpResponse<byte[]> checkpoint = get("/log/checkpoint", Party.PUBLIC);
        long size = Long.parseLong(text(checkpoint).split("\n", -1)[1], 10);
        String partial = "000.p/" + Math.min(size, 255);
        String entries = "/log/tile/entries/" + partial;
        assertThat(code(get(entries, Party.PUBLIC))).isEqualTo("UNAUTHENTICATED");
        assertThat(code(get(entries, Party.EXPERT))).isEqualTo("FORBIDDEN");
        HttpResponse<byte[]> read = get(entries, Party.DISCIPLINE);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(text(read)).contains(BASIS);
        assertThat(get("/log/tile/0/" + partial, Party.PUBLIC).statusCode()).isEqualTo(200);
    }
}
