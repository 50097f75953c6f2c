/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.List;
import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.Snapshot;

/**
 * The store as it was when the view was taken. The store keeps old values for it until it is closed; the store's own end
 * closes it too. It must not be closed while somebody reads.
 */
public final class StoreView implements StoreReader, AutoCloseable {
    private final LogStore store;
    private final Snapshot snapshot;
    private final ReadOptions then;

    StoreView(LogStore store, Snapshot snapshot) {
        this.store = store;
        this.snapshot = snapshot;
        this.then = new ReadOptions().setSnapshot(snapshot);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public Optional<byte[]> get(Table table, byte[] key) {
        return store.get(then, table, key);
    }

    @Override
    public List<Optional<byte[]>> getAll(Table table, List<byte[]> keys) {
        return store.getAll(then, table, keys);
    }

    @Override
    public List<byte[]> keys(Table table, byte[] prefix, byte[] from, int limit) {
        return store.keys(then, table, prefix, from, limit);
    }

    @Override
    public Optional<byte[]> lastKey(Table table, byte[] upTo) {
        return store.lastKey(then, table, upTo);
    }

    @Override
    public void close() {
        store.release(this, snapshot);
        then.close();
    }
}
