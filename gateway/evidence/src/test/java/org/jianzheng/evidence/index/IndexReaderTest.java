/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ReferenceTree;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreView;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndexReaderTest {
    private static final int KEYS = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void proves_every_key_present_or_absent_after_every_batch(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        MapHasher mapHasher = new MapHasher(hasher);
        Random random = new Random(7);
        Map<IndexKey, List<Hash>> all = new LinkedHashMap<>();
        int besideAnother = 0;
        int beforeNothing = 0;
        try (LogStore store = LogStore.open(folder)) {
            EntryIndex index = new EntryIndex(store, hasher, MapName.INDEX);
            IndexReader reader = new IndexReader(store, hasher, MapName.INDEX);
            for (int batch = 0; batch < 8; batch++) {
                Hash root = index.root();
                for (int number = 0; number < KEYS; number++) {
                    IndexKey key = key(number);
                    IndexPath path = reader.path(key);
                    List<Hash> entries = all.get(key);
                    if (entries == null) {
                        assertThat(reader.leaf(key)).isEmpty();
                        assertThat(path.rootWithout(key.hash(hasher), mapHasher))
                                .isEqualTo(root);
                        besideAnother += path.other().isPresent() ? 1 : 0;
                        beforeNothing += path.other().isPresent() ? 0 : 1;
                    } else {
                        IndexLeaf leaf = reader.leaf(key).orElseThrow();
                        assertThat(leaf.count()).isEqualTo(entries.size());
                        assertThat(leaf.root()).isEqualTo(new ReferenceTree(hasher, entries).root(entries.size()));
                        assertThat(path.other()).isEmpty();
                        assertThat(path.rootWith(leaf, mapHasher)).isEqualTo(root);
                    }
                }
                update(index, store, hasher, all, random, batch == 0 ? 1 : 60);
            }
        }
        assertThat(besideAnother).isPositive();
        assertThat(beforeNothing).isPositive();
    }

    @Test
    void a_view_goes_on_proving_what_was_there_when_it_was_taken() {
        TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
        MapHasher mapHasher = new MapHasher(hasher);
        Random random = new Random(8);
        Map<IndexKey, List<Hash>> all = new LinkedHashMap<>();
        try (LogStore store = LogStore.open(folder)) {
            EntryIndex index = new EntryIndex(store, hasher, MapName.INDEX);
            update(index, store, hasher, all, random, 50);
            Hash before = index.root();
            IndexKey known = all.keySet().iterator().next();
            try (StoreView view = store.view()) {
                update(index, store, hasher, all, random, 300);
                assertThat(index.root()).isNotEqualTo(before);
                IndexReader then = new IndexReader(view, hasher, MapName.INDEX);
                assertThat(then.path(known).rootWith(then.leaf(known).orElseThrow(), mapHasher))
                        .isEqualTo(before);
            }
            IndexReader now = new IndexReader(store, hasher, MapName.INDEX);
            assertThat(now.path(known).rootWith(now.leaf(known).orElseThrow(), mapHasher))
                    .isEqualTo(index.root());
        }
    }

    @Test
    void the_end_of_the_store_is_the_end_of_its_views() {
        StoreView view;
        try (LogStore store = LogStore.open(folder)) {
            view = store.view();
        }
        assertThatThrownBy(() -> view.get(Table.PAGES, new byte[2])).isInstanceOf(StoreFailed.class);
        view.close();
    }

    @Test
    void a_missing_page_is_damage_and_never_an_absence() {
        TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
        Map<IndexKey, List<Hash>> all = new LinkedHashMap<>();
        try (LogStore store = LogStore.open(folder)) {
            update(new EntryIndex(store, hasher, MapName.INDEX), store, hasher, all, new Random(9), 300);
            IndexKey known = all.keySet().iterator().next();
            Hash place = known.hash(hasher);
            StoreBatch batch = new StoreBatch();
            batch.delete(Table.PAGES, new MapKeys(HashSuite.SHA_256, MapName.INDEX).page(place, 1));
            store.write(batch);
            assertThatThrownBy(() -> new IndexReader(store, hasher, MapName.INDEX).path(known))
                    .isInstanceOf(StoreFailed.class)
                    .hasMessageContaining("page " + place.hex().charAt(0));
        }
    }

    @Test
    void a_leaf_off_the_way_proves_nothing() {
        TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);
        MapHasher mapHasher = new MapHasher(hasher);
        IndexLeaf leaf = new IndexLeaf(Hash.ofHex("80" + "00".repeat(31)), 1, hasher.emptyRoot());
        Hash sibling = hasher.emptyRoot();
        IndexPath path = new IndexPath(List.of(sibling), Optional.of(leaf));
        assertThatThrownBy(() -> path.rootWithout(Hash.ofHex("00".repeat(32)), mapHasher))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bit 0");
        assertThatThrownBy(() -> path.rootWithout(leaf.key(), mapHasher))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the key itself");
    }

    private static IndexKey key(int number) {
        return new IndexKey(IndexName.SUBJECT, "subject" + number);
    }

    private static void update(
            EntryIndex index,
            LogStore store,
            TreeHasher hasher,
            Map<IndexKey, List<Hash>> all,
            Random random,
            int count) {
        List<EntryIndex.Bearer> bearers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IndexKey key = key(random.nextInt(KEYS));
            Hash leaf = hasher.leaf(("entry" + random.nextLong()).getBytes(StandardCharsets.UTF_8));
            bearers.add(new EntryIndex.Bearer(key, i, leaf));
            all.computeIfAbsent(key, added -> new ArrayList<>()).add(leaf);
        }
        StoreBatch batch = new StoreBatch();
        index.update(bearers);
        index.write(batch);
        store.write(batch);
    }
}
