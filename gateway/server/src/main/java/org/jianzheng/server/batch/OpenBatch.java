/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.time.Instant;
import org.jianzheng.evidence.batch.GrowingBatch;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.evidence.BatchRegistration;

/** A batch to which items are still added. Used by one thread. */
final class OpenBatch {
    private final RecordId id;
    private final ItemSource source;
    private final Instant openedAt;
    private final GrowingBatch tree = new GrowingBatch();
    private long bytes;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    OpenBatch(RecordId id, ItemSource source, Instant openedAt) {
        this.id = id;
        this.source = source;
        this.openedAt = openedAt;
    }

    RecordId id() {
        return id;
    }

    ItemSource source() {
        return source;
    }

    Instant openedAt() {
        return openedAt;
    }

    int size() {
        return Math.toIntExact(tree.size());
    }

    long bytes() {
        return bytes;
    }

    ItemPlace add(DualLeaf leaf, int length, Instant at) {
        ItemPlace place = new ItemPlace(id, size());
        tree.append(leaf);
        bytes += length;
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
        return place;
    }

    /** What the record of the batch would state if it ended here; there is at least one item. */
    BatchRegistration registration() {
        return new BatchRegistration(source.name(), tree.size(), bytes, tree.roots(), first, last);
    }
}
