/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import org.jianzheng.evidence.time.TimestampRefused;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.KeyHead;

/** Verifies receipts of sealed bids off line. They need no ledger to be valid: what they rest on is the platform's registered key. */
public final class ReceiptVerifier {
    private final TimestampVerifier stamps;
    private final TimeVouches vouches;

    /** Believes the time-stamp authorities and checkpoint keys of this trust root alone. */
    public ReceiptVerifier(TrustRoot trust) {
        this.stamps = new TimestampVerifier(trust.timeAuthorities());
        this.vouches = new TimeVouches(trust);
    }

    /**
     * Verifies a receipt.
     *
     * @param platform the key whose signature it bears, as proved
     * @throws Refusal {@code SIGNATURE_INVALID}; {@code KEY_UNKNOWN} for another key than the receipt names, {@code ROLE_FORBIDDEN} for one that
     *     is no platform's, {@code MSP_MISMATCH} for another organisation's; what {@link KeyHead#requireStanding} refuses;
     *     {@code DIGEST_MISMATCH} for a stamp or another organisation's signature that is not about the receipt
     */
    public VerifiedReceipt verify(VerifiedReceipt.Given given, KeyHead platform) {
        BidReceipt receipt = given.receipt();
        if (!platform.id().equals(receipt.signature().key())) {
            throw Refusal.of(
                    ErrorCode.KEY_UNKNOWN,
                    "the receipt is signed by %s, shown is %s",
                    receipt.signature().key(),
                    platform.id());
        }
        if (platform.role() != Role.PLATFORM) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "%s is the key of a %s", platform.id(), platform.role());
        }
        if (!platform.organisation().equals(receipt.organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "%s is a key of %s, the receipt of %s",
                    platform.id(),
                    platform.organisation(),
                    receipt.organisation());
        }
        platform.requireStanding(receipt.receivedAt());
        receipt.requireSignedBy(platform.key());
        requireConsistent(receipt);
        return new VerifiedReceipt(
                receipt,
                given.stamp().flatMap(token -> latest(token, receipt)),
                given.vouch().flatMap(vouch -> shownAt(vouch, receipt)));
    }

    /** A receipt that contradicts itself proves nothing for its bidder. */
    private static void requireConsistent(BidReceipt receipt) {
        if (receipt.refused().isEmpty() && receipt.receivedAt().isAfter(receipt.deadline())) {
            throw Refusal.of(
                    ErrorCode.DEADLINE_PASSED,
                    "received at %s, after the deadline %s, and not refused",
                    receipt.receivedAt(),
                    receipt.deadline());
        }
    }

    private Optional<Instant> shownAt(TimeVouch vouch, BidReceipt receipt) {
        if (!vouch.covers(receipt.canonical())) {
            throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "%s signed about other receipts", vouch.organisation());
        }
        return vouches.vouchedAt(vouch, receipt.organisation(), receipt.canonical());
    }

    private Optional<Instant> latest(TimestampToken token, BidReceipt receipt) {
        try {
            VerifiedTimestamp stamp = stamps.verify(token, ByteString.copyFrom(receipt.canonical()));
            return stamp.authority().map(known -> stamp.latest());
        } catch (TimestampRefused refused) {
            throw Refusal.of(
                            ErrorCode.DIGEST_MISMATCH,
                            "the time stamp breaks %s: computed %s, given %s",
                            refused.rule(),
                            refused.expected(),
                            refused.given())
                    .causedBy(refused);
        }
    }
}
