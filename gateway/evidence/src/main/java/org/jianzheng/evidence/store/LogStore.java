/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The log's tables in one RocksDB database. Safe for use by several threads at once.
 *
 * <p>A batch is atomic. It survives the death of the process; the death of the machine only if it was written durably.
 * The log itself need not be: it is derived again from the ledger's blocks.
 */
public final class LogStore implements StoreReader, AutoCloseable {
    private static final int LONGEST_KEY = 128;

    static {
        RocksDB.loadLibrary();
    }

    private final RocksDB database;
    private final Map<Table, ColumnFamilyHandle> handles;
    private final StoreFormat format;
    private final ReadOptions now = new ReadOptions();
    private final Set<StoreView> views = ConcurrentHashMap.newKeySet();
    private final WriteOptions relaxed;
    private final boolean scratch;
    private final WriteOptions durable = new WriteOptions().setSync(true);
    // Closing the native database under a reader would end the process.
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean closed;

    private LogStore(
            RocksDB database, Map<Table, ColumnFamilyHandle> handles, StoreFormat format, StorePurpose purpose) {
        this.scratch = purpose == StorePurpose.SCRATCH;
        this.database = database;
        this.handles = handles;
        this.format = format;
        this.relaxed = new WriteOptions().setDisableWAL(scratch);
    }

    /** Opens the store in this folder, which is made if it is missing; one process at a time. */
    public static LogStore open(Path folder) {
        return open(folder, StorePurpose.USE);
    }

    /**
     * Opens the store in this folder as it is now and changes not a byte there; another process may have it open. Whatever that
     * one writes from then on is not seen. Damage anywhere, the end of the write-ahead log included, is refused.
     */
    public static LogStore openReadOnly(Path folder) {
        return open(folder, StorePurpose.READING);
    }

    /**
     * Opens a store that nobody needs after the process has ended: its writes are not made to survive it, and it keeps no entries,
     * which whoever derives the rest from them has already.
     */
    public static LogStore openScratch(Path folder) {
        return open(folder, StorePurpose.SCRATCH);
    }

    private static LogStore open(Path folder, StorePurpose purpose) {
        StoreFormat format = new StoreFormat(purpose);
        try {
            if (purpose != StorePurpose.READING) {
                Files.createDirectories(folder);
            }
            List<ColumnFamilyHandle> opened = new ArrayList<>();
            RocksDB database = purpose == StorePurpose.READING
                    ? RocksDB.openReadOnly(format.options(), folder.toString(), format.tables(), opened)
                    : RocksDB.open(format.options(), folder.toString(), format.tables(), opened);
            Map<Table, ColumnFamilyHandle> handles = new EnumMap<>(Table.class);
            Iterator<ColumnFamilyHandle> next = opened.iterator();
            next.next().close();
            for (Table table : Table.values()) {
                handles.put(table, next.next());
            }
            return new LogStore(database, handles, format, purpose);
        } catch (IOException | RocksDBException e) {
            format.close();
            throw new StoreFailed("the log store in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<byte[]> get(Table table, byte[] key) {
        return get(now, table, key);
    }

    @Override
    public List<Optional<byte[]>> getAll(Table table, List<byte[]> keys) {
        return getAll(now, table, keys);
    }

    @Override
    public List<byte[]> keys(Table table, byte[] prefix, byte[] from, int limit) {
        return keys(now, table, prefix, from, limit);
    }

    @Override
    public Optional<byte[]> lastKey(Table table, byte[] upTo) {
        return lastKey(now, table, upTo);
    }

    Optional<byte[]> get(ReadOptions asOf, Table table, byte[] key) {
        return reading(() -> {
            try {
                return Optional.ofNullable(database.get(handle(table), asOf, key));
            } catch (RocksDBException e) {
                throw failed("read", table, e);
            }
        });
    }

    List<Optional<byte[]>> getAll(ReadOptions asOf, Table table, List<byte[]> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return reading(() -> {
            try {
                List<ColumnFamilyHandle> families = Collections.nCopies(keys.size(), handle(table));
                return database.multiGetAsList(asOf, families, keys).stream()
                        .map(Optional::ofNullable)
                        .toList();
            } catch (RocksDBException e) {
                throw failed("read", table, e);
            }
        });
    }

    List<byte[]> keys(ReadOptions asOf, Table table, byte[] prefix, byte[] from, int limit) {
        return reading(() -> {
            List<byte[]> found = new ArrayList<>();
            try (RocksIterator iterator = database.newIterator(handle(table), asOf)) {
                for (iterator.seek(from); iterator.isValid() && found.size() < limit; iterator.next()) {
                    byte[] key = iterator.key();
                    if (!startsWith(key, prefix)) {
                        break;
                    }
                    found.add(key);
                }
                iterator.status();
            } catch (RocksDBException e) {
                throw failed("read", table, e);
            }
            return found;
        });
    }

    Optional<byte[]> lastKey(ReadOptions asOf, Table table, byte[] upTo) {
        return reading(() -> {
            try (RocksIterator iterator = database.newIterator(handle(table), asOf)) {
                iterator.seekForPrev(upTo);
                Optional<byte[]> last = iterator.isValid() ? Optional.of(iterator.key()) : Optional.empty();
                iterator.status();
                return last;
            } catch (RocksDBException e) {
                throw failed("read", table, e);
            }
        });
    }

    /** The store as it is now, unchanged by what is written later. To be closed: old values are kept for it. */
    public StoreView view() {
        return reading(() -> {
            StoreView view = new StoreView(this, database.getSnapshot());
            views.add(view);
            return view;
        });
    }

    /** All rows of a table in the order of their keys. To be closed by the thread that asked, before the store. */
    public TableRows rows(Table table) {
        return reading(() -> {
            closing.readLock().lock();
            return new TableRows(database, handle(table), table, closing.readLock());
        });
    }

    /**
     * Reads every file of the store and compares the checksums of its parts.
     *
     * @throws StoreFailed naming what is damaged
     */
    public void requireChecksums() {
        reading(() -> {
            try {
                database.verifyChecksum();
                return database;
            } catch (RocksDBException e) {
                throw new StoreFailed("the log store is damaged: " + e.getMessage(), e);
            }
        });
    }

    /** Lets go of a view, unless the store, and all views with it, has been closed. */
    void release(StoreView view, Snapshot snapshot) {
        closing.readLock().lock();
        try {
            if (views.remove(view)) {
                database.releaseSnapshot(snapshot);
            }
        } finally {
            closing.readLock().unlock();
        }
    }

    /** Writes a batch so that it survives the death of the process. */
    public void write(StoreBatch batch) {
        if (scratch) {
            // What nobody needs afterwards need not be written together, and two threads write two halves sooner.
            batch.halves().parallelStream().forEach(half -> write(half, relaxed));
        } else {
            write(batch.inOrder(), relaxed);
        }
    }

    /** Writes a batch so that it survives the death of the machine. */
    public void writeDurably(StoreBatch batch) {
        write(batch.inOrder(), durable);
    }

    /** Removes all of a table. */
    public void clear(Table table) {
        reading(() -> {
            byte[] end = new byte[LONGEST_KEY];
            Arrays.fill(end, (byte) 0xff);
            try {
                database.deleteRange(handle(table), relaxed, new byte[0], end);
                return table;
            } catch (RocksDBException e) {
                throw new StoreFailed("the log store cannot be written: " + e.getMessage(), e);
            }
        });
    }

    private void write(List<StoreBatch.Change> ordered, WriteOptions options) {
        reading(() -> {
            try (WriteBatch changes = new WriteBatch()) {
                for (StoreBatch.Change change : ordered) {
                    byte[] value = change.value();
                    if (scratch && change.table() == Table.ENTRIES) {
                        continue;
                    }
                    if (value == null) {
                        changes.delete(handle(change.table()), change.key());
                    } else {
                        changes.put(handle(change.table()), change.key(), value);
                    }
                }
                database.write(options, changes);
                return ordered;
            } catch (RocksDBException e) {
                throw new StoreFailed("the log store cannot be written: " + e.getMessage(), e);
            }
        });
    }

    private <T> T reading(Supplier<T> action) {
        closing.readLock().lock();
        try {
            if (closed) {
                throw new StoreFailed("the log store is closed");
            }
            return action.get();
        } finally {
            closing.readLock().unlock();
        }
    }

    private ColumnFamilyHandle handle(Table table) {
        ColumnFamilyHandle handle = handles.get(table);
        if (handle == null) {
            throw new StoreFailed("table " + table + " was not opened");
        }
        return handle;
    }

    static StoreFailed failed(String verb, Table table, RocksDBException cause) {
        return new StoreFailed(
                "table " + table + " of the log store cannot be " + verb + ": " + cause.getMessage(), cause);
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Closes the store once nobody reads; every later use fails. */
    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                views.forEach(view -> database.releaseSnapshot(view.snapshot()));
                views.clear();
                now.close();
                handles.values().forEach(ColumnFamilyHandle::close);
                relaxed.close();
                durable.close();
                database.close();
                format.close();
            }
        } finally {
            closing.writeLock().unlock();
        }
    }
}
