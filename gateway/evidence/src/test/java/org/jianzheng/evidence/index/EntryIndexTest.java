/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ReferenceTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntryIndexTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void has_the_root_that_its_definition_gives_after_every_batch(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        Random random = new Random(4);
        Map<IndexKey, List<Hash>> all = new LinkedHashMap<>();
        try (LogStore store = LogStore.open(folder)) {
            EntryIndex index = new EntryIndex(store, hasher, MapName.INDEX);
            assertThat(index.root()).isEqualTo(hasher.emptyRoot());
            int entry = 0;
            for (int batch = 0; batch < 25; batch++) {
                List<EntryIndex.Bearer> bearers = new ArrayList<>();
                int count = batch < 5 ? 1 : random.nextInt(120);
                for (int i = 0; i < count; i++) {
                    IndexName name = random.nextBoolean() ? IndexName.LOT : IndexName.SUBJECT;
                    IndexKey key = new IndexKey(name, "key" + random.nextInt(300));
                    Hash leaf = hasher.leaf(("entry" + entry++).getBytes(StandardCharsets.UTF_8));
                    bearers.add(new EntryIndex.Bearer(key, entry, leaf));
                    all.computeIfAbsent(key, added -> new ArrayList<>()).add(leaf);
                }
                Hash root = update(index, store, bearers);
                assertThat(root).isEqualTo(definition(hasher, all));
                if (batch % 7 == 3) {
                    index = new EntryIndex(store, hasher, MapName.INDEX);
                    assertThat(index.root()).isEqualTo(root);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_order_in_which_keys_come_leaves_no_trace(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        List<EntryIndex.Bearer> bearers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            bearers.add(new EntryIndex.Bearer(
                    new IndexKey(IndexName.SUBJECT, "subject" + i),
                    i,
                    hasher.leaf(("entry" + i).getBytes(StandardCharsets.UTF_8))));
        }
        List<Hash> roots = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(bearers, new Random(round));
            try (LogStore store = LogStore.open(folder.resolve("round" + round))) {
                EntryIndex index = new EntryIndex(store, hasher, MapName.INDEX);
                int step = 1 + 60 * round;
                for (int from = 0; from < bearers.size(); from += step) {
                    update(index, store, bearers.subList(from, Math.min(bearers.size(), from + step)));
                }
                roots.add(index.root());
            }
        }
        assertThat(roots).containsOnly(roots.getFirst());
    }

    private static Hash update(EntryIndex index, LogStore store, List<EntryIndex.Bearer> bearers) {
        if (bearers.isEmpty()) {
            return index.root();
        }
        StoreBatch batch = new StoreBatch();
        Hash root = index.update(bearers);
        index.write(batch);
        store.write(batch);
        return root;
    }

    /** The map's root, word by word as {@link MapHasher} defines it. */
    private static Hash definition(TreeHasher hasher, Map<IndexKey, List<Hash>> all) {
        SortedMap<Hash, Hash> leaves = new TreeMap<>();
        all.forEach((key, entries) -> {
            Hash place = key.hash(hasher);
            Hash root = new ReferenceTree(hasher, entries).root(entries.size());
            leaves.put(place, new MapHasher(hasher).leaf(place, entries.size(), root));
        });
        return subtree(hasher, leaves, 0);
    }

    private static Hash subtree(TreeHasher hasher, SortedMap<Hash, Hash> leaves, int bit) {
        if (leaves.isEmpty()) {
            return hasher.emptyRoot();
        }
        if (leaves.size() == 1) {
            return leaves.firstEntry().getValue();
        }
        SortedMap<Hash, Hash> left = new TreeMap<>();
        SortedMap<Hash, Hash> right = new TreeMap<>();
        leaves.forEach((key, leaf) -> (key.bit(bit) ? right : left).put(key, leaf));
        return hasher.node(subtree(hasher, left, bit + 1), subtree(hasher, right, bit + 1));
    }
}
