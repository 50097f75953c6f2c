/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes that reach the store together or not at all. */
public final class StoreBatch {
    /** A value that is set, or removed where there is none. Arrays are taken over. */
    static final class Change {
        private final Table table;
        private final byte[] key;
        private final byte @Nullable [] value;

        private Change(Table table, byte[] key, byte @Nullable [] value) {
            this.table = table;
            this.key = key;
            this.value = value;
        }

        Table table() {
            return table;
        }

        byte[] key() {
            return key;
        }

        byte @Nullable [] value() {
            return value;
        }
    }

    private static final Comparator<Change> BY_KEY = Comparator.comparing(Change::key, Arrays::compareUnsigned);

    private final Map<Table, List<Change>> changes = new EnumMap<>(Table.class);

    /** Sets a value; key and value are not copied. */
    public void put(Table table, byte[] key, byte[] value) {
        of(table).add(new Change(table, key, value));
    }

    /** Removes a key. */
    public void delete(Table table, byte[] key) {
        of(table).add(new Change(table, key, null));
    }

    private List<Change> of(Table table) {
        return changes.computeIfAbsent(table, first -> new ArrayList<>());
    }

    /** Adds the changes of another batch behind these. */
    public void addAll(StoreBatch other) {
        other.changes.forEach((table, added) -> of(table).addAll(added));
    }

    /**
     * Puts the changes into the order of tables and keys, as the store takes them fastest; of one key the last change stays last.
     * Whoever fills parts of a batch in several threads leaves little of it to the one that writes.
     */
    public void sort() {
        changes.values().forEach(ofTable -> ofTable.sort(BY_KEY));
    }

    /** The changes in that order. */
    List<Change> inOrder() {
        sort();
        return changes.values().stream().flatMap(List::stream).toList();
    }

    /** The changes in that order in two parts, those of one key in the same. */
    List<List<Change>> halves() {
        List<Change> all = inOrder();
        int middle = all.size() / 2;
        while (middle > 0 && middle < all.size() && isSameRow(all.get(middle - 1), all.get(middle))) {
            middle++;
        }
        return List.of(all.subList(0, middle), all.subList(middle, all.size()));
    }

    private static boolean isSameRow(Change one, Change other) {
        return one.table() == other.table() && Arrays.equals(one.key(), other.key());
    }
}
