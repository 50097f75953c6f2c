/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.store.TableRows;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActiveIndexTest {
    private static final int KEYS = 120;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_map_that_keys_have_left_is_the_map_of_those_that_stay(HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        MapHasher mapHasher = new MapHasher(hasher);
        Random random = new Random(21);
        Map<IndexKey, List<Hash>> present = new HashMap<>();
        try (LogStore store = LogStore.open(folder.resolve("one"))) {
            ActiveIndex index = new ActiveIndex(store, hasher);
            for (int round = 0; round < 9; round++) {
                Map<IndexKey, List<Hash>> change = new LinkedHashMap<>();
                for (int i = 0; i < 30; i++) {
                    IndexKey key = key(random.nextInt(KEYS));
                    List<Hash> leaves =
                            random.nextInt(3) < (round < 6 ? 1 : 2) ? List.of() : List.of(hasher.leaf(bytes("" + i)));
                    change.put(key, leaves);
                }
                change.forEach((key, leaves) -> {
                    if (leaves.isEmpty()) {
                        present.remove(key);
                    } else {
                        present.put(key, leaves);
                    }
                });
                Hash root = write(index, store, change);
                assertThat(root).isEqualTo(fresh(suite, round, present, rows(store)));
                IndexReader reader = new IndexReader(store, hasher, MapName.ACTIVE);
                for (int number = 0; number < KEYS; number++) {
                    IndexKey key = key(number);
                    IndexPath path = reader.path(key);
                    if (present.containsKey(key)) {
                        assertThat(path.rootWith(reader.leaf(key).orElseThrow(), mapHasher))
                                .isEqualTo(root);
                    } else {
                        assertThat(path.rootWithout(key.hash(hasher), mapHasher))
                                .isEqualTo(root);
                    }
                }
            }
            Map<IndexKey, List<Hash>> none = new LinkedHashMap<>();
            present.keySet().forEach(key -> none.put(key, List.of()));
            assertThat(write(index, store, none)).isEqualTo(hasher.emptyRoot());
        }
    }

    /** The root of a map into which nothing but these keys ever came; also compares what the stores hold. */
    private Hash fresh(HashSuite suite, int round, Map<IndexKey, List<Hash>> present, Map<String, String> rows) {
        try (LogStore store = LogStore.open(folder.resolve("fresh" + round))) {
            Hash root = write(new ActiveIndex(store, TreeHasher.of(suite)), store, present);
            assertThat(rows(store)).isEqualTo(rows);
            return root;
        }
    }

    private static Hash write(ActiveIndex index, LogStore store, Map<IndexKey, List<Hash>> change) {
        StoreBatch batch = new StoreBatch();
        Hash root = index.update(change);
        index.write(batch);
        store.write(batch);
        return root;
    }

    private static Map<String, String> rows(LogStore store) {
        Map<String, String> all = new TreeMap<>();
        for (Table table : List.of(Table.PAGES, Table.EDGES)) {
            try (TableRows rows = store.rows(table)) {
                while (rows.next()) {
                    all.put(
                            table + HexFormat.of().formatHex(rows.key()),
                            HexFormat.of().formatHex(rows.value()));
                }
            }
        }
        return all;
    }

    private static IndexKey key(int number) {
        return new IndexKey(IndexName.ACTIVE, "a-list,subject" + number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
