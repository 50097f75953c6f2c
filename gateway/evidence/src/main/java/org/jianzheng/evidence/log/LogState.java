/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.model.crypto.HashSuite;

/**
 * The log after a block: all that a checkpoint says but its origin.
 *
 * @param block number of the block
 * @param headerHash the block's hash
 * @param commitHash the peer's commit hash at the block, if the ledger gives one
 * @param size entries so far
 * @param sha256 roots by SHA-256
 * @param sm3 roots by SM3
 */
public record LogState(long block, Hash headerHash, Optional<Hash> commitHash, long size, Roots sha256, Roots sm3) {
    /**
     * The roots by one suite.
     *
     * @param log of the tree over all entries
     * @param index of the map of all entries
     * @param active of the map of list entries in force
     */
    public record Roots(Hash log, Hash index, Hash active) {
        static Roots ofNothing(HashSuite suite) {
            Hash empty = TreeHasher.of(suite).emptyRoot();
            return new Roots(empty, empty, empty);
        }
    }

    private static final int ROOTS = 3 * Hash.LENGTH;
    private static final int LENGTH = 2 * Long.BYTES + 2 * Hash.LENGTH + 1 + 2 * ROOTS;

    /** The roots by this suite. */
    public Roots roots(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    /** Before the first block. */
    static LogState ofNothing() {
        return new LogState(
                0,
                Hash.of(new byte[Hash.LENGTH]),
                Optional.empty(),
                0,
                Roots.ofNothing(HashSuite.SHA_256),
                Roots.ofNothing(HashSuite.SM3));
    }

    LogState with(long grown, Roots sha256After, Roots sm3After) {
        return new LogState(block, headerHash, commitHash, grown, sha256After, sm3After);
    }

    LogState after(LogBlock reached) {
        return new LogState(reached.number(), reached.headerHash(), reached.commitHash(), size, sha256, sm3);
    }

    byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        ByteBuffer buffer = ByteBuffer.wrap(bytes)
                .putLong(block)
                .putLong(size)
                .put(headerHash.toBytes())
                .put((byte) (commitHash.isPresent() ? 1 : 0))
                .put(commitHash.map(Hash::toBytes).orElseGet(() -> new byte[Hash.LENGTH]));
        put(buffer, sha256);
        put(buffer, sm3);
        return bytes;
    }

    /**
     * Reads what the table of blocks holds.
     *
     * @throws StoreFailed if it is no state
     */
    public static LogState read(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new StoreFailed("the state after a block has " + bytes.length + " bytes, not " + LENGTH);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long block = buffer.getLong();
        long size = buffer.getLong();
        Hash headerHash = hash(buffer);
        boolean hasCommitHash = buffer.get() == 1;
        Hash commitHash = hash(buffer);
        LogState state = new LogState(
                block,
                headerHash,
                hasCommitHash ? Optional.of(commitHash) : Optional.empty(),
                size,
                new Roots(hash(buffer), hash(buffer), hash(buffer)),
                new Roots(hash(buffer), hash(buffer), hash(buffer)));
        if (!Arrays.equals(state.bytes(), bytes)) {
            throw new StoreFailed("the state after a block has bytes that nobody wrote");
        }
        return state;
    }

    private static void put(ByteBuffer buffer, Roots roots) {
        buffer.put(roots.log().toBytes())
                .put(roots.index().toBytes())
                .put(roots.active().toBytes());
    }

    private static Hash hash(ByteBuffer buffer) {
        byte[] bytes = new byte[Hash.LENGTH];
        buffer.get(bytes);
        return Hash.of(bytes);
    }
}
