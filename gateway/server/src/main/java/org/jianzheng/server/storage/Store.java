/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import java.util.Optional;

/**
 * Tables of keys and values whose writes are atomic. Safe for several threads.
 *
 * <p>What {@link #write} promises when it returns is said by whoever opens the store, see {@link RocksStore}.
 */
public interface Store extends AutoCloseable {

    /** The value of a key. */
    Optional<byte[]> get(Table table, byte[] key);

    /** Hands out all keys and values of a table in the order of the keys' unsigned bytes, as of now. */
    void scan(Table table, Row row);

    /** As {@link #scan(Table, Row)}, of the keys that begin with these bytes. */
    void scan(Table table, byte[] prefix, Row row);

    /** Writes all changes or none. Throws {@link StoreFailure} when that is not sure. */
    void write(Changes changes);

    @Override
    void close();

    /** Takes the rows of a scan. */
    @FunctionalInterface
    interface Row {

        /** One key and its value. */
        void accept(byte[] key, byte[] value);
    }
}
