/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.Set;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code bid.reveal}: a bidder told nonce and file, and they are what was committed to, or not.
 *
 * @param statement the bidder's own, signed
 * @param outcome what the comparison gave; the contract makes it anew (invariant 2)
 * @param marks those of the disclosure
 */
public record Reveal(BidStatement statement, Outcome outcome, Set<BidMark> marks) implements BidBody {
    /** What a comparison gives. */
    public enum Outcome {
        /** It is what was committed to. */
        VERIFIED,
        /** It is something else, for good. */
        MISMATCH;

        /** The state of the bid after it. */
        BidHead.State state() {
            return switch (this) {
                case VERIFIED -> BidHead.State.VERIFIED;
                case MISMATCH -> BidHead.State.MISMATCH;
            };
        }
    }

    /** Copies the marks. */
    public Reveal {
        marks = Set.copyOf(marks);
    }

    /** What a statement reveals of this commitment. */
    public static Outcome compare(BidStatement statement, BidCommitment committed) {
        BidAct.Reveal revealed = statement.requireReveal();
        BidCommitment made = BidCommitment.of(
                statement.lot(), statement.bidder(), revealed.nonce().bytes(), revealed.file());
        return made.equals(committed) ? Outcome.VERIFIED : Outcome.MISMATCH;
    }

    /** Reads the body; refuses ({@code SCHEMA_INVALID}) a statement that reveals nothing. */
    public static Reveal fromJson(JsonObject json) {
        json.requireOnly("statement", "outcome", "marks");
        BidStatement statement = BidStatement.fromJson(json.object("statement"));
        statement.requireReveal();
        return new Reveal(statement, Members.choice(Outcome.class, json, "outcome"), BidMark.read(json));
    }

    @Override
    public RecordType type() {
        return RecordType.BID_REVEAL;
    }

    @Override
    public JsonObject toJson() {
        JsonObject.Builder json =
                JsonObject.builder().put("statement", statement.toJson()).put("outcome", outcome.name());
        BidMark.write(json, marks);
        return json.build();
    }
}
