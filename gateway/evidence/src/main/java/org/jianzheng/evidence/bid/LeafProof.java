/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import java.util.Optional;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * Where a receipt stands in the batches, as a gateway says ({@code /api/v1/bids/LOT/proofs/LEAF}).
 *
 * @param batch that holds it
 * @param index its place in the batch, from 0
 * @param path from it to the batch's roots
 * @param record of the batch; none while it is on its way to the ledger
 */
public record LeafProof(Batch batch, long index, DualPath path, Optional<RecordId> record) {
    /** The most bytes of one. */
    public static final int MAX_BYTES = 1 << 16;

    private static final int MAX_LEAVES = 1 << 20;

    /** Reads the JSON form; refuses ({@code SCHEMA_INVALID}) any other, and a place outside of the batch. */
    public static LeafProof fromJson(JsonObject json) {
        json.requireOnly("batch", "index", "path", "record");
        long index = json.integer("index");
        if (index < 0 || index >= MAX_LEAVES) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is 0 to %d", json.place("index"), MAX_LEAVES - 1);
        }
        return new LeafProof(
                Batch.fromJson(json.object("batch")),
                index,
                DualPath.fromJson(json.object("path")),
                json.optionalString("record").map(RecordId::parse));
    }

    /** Refuses ({@code DIGEST_MISMATCH}) a path that does not lead from this receipt to both roots of the batch. */
    public void requireLeadsFrom(BidReceipt receipt) {
        byte[] leaf = receipt.canonical();
        for (HashSuite suite : HashSuite.values()) {
            TreeHasher hasher = TreeHasher.of(suite);
            try {
                new InclusionProof(index, batch.leaves(), path.nodes(suite))
                        .verify(hasher.leaf(leaf), Hash.of(batch.roots().in(suite)), hasher);
            } catch (ProofRefused refused) {
                throw Refusal.of(
                                ErrorCode.DIGEST_MISMATCH,
                                "the receipt does not stand at place %d of batch %d: %s %s, computed %s, given %s",
                                index,
                                batch.number(),
                                suite.id(),
                                refused.rule(),
                                refused.computed(),
                                refused.given())
                        .causedBy(refused);
            }
        }
    }
}
