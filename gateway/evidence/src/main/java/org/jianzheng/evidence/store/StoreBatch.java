/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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

    private static final Comparator<Change> ORDER =
            Comparator.comparing(Change::table).thenComparing(Change::key, Arrays::compareUnsigned);

    private final List<Change> changes = new ArrayList<>();

    /** Sets a value; key and value are not copied. */
    public void put(Table table, byte[] key, byte[] value) {
        changes.add(new Change(table, key, value));
    }

    /** Removes a key. */
    public void delete(Table table, byte[] key) {
        changes.add(new Change(table, key, null));
    }

    /** Adds the changes of another batch behind these. */
    public void addAll(StoreBatch other) {
        changes.addAll(other.changes);
    }

    /**
     * Puts the changes into the order of tables and keys, as the store takes them fastest; of one key the last change stays last.
     * Whoever fills parts of a batch in several threads leaves little of it to the one that writes.
     */
    public void sort() {
        changes.sort(ORDER);
    }

    /** The changes in that order. */
    List<Change> inOrder() {
        sort();
        return Collections.unmodifiableList(changes);
    }

    /** The changes in that order in two parts, those of one key in the same. */
    List<List<Change>> halves() {
        List<Change> all = inOrder();
        int middle = all.size() / 2;
        while (middle > 0 && middle < all.size() && ORDER.compare(all.get(middle - 1), all.get(middle)) == 0) {
            middle++;
        }
        return List.of(all.subList(0, middle), all.subList(middle, all.size()));
    }
}
