/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.database;

import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** A walk over entries in the order of their keys' bytes. Not safe for use by several threads. */
public final class Scan implements AutoCloseable {

    private final RocksIterator entries;

    Scan(RocksIterator entries, byte[] from) {
        this.entries = entries;
        entries.seek(from);
        check();
    }

    /** Whether the walk stands on an entry. */
    public boolean isOnEntry() {
        return entries.isValid();
    }

    /** The key of the entry. */
    public byte[] key() {
        return entries.key();
    }

    /** The value of the entry. */
    public byte[] value() {
        return entries.value();
    }

    /** Goes on to the next entry. */
    public void advance() {
        entries.next();
        check();
    }

    @Override
    public void close() {
        entries.close();
    }

    private void check() {
        try {
            entries.status();
        } catch (RocksDBException e) {
            throw new StorageException("cannot scan", e);
        }
    }
}
