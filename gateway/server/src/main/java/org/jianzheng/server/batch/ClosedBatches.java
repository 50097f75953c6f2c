/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.storage.Changes;

/** Batches that are closed and whose records are not in a block yet. Safe for several threads. */
final class ClosedBatches {
    private final Map<RecordId, ReadableRecord> records = new ConcurrentHashMap<>();
    private final BatchStore store;

    ClosedBatches(BatchStore store) {
        this.store = store;
    }

    /** Adds what is on disk. */
    void add(Collection<ReadableRecord> closed) {
        closed.forEach(record -> records.put(record.id(), record));
    }

    int count() {
        return records.size();
    }

    List<ReadableRecord> all() {
        return List.copyOf(records.values());
    }

    /** Keeps a record in place of one that the contract refused. */
    void replace(ReadableRecord record) {
        Changes changes = new Changes();
        store.putClosed(changes, record);
        store.write(changes);
        records.put(record.id(), record);
    }

    /** The record is in a block. */
    void settle(RecordId batch) {
        store.settle(batch);
        records.remove(batch);
    }
}
