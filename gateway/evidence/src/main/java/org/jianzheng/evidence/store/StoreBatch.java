/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes that reach the store together or not at all. */
public final class StoreBatch {
    record Change(Table table, byte[] key, byte @Nullable [] value) {}

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

    List<Change> changes() {
        return changes;
    }
}
