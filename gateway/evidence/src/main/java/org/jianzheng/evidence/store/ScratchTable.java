/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** Keys and values that are too many for memory and that nobody needs after the process has ended. For one thread. */
public final class ScratchTable implements AutoCloseable {
    private static final int LONGEST_KEY = 256;

    static {
        RocksDB.loadLibrary();
    }

    private final Options options;
    private final WriteOptions writing;
    private final RocksDB database;

    private ScratchTable(Options options, WriteOptions writing, RocksDB database) {
        this.options = options;
        this.writing = writing;
        this.database = database;
    }

    /** Begins an empty table in a folder of its own. */
    public static ScratchTable open(Path folder) {
        Options options = new Options().setCreateIfMissing(true).setErrorIfExists(true);
        try {
            Files.createDirectories(folder);
            return new ScratchTable(
                    options, new WriteOptions().setDisableWAL(true), RocksDB.open(options, folder.toString()));
        } catch (IOException | RocksDBException e) {
            options.close();
            throw new StoreFailed("a table in " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** The value of a key. */
    public Optional<byte[]> get(byte[] key) {
        try {
            return Optional.ofNullable(database.get(key));
        } catch (RocksDBException e) {
            throw new StoreFailed("a scratch table cannot be read: " + e.getMessage(), e);
        }
    }

    /** Sets the value of a key. */
    public void put(byte[] key, byte[] value) {
        try {
            database.put(writing, key, value);
        } catch (RocksDBException e) {
            throw new StoreFailed("a scratch table cannot be written: " + e.getMessage(), e);
        }
    }

    /** Removes all keys. */
    public void clear() {
        byte[] end = new byte[LONGEST_KEY];
        Arrays.fill(end, (byte) 0xff);
        try {
            database.deleteRange(writing, new byte[0], end);
        } catch (RocksDBException e) {
            throw new StoreFailed("a scratch table cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        database.close();
        writing.close();
        options.close();
    }
}
