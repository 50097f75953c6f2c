/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;

/**
 * A disclosed bid and what became of it (domain 3.2). From {@code LOCKED} it goes to one of five outcomes, and from there nowhere.
 *
 * @param lot the lot
 * @param bidder whose bid
 * @param commitment the last one before the deadline
 * @param key whose signature its reveal must bear
 * @param state what became of it
 * @param record the record that brought it there
 */
public record BidHead(
        LotCode lot, UnifiedCreditCode bidder, BidCommitment commitment, PublicKey key, State state, RecordRef record) {
    /** What became of a bid. */
    public enum State {
        /** It stood at the deadline, and nobody has opened it yet. */
        LOCKED,
        /** What was revealed is what was committed to. */
        VERIFIED,
        /** What was revealed is something else (invariant 2). */
        MISMATCH,
        /** Not decrypted through the bidder's fault (撤销). */
        REVOKED,
        /** Not decrypted through the fault of others (撤回). */
        WITHDRAWN,
        /** Not decrypted, and the remedy of the tender documents was used. */
        REMEDIED;

        /** Whether the bid goes on to the evaluation. */
        public boolean goesOn() {
            return this == VERIFIED || this == REMEDIED;
        }
    }

    /** Where the head lies. */
    public static HeadKey key(LotCode lot, UnifiedCreditCode bidder) {
        return new HeadKey(HeadKind.BID, lot + "." + bidder);
    }

    /** Reads the head, if the bid was disclosed. */
    public static Optional<BidHead> read(HeadReader heads, LotCode lot, UnifiedCreditCode bidder) {
        return heads.read(key(lot, bidder)).map(BidHead::fromJson);
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a bid that did not stand at the deadline. */
    public static BidHead require(HeadReader heads, LotCode lot, UnifiedCreditCode bidder) {
        return read(heads, lot, bidder)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s has no bid in lot %s", bidder, lot));
    }

    /** The bid with its outcome; refuses ({@code STATE_FORBIDS}) one that has an outcome. */
    BidHead ended(State outcome, RecordRef by) {
        if (state != State.LOCKED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the bid of %s in lot %s is %s for good", bidder, lot, state);
        }
        return new BidHead(lot, bidder, commitment, key, outcome, by);
    }

    /** Reads the head's JSON. */
    public static BidHead fromJson(JsonObject json) {
        return new BidHead(
                LotCode.parse(json.string("lot")),
                UnifiedCreditCode.parse(json.string("bidder")),
                new BidCommitment(Digest.parse(HashSuite.SM3, json.string("commitment"))),
                PublicKey.parse(json.string("key")),
                Members.choice(State.class, json, "state"),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("lot", lot.value())
                .put("bidder", bidder.value())
                .put("commitment", commitment.value().hex())
                .put("key", key.toString())
                .put("state", state.name())
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(lot, bidder), toJson());
    }
}
