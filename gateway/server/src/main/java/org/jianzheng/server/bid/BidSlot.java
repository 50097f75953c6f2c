/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import java.util.Optional;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * What a bidder has stated in a lot so far.
 *
 * @param bidder who
 * @param key whose signature every statement bears
 * @param version of the newest
 * @param commitment that stands; none after a withdrawal
 * @param newest the receipt of the newest
 */
record BidSlot(
        UnifiedCreditCode bidder, PublicKey key, int version, Optional<BidCommitment> commitment, BidReceipt newest) {

    /** The bidder's first statement begins a slot; each later one is the next under the same key. */
    static BidSlot after(Optional<BidSlot> before, BidReceipt receipt) {
        BidStatement statement = receipt.statement();
        int version = version(statement);
        requireNext(before, statement, version);
        Optional<BidCommitment> commitment = switch (statement.act()) {
            case BidAct.Commit commit -> Optional.of(commit.commitment());
            case BidAct.Withdraw ignored -> Optional.empty();
            case BidAct.Reveal ignored -> throw notBefore(statement);
        };
        return new BidSlot(statement.bidder(), statement.key(), version, commitment, receipt);
    }

    private static int version(BidStatement statement) {
        return switch (statement.act()) {
            case BidAct.Commit commit -> commit.version();
            case BidAct.Withdraw withdraw -> withdraw.version();
            case BidAct.Reveal ignored -> throw notBefore(statement);
        };
    }

    private static Refusal notBefore(BidStatement statement) {
        return Refusal.of(ErrorCode.NOT_YET_OPEN, "a %s comes after the opening has begun", statement);
    }

    /** Refuses what cannot follow, in words that only the bidder's own history enters. */
    static void requireNext(Optional<BidSlot> before, BidStatement statement) {
        requireNext(before, statement, version(statement));
    }

    private static void requireNext(Optional<BidSlot> before, BidStatement statement, int version) {
        if (before.filter(slot -> !slot.key.equals(statement.key())).isPresent()) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID, "the bidder's statements in a lot are all of one key");
        }
        int next = before.map(BidSlot::version).orElse(0) + 1;
        if (version != next) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "version %d does not follow, the next is %d", version, next);
        }
        if (statement.act() instanceof BidAct.Withdraw
                && before.flatMap(BidSlot::commitment).isEmpty()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "there is no bid to withdraw");
        }
    }

    /** The bid that stands, if one does. */
    Optional<Disclosure.DisclosedBid> standing() {
        return commitment.map(committed -> new Disclosure.DisclosedBid(bidder, version, committed, key));
    }
}
