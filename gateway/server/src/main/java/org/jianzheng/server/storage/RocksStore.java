/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** A {@link Store} in a folder. */
public final class RocksStore implements Store {

    /** What a returned write survives. */
    public enum Durability {
        /** The end of the process and of the machine: the write is on disk. Waiting writers share one synchronisation. */
        SYNCED,
        /** The end of the process. After a power cut the newest writes may be missing, and always all after the first missing. */
        BUFFERED
    }

    private final RocksDB database;
    private final DBOptions options;
    private final ColumnFamilyOptions tableOptions;
    private final WriteOptions writeOptions;
    private final Map<Table, ColumnFamilyHandle> handles = new HashMap<>();
    private final @Nullable ColumnFamilyHandle unnamed;
    private final @Nullable GroupCommit group;

    private RocksStore(Path folder, Durability durability, List<Table> tables) throws RocksDBException {
        options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2)
                .setMaxTotalWalSize(64L << 20);
        tableOptions = new ColumnFamilyOptions()
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(16L << 20);
        writeOptions = new WriteOptions().setSync(durability == Durability.SYNCED);
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tableOptions));
        for (Table table : tables) {
            descriptors.add(new ColumnFamilyDescriptor(table.name().getBytes(StandardCharsets.US_ASCII), tableOptions));
        }
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        database = RocksDB.open(options, folder.toString(), descriptors, opened);
        unnamed = opened.getFirst();
        for (int i = 0; i < tables.size(); i++) {
            handles.put(tables.get(i), opened.get(i + 1));
        }
        group = durability == Durability.SYNCED
                ? new GroupCommit(folder.getFileName().toString(), this::writeNow)
                : null;
    }

    /** Opens the store in a folder, which is made if it is missing, with exactly these tables. */
    public static RocksStore open(Path folder, Durability durability, List<Table> tables) {
        try {
            Files.createDirectories(folder);
            return new RocksStore(folder, durability, tables);
        } catch (IOException | RocksDBException e) {
            throw new StoreFailure("opening the store " + folder, e);
        }
    }

    @Override
    public Optional<byte[]> get(Table table, byte[] key) {
        try {
            return Optional.ofNullable(database.get(handle(table), key));
        } catch (RocksDBException e) {
            throw new StoreFailure("reading from " + table.name(), e);
        }
    }

    @Override
    public void scan(Table table, Row row) {
        try (RocksIterator iterator = database.newIterator(handle(table))) {
            for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
                row.accept(iterator.key(), iterator.value());
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreFailure("scanning " + table.name(), e);
        }
    }

    @Override
    public void scan(Table table, byte[] prefix, Row row) {
        try (RocksIterator iterator = database.newIterator(handle(table))) {
            for (iterator.seek(prefix); iterator.isValid() && begins(iterator.key(), prefix); iterator.next()) {
                row.accept(iterator.key(), iterator.value());
            }
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreFailure("scanning " + table.name(), e);
        }
    }

    private static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void write(Changes changes) {
        if (changes.isEmpty()) {
            return;
        }
        if (group == null) {
            writeNow(List.of(changes));
        } else {
            group.write(changes);
        }
    }

    private void writeNow(List<Changes> several) {
        try (WriteBatch batch = new WriteBatch()) {
            for (Changes changes : several) {
                for (Changes.Change change : changes.list()) {
                    if (change.value().isPresent()) {
                        batch.put(
                                handle(change.table()),
                                change.key(),
                                change.value().get());
                    } else {
                        batch.delete(handle(change.table()), change.key());
                    }
                }
            }
            database.write(writeOptions, batch);
        } catch (RocksDBException e) {
            throw new StoreFailure("writing " + several.size() + " changes", e);
        }
    }

    private ColumnFamilyHandle handle(Table table) {
        ColumnFamilyHandle handle = handles.get(table);
        if (handle == null) {
            throw new IllegalArgumentException("the store was opened without the table " + table.name());
        }
        return handle;
    }

    @Override
    public void close() {
        if (group != null) {
            group.close();
        }
        handles.values().forEach(ColumnFamilyHandle::close);
        if (unnamed != null) {
            unnamed.close();
        }
        database.close();
        writeOptions.close();
        tableOptions.close();
        options.close();
    }
}
