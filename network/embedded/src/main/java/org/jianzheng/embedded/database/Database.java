/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * One RocksDB database with a column family for each {@link Family}.
 *
 * <p>Writes are not forced to disk: whatever a power failure takes is replayed from the block file, which is forced.
 */
public final class Database implements AutoCloseable {

    private static final int KEPT_LOG_FILES = 2;

    private final RocksDB database;
    private final DBOptions options;
    private final ColumnFamilyOptions familyOptions;
    private final WriteOptions writeOptions = new WriteOptions().setSync(false);
    private final Map<Family, ColumnFamilyHandle> families;

    private Database(
            RocksDB database,
            DBOptions options,
            ColumnFamilyOptions familyOptions,
            Map<Family, ColumnFamilyHandle> families) {
        this.database = database;
        this.options = options;
        this.familyOptions = familyOptions;
        this.families = families;
    }

    /** Opens the database in a folder, which is created when missing. Only one process can have it open. */
    public static Database open(Path folder) {
        RocksDB.loadLibrary();
        ColumnFamilyOptions familyOptions =
                new ColumnFamilyOptions().setCompressionType(CompressionType.LZ4_COMPRESSION);
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setKeepLogFileNum(KEPT_LOG_FILES);
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
        for (Family family : Family.values()) {
            descriptors.add(
                    new ColumnFamilyDescriptor(family.name().getBytes(StandardCharsets.US_ASCII), familyOptions));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            RocksDB database = RocksDB.open(options, folder.toString(), descriptors, handles);
            Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
            // The first handle is that of the default family, which stays empty.
            Iterator<ColumnFamilyHandle> opened = handles.listIterator(1);
            for (Family family : Family.values()) {
                families.put(family, opened.next());
            }
            return new Database(database, options, familyOptions, families);
        } catch (RocksDBException | IOException e) {
            throw new StorageException("cannot open the state database in " + folder, e);
        }
    }

    /** The current value of a key. */
    public Optional<byte[]> get(Family family, byte[] key) {
        try {
            return Optional.ofNullable(database.get(handle(family), key));
        } catch (RocksDBException e) {
            throw new StorageException("cannot read " + family, e);
        }
    }

    /** A batch of changes that become visible together with {@link #write}. */
    public Batch batch() {
        return new Batch(new WriteBatch());
    }

    /** Applies a batch: all of it or, after a crash, nothing. */
    public void write(Batch batch) {
        try {
            database.write(writeOptions, batch.changes);
        } catch (RocksDBException e) {
            throw new StorageException("cannot write a batch", e);
        }
    }

    /** What the database holds now, standing still. Must be closed before the database is. */
    public Snapshot snapshot() {
        return new Snapshot(database, families);
    }

    @Override
    public void close() {
        families.values().forEach(ColumnFamilyHandle::close);
        writeOptions.close();
        database.close();
        options.close();
        familyOptions.close();
    }

    private ColumnFamilyHandle handle(Family family) {
        ColumnFamilyHandle handle = families.get(family);
        if (handle == null) {
            throw new IllegalStateException("no column family " + family);
        }
        return handle;
    }

    /** Changes that are applied together. */
    public final class Batch implements AutoCloseable {

        private final WriteBatch changes;

        private Batch(WriteBatch changes) {
            this.changes = changes;
        }

        /** Sets a value. */
        public void put(Family family, byte[] key, byte[] value) {
            try {
                changes.put(handle(family), key, value);
            } catch (RocksDBException e) {
                throw new StorageException("cannot note a change", e);
            }
        }

        /** Removes a key, whether it is there or not. */
        public void delete(Family family, byte[] key) {
            try {
                changes.delete(handle(family), key);
            } catch (RocksDBException e) {
                throw new StorageException("cannot note a change", e);
            }
        }

        @Override
        public void close() {
            changes.close();
        }
    }
}
