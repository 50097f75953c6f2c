/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.MapName;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/** Finds entries by what they are about. Entries behind {@code size} may be there already and are not shown. */
final class LogLookups {
    private static final byte[] NOTHING = {};

    private final LogStore store;
    private final TreeHasher hasher = TreeHasher.of(HashSuite.SHA_256);

    LogLookups(LogStore store) {
        this.store = store;
    }

    /** Collects what is to be found once the batch is written. */
    Batch into(StoreBatch batch) {
        return new Batch(batch);
    }

    /** What one batch of the store lets be found. */
    final class Batch {
        private final StoreBatch batch;
        private final Set<EvidenceId> captured = new HashSet<>();

        private Batch(StoreBatch batch) {
            this.batch = batch;
        }

        /** Lets a record be found at its position; to be called in log order. */
        void put(JsonObject record, long position, List<IndexKey> keys) {
            EntryKeys.recordId(record).ifPresent(id -> batch.put(Table.RECORDS, idKey(id), Keys.number(position)));
            EntryKeys.registeredKey(record)
                    .ifPresent(key -> batch.put(Table.SIGNERS, Keys.of(keyBytes(key), position), NOTHING));
            EntryKeys.capturedEvidence(record)
                    .filter(captured::add)
                    .filter(evidence ->
                            store.get(Table.CAPTURES, evidenceKey(evidence)).isEmpty())
                    .ifPresent(evidence -> batch.put(Table.CAPTURES, evidenceKey(evidence), Keys.number(position)));
            EntryKeys.withdrawnContent(record).ifPresent(content -> {
                for (HashSuite suite : HashSuite.values()) {
                    batch.put(Table.WITHDRAWALS, Keys.of(content.in(suite).bytes(), position), NOTHING);
                }
            });
            keys.stream()
                    .filter(key -> key.name().map() == MapName.INDEX)
                    .forEach(key ->
                            batch.put(Table.MEMBERS, Keys.of(key.hash(hasher).toBytes(), position), NOTHING));
        }
    }

    OptionalLong position(RecordId id, long size) {
        return below(size, store.get(Table.RECORDS, idKey(id)));
    }

    OptionalLong registration(KeyId key, long before) {
        byte[] prefix = keyBytes(key);
        return before <= 0
                ? OptionalLong.empty()
                : store.lastKey(Table.SIGNERS, Keys.of(prefix, before - 1))
                        .filter(found -> Arrays.equals(found, Keys.of(prefix, Keys.lastNumber(found))))
                        .map(found -> OptionalLong.of(Keys.lastNumber(found)))
                        .orElseGet(OptionalLong::empty);
    }

    OptionalLong capture(EvidenceId evidence, long size) {
        return below(size, store.get(Table.CAPTURES, evidenceKey(evidence)));
    }

    OptionalLong withdrawal(Digest content, long size) {
        byte[] prefix = content.bytes();
        return store.keys(Table.WITHDRAWALS, prefix, prefix, 1).stream()
                .mapToLong(Keys::lastNumber)
                .filter(position -> position < size)
                .findFirst();
    }

    List<Long> withdrawals(long size) {
        return store.keys(Table.WITHDRAWALS, NOTHING, NOTHING, Integer.MAX_VALUE).stream()
                .map(Keys::lastNumber)
                .filter(position -> position < size)
                .distinct()
                .toList();
    }

    List<Long> bearers(IndexKey key, long from, int limit, long size) {
        byte[] prefix = key.hash(hasher).toBytes();
        return store.keys(Table.MEMBERS, prefix, Keys.of(prefix, from), limit).stream()
                .map(Keys::lastNumber)
                .filter(position -> position < size)
                .toList();
    }

    private static OptionalLong below(long size, Optional<byte[]> stored) {
        return stored.map(Keys::lastNumber)
                .filter(position -> position < size)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    private static byte[] idKey(RecordId id) {
        UUID uuid = UUID.fromString(id.value());
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static byte[] evidenceKey(EvidenceId evidence) {
        return HexFormat.of().parseHex(evidence.value().substring("ev:".length()));
    }

    private static byte[] keyBytes(KeyId key) {
        return Hash.ofHex(key.value().substring("key:".length())).toBytes();
    }
}
