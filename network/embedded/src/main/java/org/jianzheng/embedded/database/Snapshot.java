/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.database;

import java.util.Map;
import java.util.Optional;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What the database held at one moment. Safe for use by several threads until it is closed. */
public final class Snapshot implements AutoCloseable {

    private final RocksDB database;
    private final Map<Family, ColumnFamilyHandle> families;
    private final org.rocksdb.Snapshot snapshot;
    private final ReadOptions options;

    Snapshot(RocksDB database, Map<Family, ColumnFamilyHandle> families) {
        this.database = database;
        this.families = families;
        this.snapshot = database.getSnapshot();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    /** The value of a key at that moment. */
    public Optional<byte[]> get(Family family, byte[] key) {
        try {
            return Optional.ofNullable(database.get(handle(family), options, key));
        } catch (RocksDBException e) {
            throw new StorageException("cannot read " + family, e);
        }
    }

    /** The entries from {@code from} on, in the order of their bytes. */
    public Scan scan(Family family, byte[] from) {
        return new Scan(database.newIterator(handle(family), options), from);
    }

    @Override
    public void close() {
        options.close();
        database.releaseSnapshot(snapshot);
        snapshot.close();
    }

    private ColumnFamilyHandle handle(Family family) {
        ColumnFamilyHandle handle = families.get(family);
        if (handle == null) {
            throw new IllegalStateException("no column family " + family);
        }
        return handle;
    }
}
