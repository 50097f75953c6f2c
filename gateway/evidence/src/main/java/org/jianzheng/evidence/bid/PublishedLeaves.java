/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidFiller;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * The leaves of all batches of a lot, as they are published at the opening: one batch on each line, canonical JSON. Whoever computes the
 * roots from them can count the bids.
 *
 * @param digests of the published bytes
 * @param batches each with its receipts, in their order
 */
public record PublishedLeaves(DualDigest digests, List<Opened> batches) {
    /** The most bytes of a leaf set. */
    public static final int MAX_BYTES = 1 << 28;

    private static final int MAX_LINE = 1 << 24;

    /**
     * A batch whose leaves give its roots.
     *
     * @param body the batch
     * @param receipts the leaves that stand for bids
     */
    public record Opened(Batch body, List<BidReceipt> receipts) {
        /** Copies the list. */
        public Opened {
            receipts = List.copyOf(receipts);
        }
    }

    /** Copies the list. */
    public PublishedLeaves {
        batches = List.copyOf(batches);
    }

    /**
     * Reads a leaf set and computes every root anew.
     *
     * @throws Refusal {@code TOO_LARGE}, {@code SCHEMA_INVALID}, or {@code DIGEST_MISMATCH} where leaves do not give the roots of their batch
     */
    public static PublishedLeaves parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a leaf set has at most %d bytes", MAX_BYTES);
        }
        List<Opened> batches = new ArrayList<>();
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .forEach(line ->
                        batches.add(opened(CanonicalJson.parseCanonical(line.getBytes(StandardCharsets.UTF_8), MAX_LINE)
                                .asObject())));
        return new PublishedLeaves(DualDigest.of(bytes), batches);
    }

    private static Opened opened(JsonObject line) {
        line.requireOnly("batch", "leaves");
        Batch body = Batch.fromJson(line.object("batch"));
        List<DualLeaf> hashed = new ArrayList<>();
        List<BidReceipt> receipts = new ArrayList<>();
        for (JsonObject leaf : line.array("leaves").objects()) {
            hashed.add(DualLeaf.of(leaf.canonical()));
            if (BidFiller.isOne(leaf)) {
                BidFiller.fromJson(leaf);
            } else {
                receipts.add(BidReceipt.fromJson(leaf));
            }
        }
        if (hashed.size() != body.leaves()) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "batch %d has %d leaves, published are %d",
                    body.number(),
                    body.leaves(),
                    hashed.size());
        }
        DualDigest computed = new BatchTree(hashed).roots();
        if (!computed.equals(body.roots())) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "the leaves of batch %d give the root %s, stated is %s",
                    body.number(),
                    computed.sha256(),
                    body.roots().sha256());
        }
        return new Opened(body, receipts);
    }

    /** The newest receipt of each bidder whose bid stood at the deadline, by the bidder's code. */
    public Map<String, BidReceipt> standing() {
        Map<String, BidReceipt> newest = new TreeMap<>();
        for (Opened batch : batches) {
            for (BidReceipt receipt : batch.receipts()) {
                newest.merge(
                        receipt.statement().bidder().value(),
                        receipt,
                        (known, other) -> version(other) > version(known) ? other : known);
            }
        }
        newest.values().removeIf(receipt -> !(receipt.statement().act() instanceof BidAct.Commit));
        return newest;
    }

    private static int version(BidReceipt receipt) {
        return switch (receipt.statement().act()) {
            case BidAct.Commit commit -> commit.version();
            case BidAct.Withdraw withdraw -> withdraw.version();
            case BidAct.Reveal ignored ->
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a receipt among the leaves is for a reveal");
        };
    }
}
