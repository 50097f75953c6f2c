/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.storage.Changes;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.storage.Table;

/**
 * Items and batches on disk. An item lies under its batch and index, beside its leaf hashes, so that roots and paths are made
 * without hashing items again; a path is checked against the batch's record when it is handed out.
 */
final class BatchStore {
    /** Batch and index to leaf hashes and canonical bytes. */
    static final Table ITEMS = new Table("items");
    /** Item id to batch and index. */
    static final Table PLACES = new Table("places");
    /** Item id to batch and index, of batches that came from other organisations. */
    static final Table COPIED = new Table("copied");
    /** Closed batches: id to record. */
    static final Table BATCHES = new Table("batches");
    /** Batches whose record is not in a block yet: id to source and time, while they are open. */
    static final Table UNSETTLED = new Table("unsettled");

    /** The tables that the store must be opened with. */
    static final List<Table> TABLES = List.of(
            ITEMS, PLACES, COPIED, BATCHES, UNSETTLED, ReplicaStore.WANTED, ReplicaStore.HOLDERS, ReplicaStore.SEEN);

    private static final int ID = 16;
    private static final byte[] CLOSED = {};

    private final Store store;

    BatchStore(Store store) {
        this.store = store;
    }

    /** Writes all changes durably, or none. */
    void write(Changes changes) {
        store.write(changes);
    }

    void putItem(Changes changes, ItemPlace place, ReceivedItem item) {
        changes.put(ITEMS, key(place), value(item)).put(PLACES, key(item.item().id()), key(place));
    }

    /** As {@link #putItem}, of a batch that another organisation received: it never stands for an own one. */
    void putCopied(Changes changes, ItemPlace place, ReceivedItem item) {
        changes.put(ITEMS, key(place), value(item)).put(COPIED, key(item.item().id()), key(place));
    }

    /** Keeps the record of a batch whose items were copied. */
    void putCopied(Changes changes, ReadableRecord record) {
        changes.put(BATCHES, key(record.id()), record.canonical());
    }

    private static byte[] value(ReceivedItem item) {
        return ByteBuffer.allocate(DualLeaf.LENGTH + item.canonical().length)
                .put(item.leaf().toBytes())
                .put(item.canonical())
                .array();
    }

    void putOpen(Changes changes, OpenBatch batch) {
        JsonObject.Builder json = JsonObject.builder()
                .put("openedAt", Instants.format(batch.openedAt()))
                .put("source", batch.source().name())
                .putIfPresent("lot", batch.source().lot().map(LotCode::value));
        changes.put(UNSETTLED, key(batch.id()), CanonicalJson.write(json.build()));
    }

    void putClosed(Changes changes, ReadableRecord record) {
        changes.put(BATCHES, key(record.id()), record.canonical()).put(UNSETTLED, key(record.id()), CLOSED);
    }

    /** The record of the batch is in a block. */
    void settle(RecordId batch) {
        store.write(new Changes().delete(UNSETTLED, key(batch)));
    }

    /** Where an item stands, or empty if it never came. */
    Optional<ItemPlace> place(RecordId item) {
        return store.get(PLACES, key(item)).map(BatchStore::place);
    }

    /** Where an item of another organisation's batch stands, or empty if none was copied. */
    Optional<ItemPlace> copiedPlace(RecordId item) {
        return store.get(COPIED, key(item)).map(BatchStore::place);
    }

    /** The leaf hashes of the item at a place. */
    Optional<DualLeaf> leaf(ItemPlace place) {
        return store.get(ITEMS, key(place)).map(value -> DualLeaf.of(value, 0));
    }

    /** The item at a place. */
    Optional<JsonObject> item(ItemPlace place) {
        return store.get(ITEMS, key(place)).map(value -> CanonicalJson.parseObject(canonical(value)));
    }

    /** The record of a closed batch. */
    Optional<ReadableRecord> record(RecordId batch) {
        return store.get(BATCHES, key(batch)).map(BatchStore::record);
    }

    /** Where the items of a batch come from, be it open or closed; empty if there is none. */
    Optional<String> source(RecordId batch) {
        return record(batch)
                .map(record -> BatchRegistration.fromJson(record.body()).source())
                .or(() -> store.get(UNSETTLED, key(batch))
                        .filter(value -> value.length > 0)
                        .map(value -> CanonicalJson.parseObject(value).string("source")));
    }

    /** Whether a batch is open. */
    boolean isOpen(RecordId batch) {
        return store.get(UNSETTLED, key(batch))
                .filter(value -> value.length > 0)
                .isPresent();
    }

    /** Takes the items of a batch in their order. */
    interface ItemReader {
        void read(DualLeaf leaf, byte[] canonical);
    }

    /** Hands out all items of a batch in their order. */
    void items(RecordId batch, ItemReader reader) {
        store.scan(ITEMS, key(batch), (key, value) -> reader.read(DualLeaf.of(value, 0), canonical(value)));
    }

    /** All batches that are open, with the items that they have. */
    List<OpenBatch> open() {
        List<OpenBatch> open = new ArrayList<>();
        store.scan(UNSETTLED, (key, value) -> {
            if (value.length > 0) {
                JsonObject json = CanonicalJson.parseObject(value);
                open.add(new OpenBatch(
                        id(key, 0),
                        new ItemSource(
                                json.string("source"),
                                json.optionalString("lot").map(LotCode::parse)),
                        Instants.parse(json.string("openedAt"))));
            }
        });
        for (OpenBatch batch : open) {
            items(batch.id(), (leaf, canonical) -> batch.add(leaf, canonical.length, at(canonical)));
        }
        return open;
    }

    /** The records of all batches that are closed and not known to be in a block. */
    List<ReadableRecord> closed() {
        List<RecordId> ids = new ArrayList<>();
        store.scan(UNSETTLED, (key, value) -> {
            if (value.length == 0) {
                ids.add(id(key, 0));
            }
        });
        return ids.stream().map(id -> record(id).orElseThrow()).toList();
    }

    private static Instant at(byte[] canonical) {
        return Instants.parse(CanonicalJson.parseObject(canonical).string("at"));
    }

    private static ReadableRecord record(byte[] canonical) {
        return ReadableRecord.parse(CanonicalJson.parseObject(canonical));
    }

    private static byte[] canonical(byte[] value) {
        return Arrays.copyOfRange(value, DualLeaf.LENGTH, value.length);
    }

    static byte[] key(RecordId id) {
        UUID uuid = UUID.fromString(id.value());
        return ByteBuffer.allocate(ID)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static byte[] key(ItemPlace place) {
        return ByteBuffer.allocate(ID + Integer.BYTES)
                .put(key(place.batch()))
                .putInt(place.index())
                .array();
    }

    static RecordId id(byte[] bytes, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, ID);
        return RecordId.parse(new UUID(buffer.getLong(), buffer.getLong()).toString());
    }

    private static ItemPlace place(byte[] value) {
        return new ItemPlace(
                id(value, 0), ByteBuffer.wrap(value, ID, Integer.BYTES).getInt());
    }
}
