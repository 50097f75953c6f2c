/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes that are written all together or not at all. Not safe for several threads. */
public final class Changes {

    /**
     * One change.
     *
     * @param table where
     * @param key the key; not copied
     * @param value the new value, or empty to delete the key; not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, never changed
    public record Change(Table table, byte[] key, Optional<byte[]> value) {

        int size() {
            return key.length + value.map(bytes -> bytes.length).orElse(0);
        }
    }

    private final List<Change> list = new ArrayList<>();

    /** Sets a key. */
    public Changes put(Table table, byte[] key, byte[] value) {
        list.add(new Change(table, key, Optional.of(value)));
        return this;
    }

    /** Removes a key; nothing happens if it is not there. */
    public Changes delete(Table table, byte[] key) {
        list.add(new Change(table, key, Optional.empty()));
        return this;
    }

    /** The changes in the order in which they were made. */
    public List<Change> list() {
        return List.copyOf(list);
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    int size() {
        return list.stream().mapToInt(Change::size).sum();
    }
}
