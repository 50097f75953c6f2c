/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.block;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jianzheng.embedded.database.Database;
import org.jianzheng.embedded.database.Family;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * Finds blocks by number and hash, and transactions by their id. It can be thrown away and is rebuilt from the block file;
 * of several transactions with one id it keeps the first, as Fabric does.
 */
public final class BlockIndex {

    private static final byte NUMBER = 'n';
    private static final byte HASH = 'h';
    private static final byte TRANSACTION = 't';

    private final Database database;

    /** The index that is kept in the database. */
    public BlockIndex(Database database) {
        this.database = database;
    }

    /** Where a block is in the file. */
    public Optional<BlockLocation> block(long number) {
        return database.get(Family.INDEX, numberKey(number)).map(BlockLocation::of);
    }

    /** The number of the block with this header hash. */
    public Optional<Long> number(Sha256 hash) {
        return database.get(Family.INDEX, hashKey(hash))
                .map(bytes -> ByteBuffer.wrap(bytes).getLong());
    }

    /** The first transaction with this id. */
    public Optional<TransactionLocation> transaction(TransactionId id) {
        return database.get(Family.INDEX, transactionKey(id)).map(TransactionLocation::of);
    }

    /** Notes a block in a batch. */
    public void addBlock(Database.Batch batch, long number, Sha256 hash, BlockLocation location) {
        batch.put(Family.INDEX, numberKey(number), location.toBytes());
        batch.put(
                Family.INDEX,
                hashKey(hash),
                ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    /** Notes a transaction in a batch, unless an earlier block has one with the same id. */
    public void addTransaction(Database.Batch batch, TransactionId id, TransactionLocation location) {
        byte[] key = transactionKey(id);
        if (database.get(Family.INDEX, key).isEmpty()) {
            batch.put(Family.INDEX, key, location.toBytes());
        }
    }

    private static byte[] numberKey(long number) {
        return ByteBuffer.allocate(1 + Long.BYTES).put(NUMBER).putLong(number).array();
    }

    private static byte[] hashKey(Sha256 hash) {
        return ByteBuffer.allocate(1 + Sha256.LENGTH)
                .put(HASH)
                .put(hash.bytes())
                .array();
    }

    private static byte[] transactionKey(TransactionId id) {
        byte[] bytes = id.value().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + bytes.length).put(TRANSACTION).put(bytes).array();
    }
}
