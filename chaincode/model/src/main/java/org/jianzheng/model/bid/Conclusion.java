/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.Set;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.conclusion}: every bid has its outcome, and the opening goes on to the evaluation.
 *
 * @param bidders how many bids stood at the deadline; later failures do not change it (invariant 3)
 * @param toEvaluation how many go on
 * @param marks those of the disclosure
 */
public record Conclusion(int bidders, int toEvaluation, Set<BidMark> marks) implements BidBody {
    private static final int MAX_BIDDERS = 100_000;

    /** Copies the marks. */
    public Conclusion {
        marks = Set.copyOf(marks);
    }

    /** Reads the body. */
    public static Conclusion fromJson(JsonObject json) {
        json.requireOnly("bidders", "toEvaluation", "marks");
        return new Conclusion(
                Math.toIntExact(Members.integer(json, "bidders", 0, MAX_BIDDERS)),
                Math.toIntExact(Members.integer(json, "toEvaluation", 0, MAX_BIDDERS)),
                BidMark.read(json));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_CONCLUSION;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder().put("bidders", bidders).put("toEvaluation", toEvaluation);
        BidMark.write(json, marks);
        return json.build();
    }
}
