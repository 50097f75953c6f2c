/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.model.bid.BidHead;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.completeness.Completeness;
import org.jianzheng.model.completeness.Line;
import org.jianzheng.model.completeness.Standing;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.Opening;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.sample.Cases;
import org.jianzheng.sample.FakeGateways;
import org.jianzheng.sample.PlayClock;
import org.jianzheng.sample.TrialNetwork;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.DossierEvent;
import org.jianzheng.sample.dossier.EventType;
import org.jianzheng.sample.dossier.EvidenceFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePlayerTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofMillis(1), Duration.ofMillis(2));
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final FakeGateways gateways = new FakeGateways("city", "county", "regulator");
    private final Dossier dossier = Dossier.read(Cases.folder("sample")).under(Cases.folder("catalogues"));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private PlayClock clock = new PlayClock(NOW);

    @TempDir
    private Path folder;

    @BeforeEach
    void prepare() {
        TrialNetwork.write(folder, gateways);
    }

    @AfterEach
    void stop() {
        gateways.close();
    }

    @Test
    void plays_every_event_of_the_dossier_and_says_that_it_has_no_expert_pool() throws Exception {
        PlayResult result = play(NOW);
        assertThat(result.loaded())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 61).boxed().toList());
        assertThat(result.notCovered()).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("样例没有专家库", "The sample has no expert pool");
    }

    @Test
    void seals_that_experts_came_and_scored_until_the_result() throws Exception {
        play(NOW);
        List<ReadableRecord> opened = gateways.ledger().stream()
                .filter(record -> record.type() == RecordType.RECORD_OPENING)
                .map(record ->
                        Opening.fromJson(((ReadableRecord) record).body()).record())
                .toList();
        assertThat(opened)
                .filteredOn(content -> content.type() == RecordType.WITNESS_NOTE)
                .hasSize(5)
                .allSatisfy(note -> assertThat(note.subjects()).hasSize(1))
                .extracting(note -> note.body().string("text"))
                .containsOnlyOnce("人证核验一致，通信工具未存放");
        assertThat(opened)
                .filteredOn(content -> content.type() == RecordType.DOSSIER_EVENT)
                .extracting(event -> event.body().string("item"))
                .containsExactly("EXPERT_DRAW", "SCORING", "EVALUATION_REPORT");
    }

    @Test
    void sends_nothing_secret_before_the_award() throws Exception {
        play(NOW);
        List<FakeGateways.Sent> before = new ArrayList<>();
        for (FakeGateways.Sent sent : gateways.sent()) {
            if (sent.body().contains("\"record.opening\"")) {
                break;
            }
            before.add(sent);
        }
        Set<String> secrets = secrets();
        assertThat(secrets).contains("专家通信工具未存放,置于桌面", "person:7d5ae2cd922b3ff4c6acc713dfd31eb0", "NOT_OK");
        assertThat(before).hasSizeGreaterThan(40);
        // What a bidder hands in is for the platform to keep; the next test shows that it goes no further.
        before.removeIf(sent -> sent.path().endsWith("/statements"));
        for (FakeGateways.Sent sent : before) {
            assertThat(secrets).noneMatch(secret -> (sent.path() + sent.body()).contains(secret));
        }
        assertThat(gateways.ledger())
                .filteredOn(record -> record instanceof SealedRecord)
                .hasSize(22);
    }

    @Test
    void puts_no_bid_on_the_ledger_before_the_opening() throws Exception {
        play(NOW);
        Set<String> secrets = new HashSet<>(gateways.bids().keySet());
        dossier.events().stream()
                .filter(event -> event.type() == EventType.BID_COMMITTED)
                .forEach(event -> secrets.add(event.body().string("commitment")));
        assertThat(secrets).hasSize(10);
        assertThat(gateways.ledger().stream()
                        .takeWhile(record -> record.type() != RecordType.BID_OPENING)
                        .map(record -> record.toJson().toString()))
                .isNotEmpty()
                .noneMatch(record -> secrets.stream().anyMatch(record::contains));
    }

    @Test
    void lets_five_bidders_commit_reveal_and_fail_to_decrypt() throws Exception {
        play(NOW);
        assertThat(gateways.bids().values())
                .containsExactlyInAnyOrder(
                        BidHead.State.VERIFIED,
                        BidHead.State.VERIFIED,
                        BidHead.State.VERIFIED,
                        BidHead.State.VERIFIED,
                        BidHead.State.REVOKED);
        assertThat(only(RecordType.BID_OPENING).at())
                .isAfterOrEqualTo(
                        Instant.parse(only(RecordType.BID_WINDOW).body().string("deadline")));
        assertThat(only(RecordType.BID_CONCLUSION).body().integer("toEvaluation"))
                .isEqualTo(4);
    }

    @Test
    void says_once_that_it_waits_for_the_deadline_and_nothing_where_that_is_past() throws Exception {
        play(NOW);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("等待投标截止")
                .containsOnlyOnce("Waiting for the bids' deadline");
        printed.reset();
        play(NOW.plus(Duration.ofHours(1)));
        assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("Waiting for the bids' deadline");
    }

    @Test
    void goes_on_without_the_bids_that_came_too_late() throws Exception {
        gateways.passBidDeadline();
        PlayResult result = play(NOW);
        assertThat(gateways.bids()).isEmpty();
        assertThat(result.loaded()).contains(16, 17, 30, 61).doesNotContain(9, 15, 21, 25);
        assertThat(readable(RecordType.BID_CONCLUSION)).isEmpty();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "Refused, for they came after the bids' deadline: 9, 10, 11, 14, 15, 21, 22, 23, 24, 25",
                        "投标截止后才送达");
    }

    @Test
    void opens_every_sealed_record_after_the_award() throws Exception {
        play(NOW);
        List<RecordType> order = gateways.ledger().stream().map(Envelope::type).toList();
        assertThat(order.stream().filter(RecordType.RECORD_OPENING::equals)).hasSize(22);
        int award = indexOfStage("AWARD");
        assertThat(order.indexOf(RecordType.RECORD_OPENING)).isGreaterThan(award);
        assertThat(order.lastIndexOf(RecordType.SEALED)).isLessThan(award);
    }

    @Test
    void certifies_nine_items_by_the_witness_own_key_with_the_refused_countersignature() throws Exception {
        play(NOW);
        ReadableRecord certificate = only(RecordType.WITNESS_CERTIFICATE);
        assertThat(certificate.refs()).hasSize(9 + 2);
        assertThat(certificate.subjects()).hasSize(2);
        assertThat(certificate.body().object("countersigned").string("agency")).isEqualTo("REFUSED");
        assertThat(certificate.signatures().getFirst().algorithm().id()).isEqualTo("SM2");
        Set<RecordRef> items = new HashSet<>();
        readable(RecordType.WITNESS_ITEM).forEach(item -> {
            items.add(item.ref());
            assertThat(item.signatures().getFirst().algorithm().id()).isEqualTo("Ed25519");
        });
        assertThat(items).hasSize(9);
        assertThat(certificate.refs()).containsAll(items);
    }

    @Test
    void marks_every_record_as_sample_and_none_as_of_the_future() throws Exception {
        play(NOW);
        assertThat(gateways.ledger())
                .allMatch(Envelope::isSample)
                .noneMatch(record -> record.at().isAfter(clock.instant()));
    }

    @Test
    void closes_every_stage_with_its_root_and_lacks_only_what_its_template_asks_for_beyond_the_dossier()
            throws Exception {
        play(NOW);
        assertThat(readable(RecordType.DOSSIER_STAGE))
                .hasSize(7)
                .allMatch(step -> step.body().has("root"));
        Completeness report = Completeness.of(
                dossier.lot(),
                gateways.ledger().stream()
                        .filter(ReadableRecord.class::isInstance)
                        .map(ReadableRecord.class::cast)
                        .toList());
        assertThat(report.lines())
                .hasSizeGreaterThan(30)
                .filteredOn(line -> line.standing() != Standing.PRESENT)
                .extracting(Line::item)
                .containsExactly("PUBLICATION");
        assertThat(only(RecordType.BID_WINDOW).body().integer("minimumBidders")).isEqualTo(3);
    }

    @Test
    void brings_the_catalogues_into_force_unless_somebody_else_did() throws Exception {
        play(NOW);
        assertThat(readable(RecordType.REGISTRY_CATALOGUE))
                .extracting(record -> record.body().string("catalogue"))
                .containsExactly("STAGES", "TRADING");
        assertThat(only(RecordType.DOSSIER_LOT).body().object("template").string("form"))
                .isEqualTo("TENDER");
        Files.delete(folder.resolve("sample/journal.ndjson"));
        gateways.forgetAllBut(RecordType.REGISTRY_CATALOGUE);
        play(NOW);
        assertThat(readable(RecordType.REGISTRY_CATALOGUE)).hasSize(2);
    }

    @Test
    void states_how_every_file_was_captured() throws Exception {
        play(NOW);
        List<RecordRef> files = readable(RecordType.EVIDENCE_FILE).stream()
                .map(ReadableRecord::ref)
                .toList();
        assertThat(files).hasSize(7);
        assertThat(readable(RecordType.EVIDENCE_CAPTURE).stream()
                        .map(capture -> capture.refs().getFirst()))
                .containsExactlyInAnyOrderElementsOf(files);
    }

    @Test
    void lays_bundles_and_originals_side_by_side() throws Exception {
        PlayResult result = play(NOW);
        assertThat(result.files()).hasSize(3);
        for (int i = 0; i < result.files().size(); i++) {
            assertThat(result.bundles().get(i)).isEqualTo(Path.of(result.files().get(i) + ".evb"));
            assertThat(result.files().get(i)).exists();
        }
        assertThat(result.bundles()).allSatisfy(bundle -> assertThat(bundle).exists());
        JsonObject written = CanonicalJson.parseObject(Files.readString(folder.resolve("sample/result.json")));
        assertThat(written.string("lot")).isEqualTo("E620800ZZ99000001001001");
        assertThat(written.array("bundles").strings()).hasSameSizeAs(result.bundles());
    }

    @Test
    void changes_nothing_when_it_is_played_twice() throws Exception {
        PlayResult first = play(NOW);
        int sent = gateways.sent().size();
        PlayResult second = play(NOW.plusSeconds(3600));
        assertThat(second).isEqualTo(first);
        assertThat(gateways.sent().stream().skip(sent).map(FakeGateways.Sent::method))
                .noneMatch("POST"::equals);
    }

    @Test
    void goes_on_where_it_was_cut_without_recording_anything_twice() throws Exception {
        for (int records : new int[] {5, 15, 25, 12}) {
            gateways.refuseAfter(records, ErrorCode.STATE_FORBIDS);
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> play(NOW));
        }
        gateways.refuseAfter(Integer.MAX_VALUE, ErrorCode.INTERNAL);
        play(NOW.plusSeconds(30));
        assertThat(readable(RecordType.WITNESS_ITEM)).hasSize(9);
        assertThat(readable(RecordType.REGISTRY_ORGANISATION)).hasSize(3);
        assertThat(readable(RecordType.DOSSIER_STAGE)).hasSize(7);
        only(RecordType.WITNESS_CERTIFICATE);
    }

    @Test
    void uses_the_witness_own_key_when_the_session_key_has_expired() throws Exception {
        gateways.refuseAfter(20, ErrorCode.STATE_FORBIDS);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> play(NOW));
        gateways.refuseAfter(Integer.MAX_VALUE, ErrorCode.INTERNAL);
        Instant nextDay = NOW.plus(Duration.ofHours(30));
        play(nextDay);
        assertThat(readable(RecordType.WITNESS_ITEM))
                .allMatch(item -> item.signatures().getFirst().algorithm().id().equals("SM2"))
                .allMatch(item -> item.at().isAfter(nextDay.minus(Duration.ofHours(2))));
    }

    @Test
    void shows_a_refusal_with_its_code() {
        gateways.refuseAfter(3, ErrorCode.KEY_UNKNOWN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> play(NOW)).withMessageContaining("KEY_UNKNOWN");
    }

    private PlayResult play(Instant now) throws InterruptedException {
        RunDirectory network = new RunDirectory(folder);
        Narrator narrator = new Narrator(new PrintStream(printed, true, StandardCharsets.UTF_8), Language.BOTH);
        try (Cast cast = new Cast(network, SHORT, InstantSource.system())) {
            clock = new PlayClock(now);
            return new SamplePlayer(network, dossier, narrator, clock, clock, new SecureRandom()).play(cast);
        }
    }

    private List<ReadableRecord> readable(RecordType type) {
        List<ReadableRecord> found = new ArrayList<>();
        for (Envelope envelope : gateways.ledger()) {
            if (envelope instanceof ReadableRecord record && record.type() == type) {
                found.add(record);
            }
        }
        return found;
    }

    private ReadableRecord only(RecordType type) {
        List<ReadableRecord> found = readable(type);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private int indexOfStage(String stage) {
        List<Envelope> ledger = gateways.ledger();
        for (int i = 0; i < ledger.size(); i++) {
            if (ledger.get(i) instanceof ReadableRecord record
                    && record.type() == RecordType.DOSSIER_STAGE
                    && record.body().string("to").equals(stage)) {
                return i;
            }
        }
        throw new AssertionError("the lot never reached " + stage);
    }

    /** Every string of an event that may not be known at once, unless an event that may says the same before the award. */
    private Set<String> secrets() {
        Set<String> known = new HashSet<>();
        Set<String> secret = new HashSet<>();
        // What a witness is asked stands in the catalogue, whatever the answer will be.
        dossier.catalogues().forEach(catalogue -> known.add(catalogue.toJson().toString()));
        for (DossierEvent event : dossier.events()) {
            Set<String> strings = event.isReadableAtOnce() ? known : secret;
            if (event.node().equals("中标")) {
                break;
            }
            strings(event.body()).forEach(strings::add);
        }
        for (EvidenceFile file : dossier.files()) {
            if (file.isSecret()) {
                secret.addAll(List.of(
                        file.name(),
                        file.evidence().value(),
                        file.digests().sha256().hex(),
                        file.digests().sm3().hex()));
            }
        }
        secret.removeIf(text -> known.stream().anyMatch(said -> said.contains(text)));
        return secret;
    }

    private static Stream<String> strings(JsonValue value) {
        return switch (value) {
            case JsonString text -> Stream.of(text.value());
            case JsonObject object -> object.members().values().stream().flatMap(SamplePlayerTest::strings);
            case JsonArray array -> array.stream().flatMap(SamplePlayerTest::strings);
            default -> Stream.empty();
        };
    }
}
