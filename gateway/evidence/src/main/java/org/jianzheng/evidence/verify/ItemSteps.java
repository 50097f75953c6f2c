/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/** The step that leads from an item to the record of its batch. */
final class ItemSteps {
    private ItemSteps() {}

    /** Requires the item of a stage to be in the batch of a record that is verified. */
    static BatchItem require(BatchStage stage, Envelope record, RecordSummary summary, Progress progress) {
        BatchRegistration batch = batch(record);
        BatchItem item = item(stage, batch);
        byte[] canonical = item.canonical();
        for (HashSuite suite : HashSuite.values()) {
            requireIncluded(stage, suite, canonical, batch);
            String root = suite.id() + " root " + batch.roots().in(suite).hex();
            progress.found(Rule.ITEM_PATH, root, root);
        }
        progress.about(
                summary.with(new ItemSummary(item.id(), item.at(), batch.source(), stage.index(), batch.count())));
        progress.ok(StepName.BATCH);
        return item;
    }

    private static BatchRegistration batch(Envelope record) {
        if (!(record instanceof ReadableRecord readable) || readable.type() != RecordType.EVIDENCE_BATCH) {
            throw StepFailed.invalid(
                    Rule.BATCH_RECORD,
                    RecordType.EVIDENCE_BATCH.wireName(),
                    record.type().wireName());
        }
        try {
            return BatchRegistration.fromJson(readable.body());
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.BATCH_RECORD, "the registration of a batch", refusal.sentence());
        }
    }

    private static BatchItem item(BatchStage stage, BatchRegistration batch) {
        BatchItem item;
        try {
            item = BatchItem.fromJson(stage.item());
            BatchItem.canonical(stage.item());
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.ITEM_FORM, "an item of a batch", refusal.sentence());
        }
        if (item.at().isBefore(batch.first()) || item.at().isAfter(batch.last())) {
            throw StepFailed.invalid(
                    Rule.ITEM_FORM,
                    batch.first() + " to " + batch.last(),
                    item.at().toString());
        }
        return item;
    }

    private static void requireIncluded(BatchStage stage, HashSuite suite, byte[] canonical, BatchRegistration batch) {
        TreeHasher hasher = TreeHasher.of(suite);
        try {
            stage.proof(suite, batch.count())
                    .verify(hasher.leaf(canonical), Hash.of(batch.roots().in(suite)), hasher);
        } catch (ProofRefused refused) {
            throw StepFailed.invalid(
                    Rule.ITEM_PATH,
                    suite.id() + " " + refused.rule() + " " + refused.computed(),
                    refused.given() + " for item " + stage.index());
        }
    }
}
