/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import java.util.Set;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.batch}: the root over the receipts of an interval and as many fillers as make its number of leaves constant, in
 * random order. It looks the same whether there was a bid or none.
 *
 * @param number counts the lot's batches from 1
 * @param closedAt the fixed time at which it was closed; the last is closed at the deadline
 * @param leaves how many
 * @param roots of the tree over them (RFC 9162, leaf = canonical bytes of a receipt or filler), in both suites
 * @param marks that it came to the ledger when the opening may have begun
 */
public record Batch(int number, Instant closedAt, int leaves, DualDigest roots, Set<BidMark> marks) implements BidBody {
    private static final int MAX_NUMBER = 1_000_000;
    private static final int MAX_LEAVES = 1 << 20;

    /** Copies the marks; refuses ({@code SCHEMA_INVALID}) those of other records. */
    public Batch {
        marks = Set.copyOf(marks);
        if (marks.contains(BidMark.CENTRE_ALONE)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "who vouches for a batch is told at the disclosure");
        }
    }

    /** Reads the body. */
    public static Batch fromJson(JsonObject json) {
        json.requireOnly("number", "closedAt", "leaves", "roots", "marks");
        return new Batch(
                Math.toIntExact(Members.integer(json, "number", 1, MAX_NUMBER)),
                Instants.parse(json.string("closedAt")),
                Math.toIntExact(Members.integer(json, "leaves", 1, MAX_LEAVES)),
                DualDigest.fromJson(json.object("roots")),
                BidMark.read(json));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_BATCH;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("number", number)
                .put("closedAt", Instants.format(closedAt))
                .put("leaves", leaves)
                .put("roots", roots.toJson());
        BidMark.write(json, marks);
        return json.build();
    }

    /** The same batch with these marks. */
    public Batch marked(Set<BidMark> now) {
        return new Batch(number, closedAt, leaves, roots, now);
    }
}
