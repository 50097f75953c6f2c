/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** By table and key, as the store takes them fastest; of one key the last change comes last. */
    List<Change> inOrder() {
        List<Change> ordered = new ArrayList<>(changes);
        ordered.sort((one, other) -> {
            int tables = one.table.compareTo(other.table);
            return tables != 0 ? tables : Arrays.compareUnsigned(one.key, other.key);
        });
        return ordered;
    }
}
