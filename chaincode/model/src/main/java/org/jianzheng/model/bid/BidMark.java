/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.List;
import java.util.Set;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/** What a record about sealed bids cannot show; the contract asks for exactly the marks that hold, and proofs repeat them. */
public enum BidMark {
    /** A batch came to the ledger when the opening may already have begun: its time rests on receipts and stamps. */
    ANCHORED_AFTER_OPENING,
    /** Neither another organisation nor a time-stamp authority signed the last batch before the opening. */
    CENTRE_ALONE;

    /** The marks of a body, in their order; absent if there is none. */
    static Set<BidMark> read(JsonObject json) {
        List<BidMark> marks = Members.distinct(json, "marks", values().length, BidMark::named);
        if (!marks.equals(marks.stream().sorted().toList())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s stand in their order", json.place("marks"));
        }
        return Set.copyOf(marks);
    }

    private static BidMark named(String name) {
        for (BidMark mark : values()) {
            if (mark.name().equals(name)) {
                return mark;
            }
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s is no mark", name);
    }

    /** Adds the member that {@link #read} reads. */
    static void write(JsonObject.Builder json, Set<BidMark> marks) {
        if (!marks.isEmpty()) {
            json.put(
                    "marks",
                    JsonArray.ofStrings(
                            marks.stream().sorted().map(BidMark::name).toList()));
        }
    }
}
