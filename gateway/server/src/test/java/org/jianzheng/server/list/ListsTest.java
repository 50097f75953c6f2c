/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogBlock;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.evidence.object.StorePolicy;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.export.StatusList;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.list.PastAccess;
import org.jianzheng.model.list.ReadablePart;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsTest {
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final Subject ONE = Subject.parse("org:91350100M000100Y43");
    private static final Subject OTHER = Subject.parse("person:" + "2".repeat(32));
    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);
    private static final LegalBasis BASIS = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);

    @TempDir
    Path folder;

    private final Random random = new Random(4);
    private final PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private Instant now = at(FROM);
    private LogStore store;
    private LedgerLog log;
    private ReadableRecord last;
    private long deltas;

    @BeforeEach
    void begin() {
        store = LogStore.open(folder.resolve("log"));
        log = LedgerLog.open(store);
        append(new Definition(
                LIST,
                ListKind.BLACK,
                "失信名单(虚构)",
                DepartmentId.parse("a-bureau"),
                new CatalogueVersion("TEST-MEASURES", "1"),
                "LISTING"));
        ListChange.Ground ground = new ListChange.Ground(Optional.of(last.ref()), List.of());
        delta(new ListChange.Listed(ground, FROM, UNTIL, Optional.empty()));
    }

    @AfterEach
    void end() {
        log.close();
        store.close();
    }

    @Test
    void everybody_learns_who_stands_on_a_list_today() {
        assertThat(lists().now(LIST).entry(ONE)).isPresent();
        assertThat(lists().now(LIST).entry(OTHER)).isEmpty();
    }

    @Test
    void whose_days_are_over_is_like_whoever_was_never_listed() { // invariant 14
        now = at(UNTIL);
        assertThat(lists().now(LIST).entry(ONE)).isPresent();
        now = at(UNTIL.plusDays(1));
        assertThat(lists().now(LIST).entries()).isEmpty();
    }

    @Test
    void earlier_days_are_read_on_a_stated_basis_alone() {
        now = at(UNTIL.plusDays(1));
        assertThatThrownBy(() -> lists().then(LIST, UNTIL, now, Optional.empty()))
                .hasMessageStartingWith("BASIS_REQUIRED");
        assertThatThrownBy(() -> lists().then(LIST, UNTIL, now, Optional.of(last.id())))
                .hasMessageStartingWith("BASIS_REQUIRED");
        ReadableRecord access = append(new PastAccess(LIST, "某审计局(虚构)", "核查(虚构)", BASIS, UNTIL.plusDays(2)));
        assertThat(lists().then(LIST, UNTIL, now, Optional.of(access.id())).entry(ONE))
                .isPresent();
        assertThat(lists().then(LIST, UNTIL, at(FROM).minusSeconds(60), Optional.of(access.id()))
                        .entries())
                .isEmpty();
        now = at(UNTIL.plusDays(3));
        assertThatThrownBy(() -> lists().then(LIST, UNTIL, now, Optional.of(access.id())))
                .hasMessageStartingWith("BASIS_REQUIRED");
    }

    @Test
    void a_basis_for_one_list_opens_no_other() {
        ReadableRecord access =
                append(new PastAccess(ListId.parse("another-list"), "某审计局(虚构)", "核查(虚构)", BASIS, UNTIL));
        assertThatThrownBy(() -> lists().then(LIST, FROM, now, Optional.of(access.id())))
                .hasMessageStartingWith("BASIS_REQUIRED");
    }

    @Test
    void a_list_that_nobody_began_is_not_found() {
        assertThatThrownBy(() -> lists().now(ListId.parse("another-list"))).hasMessageStartingWith("NOT_FOUND");
    }

    @Test
    void the_readable_part_is_served_while_the_entry_is_in_force_and_not_longer() throws IOException {
        ObjectStore objects = ObjectStore.open(
                folder.resolve("files"), folder.resolve("objects.key"), new SecureRandom(), StorePolicy.keepingFree(0));
        ReadableParts parts = new ReadableParts(objects, log);
        ReadablePart part = new ReadablePart(
                Salt.random(random), "某公司(虚构)", "串通投标(虚构)", Optional.empty(), Optional.empty(), Optional.empty());
        objects.store(part.toJson().canonical());
        RecordRef made = last.ref();
        append(new Delta(
                LIST,
                ++deltas,
                DualDigest.of(last.canonical()),
                ONE,
                BASIS,
                part.digest(),
                new ListChange.Corrected(made)));
        assertThat(parts.of(lists().deltas(LIST, ONE)))
                .containsOnlyKeys(last.ref())
                .containsValue(part);
        assertThat(lists().deltas(LIST, OTHER)).isEmpty();
        now = at(UNTIL.plusDays(1));
        assertThat(lists().deltas(LIST, ONE)).isEmpty();
    }

    @Test
    void exports_hold_whoever_stands_on_the_list_today_and_nobody_else() throws IOException {
        ObjectStore objects = ObjectStore.open(
                folder.resolve("files"), folder.resolve("objects.key"), new SecureRandom(), StorePolicy.keepingFree(0));
        ReadablePart part = new ReadablePart(
                Salt.random(random), "某公司(虚构)", "串通投标(虚构)", Optional.empty(), Optional.empty(), Optional.empty());
        objects.store(part.toJson().canonical());
        ListChange.Ground ground = new ListChange.Ground(Optional.of(last.ref()), List.of());
        append(new Delta(
                LIST,
                ++deltas,
                DualDigest.of(last.canonical()),
                OTHER,
                BASIS,
                part.digest(),
                new ListChange.Listed(ground, FROM, UNTIL, Optional.empty())));
        ListExportController exports = new ListExportController(lists(), new ReadableParts(objects, log));

        assertThat(exports.norm(LIST.value(), "T1", "S1", null).getBody())
                .hasLineCount(3)
                .contains(ONE.toString().substring("org:".length()), "某公司(虚构)", "串通投标(虚构)", "a-bureau");
        assertThat(exports.dualPublication(LIST.value(), "91999999B00000019A", "限制从业", "某局(虚构)")
                        .getBody())
                .hasLineCount(3)
                .contains("某公司(虚构)", "限制从业", "某局(虚构)");
        assertThat(encoded(exports)).satisfies(list -> {
            assertThat(StatusList.isSet(list, 1)).isFalse();
            assertThat(StatusList.isSet(list, 2)).isFalse();
        });
        now = at(UNTIL.plusDays(1));
        assertThat(exports.norm(LIST.value(), "T1", "S1", null).getBody()).isEmpty();
        assertThat(exports.dualPublication(LIST.value(), "91999999B00000019A", "限制从业", null)
                        .getBody())
                .isEmpty();
        assertThat(StatusList.isSet(encoded(exports), 2)).isTrue();
    }

    private static String encoded(ListExportController exports) {
        byte[] credential = Objects.requireNonNull(
                exports.status(LIST.value(), "https://lists.example/a").getBody());
        return CanonicalJson.parseObject(credential).object("credentialSubject").string("encodedList");
    }

    @Test
    void the_feed_as_lines_is_cut_where_it_is_asked_and_its_manifest_has_the_digests() throws IOException {
        ListChange more = new ListChange.Amended(UNTIL.minusDays(1));
        delta(more);
        delta(more);
        ListLines lines = new ListLines(lists());
        List<JsonObject> all = written(lines, lines.lines(LIST, 0, ListLines.PART));
        assertThat(all).extracting(line -> line.integer("number")).containsExactly(0L, 1L, 2L, 3L);
        assertThat(all.getLast().object("record")).isEqualTo(last.toJson());
        ListLines.Lines some = lines.lines(LIST, 1, 2);
        assertThat(written(lines, some)).isEqualTo(all.subList(1, 3));
        assertThat(some.next()).hasValue(3);
        assertThat(lines.lines(LIST, 3, 2).next()).isEmpty();
        assertThat(lines.lines(LIST, 9, 2).positions()).isEmpty();
        assertThatThrownBy(() -> lines.lines(LIST, 0, ListLines.PART + 1)).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> lines.lines(LIST, -1, 1)).hasMessageStartingWith("SCHEMA_INVALID");

        JsonObject manifest = lines.manifest(LIST);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.write(lines.lines(LIST, 0, ListLines.PART), bytes);
        assertThat(manifest.integer("lines")).isEqualTo(4);
        assertThat(manifest.array("parts").objects())
                .singleElement()
                .isEqualTo(JsonObject.builder()
                        .put("from", 0)
                        .put("lines", 4)
                        .put("bytes", bytes.size())
                        .put("digests", DualDigest.of(bytes.toByteArray()).toJson())
                        .build());
    }

    private static List<JsonObject> written(ListLines lines, ListLines.Lines some) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        lines.write(some, bytes);
        return bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> CanonicalJson.parseObject(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private Lists lists() {
        return new Lists(log, () -> now);
    }

    private static Instant at(LocalDate day) {
        return Instant.parse(day + "T02:00:00Z");
    }

    private void delta(ListChange change) {
        DualDigest readable = DualDigest.of(new byte[] {1});
        append(new Delta(LIST, ++deltas, DualDigest.of(last.canonical()), ONE, BASIS, readable, change));
    }

    private ReadableRecord append(RecordBody body) {
        last = ReadableRecord.builder(
                        body,
                        RecordId.generate(() -> now, random),
                        OrganisationId.parse("RegulatorMSP"),
                        now,
                        Salt.random(random))
                .sign(key);
        long block = log.nextBlock();
        Hash header = TreeHasher.of(HashSuite.SHA_256).plain(("block " + block).getBytes(StandardCharsets.UTF_8));
        TransactionId transaction = new TransactionId("%064x".formatted(block));
        log.append(new LogBlock(
                block, header, Optional.of(header), List.of(new LogEntry(block, 0, last.toJson(), now, transaction))));
        return last;
    }
}
