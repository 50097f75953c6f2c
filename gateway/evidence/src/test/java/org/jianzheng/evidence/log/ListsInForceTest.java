/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexLeaf;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.index.IndexReader;
import org.jianzheng.evidence.index.MapHasher;
import org.jianzheng.evidence.index.MapName;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListEntryHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListsInForceTest {
    private static final ListId LIST = ListId.parse("city-black-list");
    private static final Subject ONE = Subject.parse("org:91350100M000100Y43");
    private static final Subject OTHER = Subject.parse("person:" + "2".repeat(32));
    private static final LocalDate FROM = LocalDate.of(2026, 4, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    @TempDir
    Path folder;

    private final Random random = new Random(11);
    private final List<LogBlock> blocks = new ArrayList<>();

    @BeforeEach
    void begin() {
        block(FROM);
    }

    @Test
    void an_entry_is_provably_in_force_until_its_last_day_and_then_leaves_with_the_next_transaction() { // invariant 14
        block(FROM, delta(ONE, listed()));
        inForce(ONE, 1);
        block(UNTIL, plain());
        inForce(ONE, 1);
        block(UNTIL.plusDays(1), plain());
        none(ONE);
        assertThat(state().sha256().active())
                .isEqualTo(TreeHasher.of(HashSuite.SHA_256).emptyRoot());
    }

    @Test
    void a_repaired_entry_leaves_the_map_as_if_it_had_never_come() { // invariant 14
        block(FROM, delta(OTHER, listed()), delta(ONE, listed()));
        block(FROM.plusMonths(3), delta(ONE, new ListChange.Repaired(FROM.plusMonths(3))));
        none(ONE);
        inForce(OTHER, 1);
        LogState repaired = state();

        LogBlock both = blocks.get(1);
        blocks.clear();
        begin();
        blocks.add(new LogBlock(
                both.number(),
                both.headerHash(),
                both.commitHash(),
                both.entries().subList(0, 1)));
        block(FROM.plusMonths(3), plain());
        for (HashSuite suite : HashSuite.values()) {
            assertThat(state().roots(suite).active())
                    .isEqualTo(repaired.roots(suite).active());
        }
    }

    @Test
    void a_pause_takes_an_entry_out_and_brings_it_back_by_itself() {
        block(FROM, delta(ONE, listed()));
        block(
                FROM.plusDays(1),
                delta(ONE, new ListChange.Suspended(FROM.plusDays(3), FROM.plusDays(5))),
                delta(OTHER, listed()));
        inForce(ONE, 2);
        block(FROM.plusDays(4), plain());
        none(ONE);
        inForce(OTHER, 1);
        block(FROM.plusDays(6), plain());
        inForce(ONE, 2);
    }

    @Test
    void whoever_comes_again_stands_there_with_the_new_entry_alone() {
        block(
                FROM,
                delta(ONE, listed()),
                delta(ONE, new ListChange.Delisted(ListChange.Delisted.Cause.LIFTED, FROM.plusDays(1))));
        inForce(ONE, 2);
        block(FROM.plusDays(2), plain());
        none(ONE);
        block(FROM.plusDays(9), delta(ONE, new ListChange.Listed(ground(), FROM.plusDays(9), UNTIL, Optional.empty())));
        inForce(ONE, 1);
    }

    @Test
    void a_delta_is_found_again_behind_many_entries_that_come_together_with_it() {
        block(FROM, delta(ONE, listed()));
        block(FROM, Stream.generate(this::plain).limit(600).toArray(JsonObject[]::new));
        block(FROM.plusDays(1), delta(ONE, new ListChange.Suspended(FROM.plusDays(3), FROM.plusDays(5))));
        inForce(ONE, 2);
    }

    @Test
    void the_ledgers_day_never_goes_back() {
        block(FROM, delta(ONE, listed()));
        block(UNTIL.plusDays(1), plain());
        block(UNTIL, plain());
        none(ONE);
    }

    /** The state after all blocks, which is the same however they were brought in. */
    private LogState state() {
        try (LogStore store = LogStore.open(folder.resolve("log" + random.nextLong()))) {
            return log(store);
        }
    }

    private LogState log(LogStore store) {
        LogState oneByOne;
        try (LedgerLog log = LedgerLog.open(store)) {
            blocks.subList(0, blocks.size() / 2).forEach(log::append);
        }
        try (LedgerLog log = LedgerLog.open(store)) {
            blocks.forEach(log::append);
            oneByOne = log.head().orElseThrow();
        }
        try (LogStore other = LogStore.open(folder.resolve("together" + random.nextLong()));
                LedgerLog together = LedgerLog.open(other)) {
            assertThat(together.append(blocks).getLast()).isEqualTo(oneByOne);
        }
        try (LogStore other = LogStore.open(folder.resolve("staged" + random.nextLong()));
                LedgerLog staged = LedgerLog.open(other)) {
            staged.stage(
                    blocks.stream().flatMap(block -> block.entries().stream()).toList());
            assertThat(staged.stagedState().sha256()).isEqualTo(oneByOne.sha256());
            assertThat(staged.stagedState().sm3()).isEqualTo(oneByOne.sm3());
        }
        return oneByOne;
    }

    private LogState appended(LogStore store) {
        try (LedgerLog log = LedgerLog.open(store)) {
            return log.append(blocks).getLast();
        }
    }

    private void inForce(Subject subject, int deltas) {
        prove(subject, deltas);
    }

    private void none(Subject subject) {
        prove(subject, 0);
    }

    private void prove(Subject subject, int deltas) {
        IndexKey key = new IndexKey(IndexName.ACTIVE, ListEntryHead.id(LIST, subject));
        try (LogStore store = LogStore.open(folder.resolve("proof" + random.nextLong()))) {
            LogState state = appended(store);
            List<LogEntry> all =
                    blocks.stream().flatMap(block -> block.entries().stream()).toList();
            List<Long> positions = LedgerLog.inForce(key, store);
            assertThat(positions).hasSize(deltas);
            for (HashSuite suite : HashSuite.values()) {
                TreeHasher hasher = TreeHasher.of(suite);
                IndexPath path = new IndexReader(store, hasher, MapName.ACTIVE).path(key);
                Hash computed;
                if (deltas == 0) {
                    computed = path.rootWithout(key.hash(hasher), new MapHasher(hasher));
                } else {
                    CompactRange tree = new CompactRange(hasher);
                    positions.forEach(position ->
                            tree.append(hasher.leaf(all.get(position.intValue()).canonical())));
                    computed =
                            path.rootWith(new IndexLeaf(key.hash(hasher), deltas, tree.root()), new MapHasher(hasher));
                }
                assertThat(computed).isEqualTo(state.roots(suite).active());
            }
        }
    }

    private void block(LocalDate day, JsonObject... records) {
        long number = blocks.size();
        List<LogEntry> entries = new ArrayList<>();
        for (JsonObject record : records) {
            entries.add(new LogEntry(
                    number,
                    entries.size(),
                    record,
                    Instant.parse(day + "T02:00:00Z"),
                    new TransactionId("%064x".formatted(random.nextLong(Long.MAX_VALUE)))));
        }
        Hash header = TreeHasher.of(HashSuite.SHA_256).plain(("block " + number).getBytes(StandardCharsets.UTF_8));
        blocks.add(new LogBlock(number, header, Optional.of(header), entries));
    }

    private JsonObject plain() {
        return JsonObject.builder()
                .put("id", ref().id().value())
                .put("type", "witness.item")
                .build();
    }

    private JsonObject delta(Subject subject, ListChange change) {
        DualDigest digest = DualDigest.of(new byte[] {1});
        LegalBasis basis = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LAW);
        return JsonObject.builder()
                .put("id", ref().id().value())
                .put("type", "list.delta")
                .put("body", new Delta(LIST, 1, digest, subject, basis, digest, change).toJson())
                .build();
    }

    private ListChange listed() {
        return new ListChange.Listed(ground(), FROM, UNTIL, Optional.empty());
    }

    private ListChange.Ground ground() {
        return new ListChange.Ground(Optional.of(ref()), List.of());
    }

    private RecordRef ref() {
        return new RecordRef(RecordId.generate(() -> Instant.parse("2026-04-01T00:00:00Z"), random));
    }
}
