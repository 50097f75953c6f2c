/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.storage.Changes;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.storage.Table;

/** What is known of copies of batches: which are still to be fetched, how far the log was looked through, and who has told that it holds one. */
final class ReplicaStore {
    /** Batch to the position of its record: not copied yet, or its organisation not told. */
    static final Table WANTED = new Table("wanted");
    /** Batch and organisation to nothing: who has told that it keeps the batch. */
    static final Table HOLDERS = new Table("holders");
    /** One key to the log's size up to which batches were looked for. */
    static final Table SEEN = new Table("seen");

    private static final byte[] SIZE = {0};
    private static final byte[] NOTHING = {};

    private final Store store;
    private final OrganisationId own;

    ReplicaStore(Store store, OrganisationId own) {
        this.store = store;
        this.own = own;
    }

    /** Entries of the log that were looked at. */
    long seen() {
        return store.get(SEEN, SIZE)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong())
                .orElse(0L);
    }

    /** Entries up to here were looked at, and these batches among them are to be fetched. */
    void want(Map<RecordId, Long> batches, long size) {
        Changes changes = new Changes();
        batches.forEach((batch, position) -> changes.put(WANTED, BatchStore.key(batch), bytes(position)));
        store.write(changes.put(SEEN, SIZE, bytes(size)));
    }

    /** All batches that are still to be fetched, with the positions of their records. */
    Map<RecordId, Long> wanted() {
        Map<RecordId, Long> wanted = new LinkedHashMap<>();
        store.scan(
                WANTED,
                (key, value) ->
                        wanted.put(BatchStore.id(key, 0), ByteBuffer.wrap(value).getLong()));
        return wanted;
    }

    /** The batch is kept and its organisation knows. */
    void done(RecordId batch) {
        store.write(new Changes().delete(WANTED, BatchStore.key(batch)));
    }

    /** An organisation has told that it keeps a batch. */
    void held(RecordId batch, OrganisationId by) {
        byte[] name = by.value().getBytes(StandardCharsets.US_ASCII);
        byte[] id = BatchStore.key(batch);
        byte[] key =
                ByteBuffer.allocate(id.length + name.length).put(id).put(name).array();
        if (store.get(HOLDERS, key).isEmpty()) {
            store.write(new Changes().put(HOLDERS, key, NOTHING));
        }
    }

    /** The organisations that keep a batch which is stored here besides the one that received it, as far as is known here; by name. */
    Collection<OrganisationId> holders(ReadableRecord batch) {
        byte[] id = BatchStore.key(batch.id());
        NavigableSet<OrganisationId> holders = new TreeSet<>(Comparator.comparing(OrganisationId::value));
        if (!batch.organisation().equals(own)) {
            holders.add(own);
        }
        store.scan(
                HOLDERS,
                id,
                (key, value) -> holders.add(OrganisationId.parse(
                        new String(key, id.length, key.length - id.length, StandardCharsets.US_ASCII))));
        return holders;
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
