/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Duration;
import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.window}: a lot receives sealed bids until the deadline. Until then a batch with a constant number of leaves is
 * recorded at fixed times, bids or not, so that nobody learns from the ledger who bids or how many do (domain 3.3).
 *
 * @param deadline a statement that has come in whole at this instant or before is in time; milliseconds
 * @param minimumBidders fewer bids at the deadline are not opened (invariant 3)
 * @param interval between batches, counted back from the deadline
 * @param leaves of a batch, a power of two; if more statements come in an interval, the batch has twice as many as often as needed
 */
public record Window(Instant deadline, int minimumBidders, Duration interval, int leaves) implements BidBody {
    /** How long the last batch may take to the ledger before it counts as anchored after the opening. */
    public static final Duration GRACE = Duration.ofSeconds(30);

    private static final long MIN_INTERVAL = 10;
    private static final long MAX_INTERVAL = 86_400;
    private static final int MIN_LEAVES = 8;
    private static final int MAX_LEAVES = 4_096;
    private static final int MAX_BIDDERS = 1_000;

    /** Refuses ({@code SCHEMA_INVALID}) a number of leaves that is no power of two. */
    public Window {
        if (Integer.bitCount(leaves) != 1) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "leaves must be a power of two, met %d", leaves);
        }
    }

    /** Reads the body. */
    public static Window fromJson(JsonObject json) {
        json.requireOnly("deadline", "minimumBidders", "intervalSeconds", "leaves");
        return new Window(
                Instants.parse(json.string("deadline")),
                Math.toIntExact(Members.integer(json, "minimumBidders", 1, MAX_BIDDERS)),
                Duration.ofSeconds(Members.integer(json, "intervalSeconds", MIN_INTERVAL, MAX_INTERVAL)),
                Math.toIntExact(Members.integer(json, "leaves", MIN_LEAVES, MAX_LEAVES)));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_WINDOW;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("deadline", Instants.format(deadline))
                .put("minimumBidders", minimumBidders)
                .put("intervalSeconds", interval.toSeconds())
                .put("leaves", leaves)
                .build();
    }
}
