/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Remembered;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.proof.Bundles;

/** Hands out the bundles of items. The trees of the batches that were asked for lately are remembered. */
final class ItemProofs {
    private static final int REMEMBERED_TREES = 4;

    private final BatchStore store;
    private final Bundles bundles;
    private final Remembered<RecordId, BatchTree> trees = new Remembered<>(REMEMBERED_TREES);

    ItemProofs(BatchStore store, Bundles bundles) {
        this.store = store;
        this.bundles = bundles;
    }

    /** Where an item stands; refuses ({@code ITEM_UNKNOWN}) one that never came. */
    ItemPlace place(RecordId item) {
        return store.place(item)
                .or(() -> store.copiedPlace(item))
                .orElseThrow(() -> Refusal.of(ErrorCode.ITEM_UNKNOWN, "no item %s has come to this gateway", item));
    }

    /**
     * The bundle of an item: its path to the roots of its batch, and the bundle of the batch's record.
     *
     * @return canonical JSON
     * @throws Refusal {@code ITEM_UNKNOWN}, {@code CHECKPOINT_STALE} as long as no checkpoint covers its batch, {@code
     *     DIGEST_MISMATCH} if the items that are stored are not those of the record
     */
    byte[] bundle(RecordId item) {
        ItemPlace place = place(item);
        ReadableRecord record = store.record(place.batch())
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CHECKPOINT_STALE, "batch %s is still open; ask again shortly", place.batch()));
        BatchTree tree = trees.get(place.batch(), batch -> tree(record));
        return bundles.with(place.batch(), tree.stage(store.item(place).orElseThrow(), place.index()));
    }

    private BatchTree tree(ReadableRecord record) {
        List<DualLeaf> leaves = new ArrayList<>();
        store.items(record.id(), (leaf, canonical) -> leaves.add(leaf));
        BatchTree tree = new BatchTree(leaves);
        BatchRegistration registered = BatchRegistration.fromJson(record.body());
        if (!tree.roots().equals(registered.roots()) || tree.size() != registered.count()) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "batch %s has root %s over %d items, its record states %s over %d",
                    record.id(),
                    tree.roots().sha256(),
                    tree.size(),
                    registered.roots().sha256(),
                    registered.count());
        }
        return tree;
    }
}
