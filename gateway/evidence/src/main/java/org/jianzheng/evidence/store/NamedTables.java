/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;

/** Another database of a gateway, by the names of its tables. Used by one thread. */
public final class NamedTables implements AutoCloseable {
    static {
        RocksDB.loadLibrary();
    }

    private final DBOptions options;
    private final RocksDB database;
    private final Map<String, ColumnFamilyHandle> handles = new HashMap<>();

    private NamedTables(Path folder, boolean reading) throws RocksDBException {
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        try (Options listing = new Options()) {
            RocksDB.listColumnFamilies(listing, folder.toString())
                    .forEach(name -> descriptors.add(new ColumnFamilyDescriptor(name)));
        }
        options = new DBOptions();
        if (reading) {
            options.setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency);
        }
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        database = reading
                ? RocksDB.openReadOnly(options, folder.toString(), descriptors, opened)
                : RocksDB.open(options, folder.toString(), descriptors, opened);
        for (int i = 0; i < opened.size(); i++) {
            handles.put(new String(descriptors.get(i).getName(), StandardCharsets.UTF_8), opened.get(i));
        }
    }

    /** Whether a database lies in this folder. */
    public static boolean areIn(Path folder) {
        return Files.exists(folder.resolve("CURRENT"));
    }

    /**
     * Opens the database in this folder as it is now and changes not a byte there. Damage anywhere, the end of the write-ahead log
     * included, is refused.
     */
    public static NamedTables openReadOnly(Path folder) {
        return open(folder, true);
    }

    /** Opens the database in this folder; one process at a time. */
    public static NamedTables open(Path folder) {
        return open(folder, false);
    }

    private static NamedTables open(Path folder, boolean reading) {
        try {
            return new NamedTables(folder, reading);
        } catch (RocksDBException e) {
            throw new StoreFailed("the database in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** Reads every file and compares the checksums of its parts; {@link StoreFailed} names what is damaged. */
    public void requireChecksums() {
        try {
            database.verifyChecksum();
        } catch (RocksDBException e) {
            throw new StoreFailed("the database is damaged: " + e.getMessage(), e);
        }
    }

    /** The value of a key; none in a table that is not there. */
    public Optional<byte[]> get(String table, byte[] key) {
        ColumnFamilyHandle handle = handles.get(table);
        if (handle == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(database.get(handle, key));
        } catch (RocksDBException e) {
            throw new StoreFailed("table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Takes the rows of a table. */
    @FunctionalInterface
    public interface Row {
        /** One key and its value. */
        void accept(byte[] key, byte[] value);
    }

    /** Hands out all rows of a table in the order of their keys; none of a table that is not there. */
    public void scan(String table, Row row) {
        ColumnFamilyHandle handle = handles.get(table);
        if (handle == null) {
            return;
        }
        try (ReadOptions once = new ReadOptions().setFillCache(false);
                RocksIterator iterator = database.newIterator(handle, once)) {
            for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                row.accept(iterator.key(), iterator.value());
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreFailed("table " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Sets the value of a key in a table, which is made if it is missing. */
    public void put(String table, byte[] key, byte[] value) {
        try {
            ColumnFamilyHandle handle = handles.get(table);
            if (handle == null) {
                handle =
                        database.createColumnFamily(new ColumnFamilyDescriptor(table.getBytes(StandardCharsets.UTF_8)));
                handles.put(table, handle);
            }
            database.put(handle, key, value);
        } catch (RocksDBException e) {
            throw new StoreFailed("table " + table + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Removes a key; nothing happens if it or its table is not there. */
    public void delete(String table, byte[] key) {
        ColumnFamilyHandle handle = handles.get(table);
        if (handle != null) {
            try {
                database.delete(handle, key);
            } catch (RocksDBException e) {
                throw new StoreFailed("table " + table + " cannot be written: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        handles.values().forEach(ColumnFamilyHandle::close);
        database.close();
        options.close();
    }
}
