/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ReferenceTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerLogTest {
    @TempDir
    Path folder;

    @Test
    void has_the_roots_of_a_tree_over_all_entries_whenever_it_is_closed_and_opened_again() {
        Random sizes = new Random(7);
        PlainBlocks blocks = new PlainBlocks(7, 20);
        List<LogEntry> entries = new ArrayList<>();
        long number = 0;
        for (int round = 0; round < 6; round++) {
            try (LogStore store = LogStore.open(folder);
                    LedgerLog log = LedgerLog.open(store)) {
                assertThat(log.nextBlock()).isEqualTo(number);
                for (int i = 0; i < 5; i++) {
                    LogBlock block = blocks.block(number++, sizes.nextInt(4) == 0 ? 0 : sizes.nextInt(300));
                    entries.addAll(block.entries());
                    LogState state = log.append(block);
                    assertThat(state.size()).isEqualTo(entries.size());
                }
                for (HashSuite suite : HashSuite.values()) {
                    assertThat(log.head().orElseThrow().roots(suite).log())
                            .isEqualTo(reference(suite, entries).root(entries.size()));
                }
            }
        }
    }

    @Test
    void builds_proofs_from_tiles_for_any_size_it_had() {
        PlainBlocks blocks = new PlainBlocks(11, 50);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            List<LogEntry> entries = new ArrayList<>();
            for (int number = 0; number < 9; number++) {
                LogBlock block = blocks.block(number, number == 0 ? 0 : 9000 / 8);
                entries.addAll(block.entries());
                log.append(block);
            }
            Random random = new Random(11);
            for (HashSuite suite : HashSuite.values()) {
                TreeHasher hasher = TreeHasher.of(suite);
                ReferenceTree tree = reference(suite, entries);
                for (int round = 0; round < 60; round++) {
                    long size = 1 + random.nextLong(log.size());
                    long index = random.nextLong(size);
                    Hash root = tree.root(size);
                    log.inclusion(suite, index, size).verify(tree.leaf(index), root, hasher);
                    long first = 1 + random.nextLong(size);
                    log.consistency(suite, first, size).verify(tree.root(first), root, hasher);
                }
            }
            assertThatThrownBy(() -> log.inclusion(HashSuite.SM3, 0, log.size() + 1))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("NOT_FOUND");
        }
    }

    @Test
    void publishes_tiles_in_the_c2sp_layout() {
        PlainBlocks blocks = new PlainBlocks(13, 5);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            LogBlock block = blocks.block(0, 700);
            log.append(block);
            for (HashSuite suite : HashSuite.values()) {
                ReferenceTree tree = reference(suite, block.entries());
                assertThat(log.hashTile(suite, TilePath.parse("tile/0/001"))).contains(row(tree, 0, 256, 256));
                assertThat(log.hashTile(suite, TilePath.parse("tile/0/002.p/188")))
                        .contains(row(tree, 0, 512, 188));
                assertThat(log.hashTile(suite, TilePath.parse("tile/0/002.p/17")))
                        .contains(row(tree, 0, 512, 17));
                assertThat(log.hashTile(suite, TilePath.parse("tile/1/000.p/2")))
                        .contains(row(tree, 8, 0, 2));
                assertThat(log.hashTile(suite, TilePath.parse("tile/1/000.p/3")))
                        .isEmpty();
                assertThat(log.hashTile(suite, TilePath.parse("tile/0/002"))).isEmpty();
                assertThat(log.hashTile(suite, TilePath.parse("tile/7/000.p/1")))
                        .isEmpty();
            }
            byte[] first = block.entries().get(512).canonical();
            byte[] tile = log.entryTile(TilePath.parse("tile/entries/002.p/2")).orElseThrow();
            assertThat(tile).startsWith((byte) (first.length >> 8), (byte) first.length);
            assertThat(tile).hasSize(4 + first.length + block.entries().get(513).canonical().length);
            assertThat(log.entryTile(TilePath.parse("tile/entries/002.p/189"))).isEmpty();
        }
    }

    @Test
    void blocks_that_are_appended_together_leave_the_rows_that_they_leave_one_by_one() {
        PlainBlocks made = new PlainBlocks(29, 40);
        Random sizes = new Random(29);
        List<LogBlock> blocks = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            blocks.add(made.block(number, sizes.nextInt(4) == 0 ? 0 : sizes.nextInt(120)));
        }
        try (LogStore single = LogStore.open(folder.resolve("single"));
                LogStore several = LogStore.open(folder.resolve("several"));
                LedgerLog oneByOne = LedgerLog.open(single);
                LedgerLog together = LedgerLog.open(several)) {
            blocks.forEach(oneByOne::append);
            for (int from = 0; from < blocks.size(); ) {
                int to = Math.min(blocks.size(), from + 1 + sizes.nextInt(16));
                // The last block again, as it comes when a stream of blocks breaks.
                together.append(blocks.subList(Math.max(0, from - 1), to));
                from = to;
            }
            for (Table table : Table.values()) {
                assertThat(rows(several, table)).as(table.name()).isEqualTo(rows(single, table));
            }
            assertThat(rows(several, Table.PAGES)).isNotEmpty();
        }
    }

    private static Map<String, String> rows(LogStore store, Table table) {
        Map<String, String> found = new TreeMap<>();
        try (TableRows rows = store.rows(table)) {
            while (rows.next()) {
                found.put(HexFormat.of().formatHex(rows.key()), HexFormat.of().formatHex(rows.value()));
            }
        }
        return found;
    }

    @Test
    void of_blocks_that_do_not_follow_each_other_none_is_appended() {
        PlainBlocks blocks = new PlainBlocks(31, 5);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            log.append(blocks.block(0, 2));
            assertThatThrownBy(() -> log.append(List.of(blocks.block(1, 2), blocks.block(3, 2))))
                    .hasMessageStartingWith("STATE_FORBIDS");
            assertThat(log.nextBlock()).isEqualTo(1);
            assertThat(log.append(List.of(blocks.block(1, 2), blocks.block(2, 2))))
                    .extracting(LogState::size)
                    .containsExactly(4L, 6L);
        }
    }

    @Test
    void appending_a_block_again_changes_nothing_and_leaving_one_out_is_refused() {
        PlainBlocks blocks = new PlainBlocks(17, 5);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            LogBlock zero = blocks.block(0, 0);
            LogBlock one = blocks.block(1, 3);
            log.append(zero);
            LogState state = log.append(one);
            assertThat(log.append(one)).isEqualTo(state);
            assertThat(log.append(zero).size()).isZero();
            assertThat(log.size()).isEqualTo(3);
            assertThatThrownBy(() -> log.append(blocks.block(3, 1))).hasMessageStartingWith("STATE_FORBIDS");
            LogBlock other = new LogBlock(1, zero.headerHash(), Optional.empty(), one.entries());
            assertThatThrownBy(() -> log.append(other)).hasMessageStartingWith("FORK");
            assertThat(log.state(1)).contains(state);
            assertThat(log.state(2)).isEmpty();
        }
    }

    @Test
    void finds_records_by_id_and_entries_by_key_in_log_order() {
        PlainBlocks blocks = new PlainBlocks(19, 3);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            LogBlock block = blocks.block(0, 50);
            log.append(block);
            LogEntry entry = block.entries().get(42);
            assertThat(log.position(RecordId.parse(entry.record().string("id"))))
                    .hasValue(42);
            assertThat(log.entry(42)).contains(entry.canonical());
            assertThat(LogEntry.parse(log.entry(42).orElseThrow())).isEqualTo(entry);
            assertThat(log.entry(50)).isEmpty();
            assertThat(log.position(RecordId.parse("0198c7a0-0000-7000-8000-000000000000")))
                    .isEmpty();
            IndexKey lot = new IndexKey(IndexName.LOT, entry.record().string("lot"));
            List<Long> expected = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                if (block.entries().get(i).record().string("lot").equals(lot.key())) {
                    expected.add((long) i);
                }
            }
            assertThat(log.bearers(lot, 0, 100)).isEqualTo(expected);
            assertThat(log.bearers(lot, 42, 1)).containsExactly(42L);
        }
    }

    @Test
    void goes_on_after_an_append_that_failed_half_way() {
        PlainBlocks blocks = new PlainBlocks(23, 5);
        try (LogStore store = LogStore.open(folder);
                LedgerLog log = LedgerLog.open(store)) {
            log.append(blocks.block(0, 10));
            LogBlock next = blocks.block(1, 300);
            List<LogEntry> broken = new ArrayList<>(next.entries());
            LogEntry good = broken.get(299);
            broken.set(299, new LogEntry(1, 299, good.record(), java.time.Instant.MAX, good.transaction()));
            LogBlock failing = new LogBlock(1, next.headerHash(), Optional.empty(), broken);
            assertThatThrownBy(() -> log.append(failing)).isInstanceOf(Refusal.class);
            assertThat(log.size()).isEqualTo(10);
            LogState state = log.append(next);
            try (LogStore fresh = LogStore.open(folder.resolve("fresh"));
                    LedgerLog other = LedgerLog.open(fresh)) {
                PlainBlocks again = new PlainBlocks(23, 5);
                other.append(again.block(0, 10));
                assertThat(other.append(again.block(1, 300))).isEqualTo(state);
            }
        }
    }

    private static ReferenceTree reference(HashSuite suite, List<LogEntry> entries) {
        TreeHasher hasher = TreeHasher.of(suite);
        return new ReferenceTree(
                hasher,
                entries.stream().map(LogEntry::canonical).map(hasher::leaf).toList());
    }

    private static byte[] row(ReferenceTree tree, int level, long first, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long index = first; index < first + count; index++) {
            bytes.writeBytes(tree.node(level, index).toBytes());
        }
        return bytes.toByteArray();
    }

    @Test
    void a_log_taken_over_in_any_pieces_is_the_same_log() {
        PlainBlocks blocks = new PlainBlocks(17, 20);
        List<LogEntry> entries = new ArrayList<>();
        LogState goal;
        LogBlock next = blocks.block(6, 40);
        LogState after;
        try (LogStore store = LogStore.open(folder.resolve("first"));
                LedgerLog log = LedgerLog.open(store)) {
            for (int number = 0; number < 6; number++) {
                LogBlock block = blocks.block(number, 100);
                entries.addAll(block.entries());
                log.append(block);
            }
            goal = log.head().orElseThrow();
            after = log.append(next);
        }
        int staged = 0;
        for (int size : new int[] {1, 255, 1, 256, 87}) {
            try (LogStore store = LogStore.open(folder.resolve("second"));
                    LedgerLog log = LedgerLog.open(store)) {
                assertThat(log.staged()).isEqualTo(staged);
                log.stage(entries.subList(staged, staged + size));
                staged += size;
                assertThat(log.size()).isZero();
                assertThat(log.entry(0)).isEmpty();
            }
        }
        try (LogStore store = LogStore.open(folder.resolve("second"));
                LedgerLog log = LedgerLog.open(store)) {
            log.adopt(goal);
            assertThat(log.append(next)).isEqualTo(after);
            assertThat(log.state(4)).isEmpty();
            assertThatThrownBy(() -> log.stage(List.of())).hasMessageStartingWith("STATE_FORBIDS");
        }
    }

    @Test
    void forgets_a_log_that_was_half_taken_over_when_it_begins_with_block_0_after_all() {
        PlainBlocks blocks = new PlainBlocks(19, 20);
        LogBlock first = blocks.block(0, 10);
        LogBlock other = blocks.block(0, 10);
        LogState expected;
        try (LogStore store = LogStore.open(folder.resolve("first"));
                LedgerLog log = LedgerLog.open(store)) {
            expected = log.append(first);
        }
        try (LogStore store = LogStore.open(folder.resolve("second"));
                LedgerLog log = LedgerLog.open(store)) {
            log.stage(other.entries());
            assertThat(log.append(first)).isEqualTo(expected);
            assertThat(log.bearers(new IndexKey(IndexName.LOT, "E14090000G000000000000003"), 0, 100))
                    .allMatch(position -> position < 10);
        }
    }
}
