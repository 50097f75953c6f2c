/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.storage.Changes;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.storage.Table;

/** What this gateway keeps of sealed bids. Whatever depends on a bid is encrypted; what is on its way to the ledger is not. */
final class BidStore {
    private static final Table LOTS = new Table("lots");
    private static final Table RECEIPTS = new Table("receipts");
    private static final Table STAMPS = new Table("stamps");
    private static final Table VOUCHES = new Table("vouches");
    private static final Table BATCHES = new Table("batches");
    private static final Table LEAVES = new Table("leaves");
    private static final Table OUTBOX = new Table("outbox");
    private static final Table TAGS = new Table("tags");

    /** All tables. */
    static final List<Table> TABLES = List.of(LOTS, RECEIPTS, STAMPS, VOUCHES, BATCHES, LEAVES, OUTBOX, TAGS);

    private static final int MAX_BYTES = 64 << 20;

    private final Store store;
    private final BidVault vault;

    BidStore(Store store, BidVault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * A batch and its leaves.
     *
     * @param body its record's
     * @param leaves receipts and fillers in their order
     */
    record StoredBatch(Batch body, List<JsonObject> leaves) {
        JsonObject toJson() {
            return JsonObject.builder()
                    .put("batch", body.toJson())
                    .put("leaves", JsonArray.of(leaves))
                    .build();
        }

        static StoredBatch fromJson(JsonObject json) {
            return new StoredBatch(
                    Batch.fromJson(json.object("batch")), json.array("leaves").objects());
        }
    }

    /**
     * Where a leaf stands.
     *
     * @param number of the batch
     * @param index in it, from 0
     */
    record LeafPlace(int number, int index) {}

    List<LotCode> lots() {
        List<LotCode> lots = new ArrayList<>();
        store.scan(LOTS, (key, value) -> lots.add(LotCode.parse(new String(key, StandardCharsets.US_ASCII))));
        return lots;
    }

    void keepLot(LotCode lot) {
        store.write(new Changes().put(LOTS, text(lot.value()), new byte[0]));
    }

    List<BidReceipt> receipts(LotCode lot) {
        List<BidReceipt> receipts = new ArrayList<>();
        store.scan(RECEIPTS, text(lot.value()), (key, value) -> receipts.add(BidReceipt.fromJson(json(value))));
        return receipts;
    }

    void keep(LotCode lot, long place, BidReceipt receipt) {
        store.write(new Changes().put(RECEIPTS, row(lot, place), closed(receipt.toJson())));
    }

    /** Who vouches for the time of these bytes. */
    Vouched vouched(byte[] bytes) {
        byte[] row = HashSuite.SHA_256.hash(bytes);
        return new Vouched(
                store.get(STAMPS, row).map(vault::open),
                store.get(VOUCHES, row).map(this::json).map(TimeVouch::fromJson));
    }

    void keepStamp(byte[] stamped, byte[] token) {
        store.write(new Changes().put(STAMPS, HashSuite.SHA_256.hash(stamped), vault.close(token)));
    }

    void keepVouch(byte[] shown, TimeVouch vouch) {
        store.write(new Changes().put(VOUCHES, HashSuite.SHA_256.hash(shown), closed(vouch.toJson())));
    }

    List<StoredBatch> batches(LotCode lot) {
        List<StoredBatch> batches = new ArrayList<>();
        store.scan(BATCHES, text(lot.value()), (key, value) -> batches.add(StoredBatch.fromJson(json(value))));
        return batches;
    }

    Optional<StoredBatch> batch(LotCode lot, int number) {
        return store.get(BATCHES, row(lot, number)).map(value -> StoredBatch.fromJson(json(value)));
    }

    /** Keeps a batch, where its leaves stand, and its record on the way to the ledger: all or nothing. */
    void keep(LotCode lot, StoredBatch batch, long place, ReadableRecord record) {
        Changes changes = new Changes()
                .put(BATCHES, row(lot, batch.body().number()), closed(batch.toJson()))
                .put(OUTBOX, row(lot, place), record.canonical());
        for (int i = 0; i < batch.leaves().size(); i++) {
            byte[] value = ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(batch.body().number())
                    .putInt(i)
                    .array();
            changes.put(LEAVES, leafKey(lot, batch.leaves().get(i).canonical()), value);
        }
        store.write(changes);
    }

    Optional<LeafPlace> place(LotCode lot, String leafSha256) {
        return store.get(LEAVES, text(lot + leafSha256))
                .map(ByteBuffer::wrap)
                .map(value -> new LeafPlace(value.getInt(), value.getInt()));
    }

    private static byte[] leafKey(LotCode lot, byte[] leaf) {
        return text(lot + HashSuite.SHA_256.digest(leaf).hex());
    }

    List<ReadableRecord> outbox(LotCode lot) {
        List<ReadableRecord> records = new ArrayList<>();
        store.scan(
                OUTBOX,
                text(lot.value()),
                (key, value) -> records.add(ReadableRecord.parse(CanonicalJson.parseObject(value))));
        return records;
    }

    /** The first place behind everything that is on the way to the ledger. */
    long nextSent(LotCode lot) {
        long[] next = {0};
        store.scan(
                OUTBOX,
                text(lot.value()),
                (key, value) -> next[0] = ByteBuffer.wrap(key).getLong(key.length - Long.BYTES) + 1);
        return next[0];
    }

    /** Puts records on the way to the ledger, one after the other: all or none. */
    void send(LotCode lot, long place, List<ReadableRecord> records) {
        Changes changes = new Changes();
        for (int i = 0; i < records.size(); i++) {
            changes.put(OUTBOX, row(lot, place + i), records.get(i).canonical());
        }
        store.write(changes);
    }

    /** Forgets records that have arrived, or puts a record that was signed anew in the place of its first form. */
    void replace(LotCode lot, ReadableRecord record, Optional<ReadableRecord> anew) {
        Changes changes = new Changes();
        store.scan(OUTBOX, text(lot.value()), (key, value) -> {
            if (ReadableRecord.parse(CanonicalJson.parseObject(value)).id().equals(record.id())) {
                anew.ifPresentOrElse(
                        signed -> changes.put(OUTBOX, key, signed.canonical()), () -> changes.delete(OUTBOX, key));
            }
        });
        store.write(changes);
    }

    /** The bidders whose feature code has this tag. */
    List<String> tagged(LotCode lot, String feature, FeatureTag tag) {
        return store.get(TAGS, text(lot + feature + tag))
                .map(value -> json(value).array("bidders").strings())
                .orElse(List.of());
    }

    void tag(LotCode lot, String feature, FeatureTag tag, List<String> bidders) {
        JsonObject value = JsonObject.builder()
                .put("bidders", JsonArray.ofStrings(bidders))
                .build();
        store.write(new Changes().put(TAGS, text(lot + feature + tag), closed(value)));
    }

    private static byte[] row(LotCode lot, long place) {
        byte[] code = text(lot.value());
        return ByteBuffer.allocate(code.length + Long.BYTES)
                .put(code)
                .putLong(place)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] closed(JsonObject json) {
        return vault.close(json.canonical());
    }

    private JsonObject json(byte[] stored) {
        return CanonicalJson.parse(vault.open(stored), MAX_BYTES).asObject();
    }
}
