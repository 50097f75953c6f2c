/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.bid.BidFold;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Collision;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicyHead;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.KeyHead;

/**
 * Sealed bids (domain 3.3, invariants 1 to 4). What a step may follow, the fold knows; here stands what the ledger's time and the signers'
 * organisations decide, because neither is the gateway's to say.
 */
final class BidRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        requireOwnLot(submission);
        switch (BidBody.of(submission.record())) {
            case Window window -> judge(submission, window);
            case Extension extension -> {
                about(submission, List.of());
                // The writer's time is judged by the fold, the ledger's here: a late amendment cannot be dated back.
                BiddingHead.require(submission.ledger(), submission.record().requireLot())
                        .extended(extension, submission.time());
            }
            case Batch batch -> judge(submission, batch);
            case BidOpening ignored -> {
                about(submission, List.of());
                submission.signers().person();
            }
            case Disclosure disclosure -> {
                about(
                        submission,
                        disclosure.bids().stream()
                                .map(Disclosure.DisclosedBid::bidder)
                                .toList());
                disclosure.vouch().ifPresent(vouch -> judge(submission, vouch));
            }
            case Reveal reveal -> about(submission, List.of(reveal.statement().bidder()));
            case Undecrypted undecrypted -> {
                about(submission, List.of(undecrypted.bidder()));
                submission.signers().person();
            }
            case Conclusion ignored -> {
                about(submission, List.of());
                submission.signers().person();
            }
            case Deposit deposit -> about(submission, List.of(deposit.bidder()));
            case Collision collision -> about(submission, collision.bidders());
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return BidFold.apply(record, BidBody.of(record), heads);
    }

    /** Bids are received and opened by the centre that opened the lot, and by nobody else (domain 20). */
    private static void requireOwnLot(Submission submission) {
        LotHead lot = LotHead.require(submission.ledger(), submission.record().requireLot());
        if (!lot.organisation().equals(submission.record().organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "lot %s is with %s, not %s",
                    lot.lot(),
                    lot.organisation(),
                    submission.record().organisation());
        }
    }

    private static void about(Submission submission, Collection<UnifiedCreditCode> bidders) {
        submission.requireAboutOwnLot(
                bidders.stream().<Subject>map(Subject.Organisation::new).toList());
    }

    private static void judge(Submission submission, Window window) {
        about(submission, List.of());
        LotHead lot = LotHead.require(submission.ledger(), submission.record().requireLot());
        if (lot.phase().hasReached(Stage.OPENING)) {
            throw Refusal.of(ErrorCode.STAGE_ORDER, "lot %s is in %s and receives no bids", lot.lot(), lot.phase());
        }
        lot.terms().ifPresent(terms -> terms.requireMinimum(window.minimumBidders()));
        if (!submission.time().isBefore(window.deadline())) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE, "the deadline %s has passed when the window opens", window.deadline());
        }
    }

    /** A batch is not closed ahead of its time, one that comes when the opening may have begun must say so, and whoever signs beside the platform is of another organisation. */
    private static void judge(Submission submission, Batch batch) {
        about(submission, List.of());
        BiddingHead bidding =
                BiddingHead.require(submission.ledger(), submission.record().requireLot());
        if (batch.closedAt().isAfter(submission.time())) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "batch %d of lot %s is closed at %s, and it is %s",
                    batch.number(),
                    bidding.lot(),
                    batch.closedAt(),
                    submission.time());
        }
        boolean late = submission.time().isAfter(bidding.window().deadline().plus(Window.GRACE));
        if (late && !batch.marks().contains(BidMark.ANCHORED_AFTER_OPENING)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "batch %d of lot %s comes after the deadline %s, and must be marked so",
                    batch.number(),
                    bidding.lot(),
                    bidding.window().deadline());
        }
        for (KeyHead beside : submission.signers().all().stream().skip(1).toList()) {
            if (beside.organisation().equals(bidding.organisation()) || beside.role() != Role.PLATFORM) {
                throw Refusal.of(
                        ErrorCode.ROLE_FORBIDDEN,
                        "%s is no platform of another organisation and vouches for nothing",
                        beside.id());
            }
        }
    }

    /**
     * What another organisation signed about the last batch is not younger than the disclosure. Whose key it is, verifiers know by their trust root; where the ledger knows it, too, the signature must fit.
     */
    private static void judge(Submission submission, TimeVouch vouch) {
        Instant disclosed = submission.record().at();
        if (vouch.at().isAfter(disclosed)) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "%s signed at %s, after the disclosure of %s",
                    vouch.organisation(),
                    vouch.at(),
                    disclosed);
        }
        CosignerPolicyHead.read(submission.ledger()).map(CosignerPolicyHead::policy).stream()
                .flatMap(policy -> policy.cosigners().stream())
                .filter(cosigner -> cosigner.organisation().equals(vouch.organisation()))
                .map(Cosigner::sm2)
                .filter(key -> key.keyId().equals(vouch.signature().key()))
                .filter(key -> !vouch.isSignedBy(key))
                .findFirst()
                .ifPresent(key -> {
                    throw Refusal.of(
                            ErrorCode.SIGNATURE_INVALID, "%s has not signed about the last batch", key.keyId());
                });
    }
}
