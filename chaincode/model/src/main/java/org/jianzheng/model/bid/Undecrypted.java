/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.Set;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.undecrypted}: a bid was not decrypted, and whose fault it was decides what becomes of it (domain 3.2).
 *
 * @param bidder whose bid
 * @param fault whose fault
 * @param reason what happened
 * @param marks those of the disclosure
 */
public record Undecrypted(UnifiedCreditCode bidder, Fault fault, String reason, Set<BidMark> marks) implements BidBody {
    /** Whose fault it was that a bid was not decrypted. */
    public enum Fault {
        /** The bidder's: the bid counts as revoked (撤销). */
        BIDDER,
        /** Not the bidder's: it counts as withdrawn (撤回), and the claim for direct loss stays. */
        OTHER,
        /** The remedy that the tender documents provide was used (补救方案): the bid goes on to the evaluation. */
        REMEDY_USED;

        /** The state of the bid after it. */
        BidHead.State state() {
            return switch (this) {
                case BIDDER -> BidHead.State.REVOKED;
                case OTHER -> BidHead.State.WITHDRAWN;
                case REMEDY_USED -> BidHead.State.REMEDIED;
            };
        }
    }

    /** Copies the marks. */
    public Undecrypted {
        marks = Set.copyOf(marks);
    }

    /** Reads the body. */
    public static Undecrypted fromJson(JsonObject json) {
        json.requireOnly("bidder", "fault", "reason", "marks");
        return new Undecrypted(
                UnifiedCreditCode.parse(json.string("bidder")),
                Members.choice(Fault.class, json, "fault"),
                Members.text(json, "reason", Members.TEXT),
                BidMark.read(json));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_UNDECRYPTED;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("bidder", bidder.value())
                .put("fault", fault.name())
                .put("reason", reason);
        BidMark.write(json, marks);
        return json.build();
    }
}
