/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.ArrayList;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;

/** How the database keeps the tables of a log store. It outlives the database, and is closed with it. */
final class StoreFormat implements AutoCloseable {
    private static final long CACHE_BYTES = 256L << 20;
    private static final long WRITE_BUFFER_BYTES = 64L << 20;
    private static final long SCRATCH_BUFFER_BYTES = 256L << 20;
    private static final int BLOOM_BITS = 10;
    private static final double BLOOM_OF_MEMORY = 0.02;

    private final LRUCache cache = new LRUCache(CACHE_BYTES);
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    private final ColumnFamilyOptions text = table().setCompressionType(CompressionType.LZ4_COMPRESSION);
    // Hashes have no form that compression could find; trying costs an eighth of an append.
    private final ColumnFamilyOptions hashes = table().setCompressionType(CompressionType.NO_COMPRESSION);
    // Most keys are new, so their edges are looked for in vain.
    private final ColumnFamilyOptions edges = table().setCompressionType(CompressionType.NO_COMPRESSION)
            .setMemtablePrefixBloomSizeRatio(BLOOM_OF_MEMORY)
            .setMemtableWholeKeyFiltering(true);
    private final DBOptions options;

    StoreFormat(StorePurpose purpose) {
        boolean writing = purpose != StorePurpose.READING;
        this.options = new DBOptions()
                .setCreateIfMissing(writing)
                .setCreateMissingColumnFamilies(writing)
                .setDbWriteBufferSize(WRITE_BUFFER_BYTES)
                .setMaxTotalWalSize(2 * WRITE_BUFFER_BYTES)
                .setKeepLogFileNum(2);
        switch (purpose) {
            case USE -> {}
            case READING -> options.setWalRecoveryMode(WALRecoveryMode.AbsoluteConsistency);
            case SCRATCH -> options.setDbWriteBufferSize(SCRATCH_BUFFER_BYTES).setAvoidFlushDuringShutdown(true);
        }
    }

    private ColumnFamilyOptions table() {
        return new ColumnFamilyOptions()
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(bloom));
    }

    DBOptions options() {
        return options;
    }

    /** The database's own table, which stays empty, and ours in their order. */
    List<ColumnFamilyDescriptor> tables() {
        List<ColumnFamilyDescriptor> tables = new ArrayList<>();
        tables.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, text));
        for (Table table : Table.values()) {
            tables.add(new ColumnFamilyDescriptor(
                    table.nameBytes(), table == Table.ENTRIES ? text : table == Table.EDGES ? edges : hashes));
        }
        return tables;
    }

    @Override
    public void close() {
        List.of(options, text, hashes, edges, bloom, cache).forEach(RocksObject::close);
    }
}
