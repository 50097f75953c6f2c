/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tables in memory that stop at a chosen write, before or after it has taken effect, as a killed process does. */
public final class FailingStore implements Store {
    private final Map<Table, Map<byte[], byte[]>> tables = new HashMap<>();
    private int left = Integer.MAX_VALUE;
    private boolean effective;
    private boolean dead;

    /** Dies at the write with this number, counted from 1; whether that write takes effect. */
    public synchronized void dieAt(int write, boolean takesEffect) {
        left = write;
        effective = takesEffect;
        dead = false;
    }

    /** Lives on with what was written. */
    public synchronized void revive() {
        left = Integer.MAX_VALUE;
        dead = false;
    }

    /** Whether it has died. */
    public synchronized boolean isDead() {
        return dead;
    }

    @Override
    public synchronized Optional<byte[]> get(Table table, byte[] key) {
        return Optional.ofNullable(table(table).get(key));
    }

    @Override
    public void scan(Table table, Row row) {
        Map<byte[], byte[]> copy = new TreeMap<>(Arrays::compareUnsigned);
        synchronized (this) {
            copy.putAll(table(table));
        }
        copy.forEach(row::accept);
    }

    @Override
    public void scan(Table table, byte[] prefix, Row row) {
        scan(table, (key, value) -> {
            if (key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
                row.accept(key, value);
            }
        });
    }

    @Override
    public synchronized void write(Changes changes) {
        if (dead) {
            throw new StoreFailure("the process is dead");
        }
        left--;
        boolean dies = left == 0;
        if (!dies || effective) {
            for (Changes.Change change : changes.list()) {
                change.value()
                        .ifPresentOrElse(
                                value -> table(change.table()).put(change.key(), value),
                                () -> table(change.table()).remove(change.key()));
            }
        }
        if (dies) {
            dead = true;
            throw new StoreFailure("killed at a write");
        }
    }

    private Map<byte[], byte[]> table(Table table) {
        return tables.computeIfAbsent(table, missing -> new TreeMap<>(Arrays::compareUnsigned));
    }

    @Override
    public void close() {}
}
