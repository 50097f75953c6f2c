/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.concurrent.locks.Lock;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Walks through a table as it was when the walk began. One thread uses it and closes it. */
public final class TableRows implements AutoCloseable {
    private final Table table;
    private final ReadOptions options;
    private final RocksIterator iterator;
    private final Lock open;
    private boolean begun;
    private boolean ended;

    /** Takes over the lock, which keeps the store open. */
    TableRows(RocksDB database, ColumnFamilyHandle handle, Table table, Lock open) {
        this.table = table;
        this.open = open;
        // A walk through everything would push out of the cache what others need again.
        this.options = new ReadOptions().setFillCache(false);
        this.iterator = database.newIterator(handle, options);
    }

    /**
     * Goes to the next row; false at the end, and from then on.
     *
     * @throws StoreFailed if the table cannot be read
     */
    public boolean next() {
        if (ended) {
            // The native iterator must not be moved behind its end.
            return false;
        }
        if (begun) {
            iterator.next();
        } else {
            iterator.seekToFirst();
            begun = true;
        }
        if (iterator.isValid()) {
            return true;
        }
        ended = true;
        try {
            iterator.status();
            return false;
        } catch (RocksDBException e) {
            throw LogStore.failed("read", table, e);
        }
    }

    /** The key of the row, as a copy. */
    public byte[] key() {
        return iterator.key();
    }

    /** The value of the row, as a copy. */
    public byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        iterator.close();
        options.close();
        open.unlock();
    }
}
