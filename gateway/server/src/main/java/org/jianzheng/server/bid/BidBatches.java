/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.json.JsonObject;

/**
 * Closes batches at fixed times, counted back from the deadline: the receipts of the interval and as many fillers as make the number of
 * leaves constant, in random order. Whether there was a bid changes neither when nor what is recorded.
 */
final class BidBatches {
    private final BidPlatform platform;

    BidBatches(BidPlatform platform) {
        this.platform = platform;
    }

    /** Closes the batch that is due, if one is; what came in at its very time is in it. */
    void closeDue(LotBids bids, Instant now) {
        bids.bidding()
                .filter(bidding -> bidding.phase() == BiddingHead.Phase.RECEIVING)
                .flatMap(bidding -> due(bidding, bids.begun(), now))
                .ifPresent(closedAt -> close(bids, closedAt));
    }

    /** The latest fixed time that is over and has no batch; times while the gateway was away are left out. */
    private static Optional<Instant> due(BiddingHead bidding, Instant begun, Instant now) {
        Instant deadline = bidding.window().deadline();
        Duration interval = bidding.window().interval();
        // A fixed time is over once it is past, since whatever comes in at that very time is in time.
        Instant time = now.isAfter(deadline)
                ? deadline
                : deadline.minus(
                        interval.multipliedBy(Duration.between(now, deadline).dividedBy(interval) + 1));
        Instant before = bidding.last().map(Batch::closedAt).orElse(begun);
        return time.isAfter(before) ? Optional.of(time) : Optional.empty();
    }

    private void close(LotBids bids, Instant closedAt) {
        BiddingHead bidding = bids.require();
        List<JsonObject> leaves = new ArrayList<>(bids.unbatched().stream()
                .filter(receipt -> !receipt.receivedAt().isAfter(closedAt))
                .map(BidReceipt::toJson)
                .toList());
        int size = size(bidding.window(), leaves.size());
        while (leaves.size() < size) {
            leaves.add(platform.filler().toJson());
        }
        Collections.shuffle(leaves, platform.random());
        BatchTree tree = tree(leaves);
        Batch body = new Batch(bidding.last().map(Batch::number).orElse(0) + 1, closedAt, size, tree.roots(), Set.of());
        bids.close(new BidStore.StoredBatch(body, leaves), platform.record(body, bids.lot(), List.of()));
    }

    private static int size(Window window, int receipts) {
        int size = window.leaves();
        while (size < receipts) {
            size *= 2;
        }
        return size;
    }

    /** The tree over leaves in their order. */
    static BatchTree tree(List<JsonObject> leaves) {
        return new BatchTree(
                leaves.stream().map(leaf -> DualLeaf.of(leaf.canonical())).toList());
    }
}
