/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.BehaviourHead;
import org.jianzheng.model.credit.CountedDeduction;
import org.jianzheng.model.credit.CreditFold;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.credit.OffenceHead;
import org.jianzheng.model.credit.PoolReferral;
import org.jianzheng.model.credit.ReferralHead;
import org.jianzheng.model.credit.Repair;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.PoolHead;

/** What else touches somebody's standing: exemption, repair, grade, merit, and referral to a pool (invariants 14, 15, 21, 28). */
final class StandingRules {
    private StandingRules() {}

    /** Whether the tag is right, a contract cannot tell: a second organisation that has computed it again signs for it. */
    static void judge(Submission submission, Exemption exemption) {
        ReadableRecord record = submission.record();
        if (exemption.proposal().isPresent()) {
            requireAbout(submission, exemption.proposal().get());
        } else {
            submission.requireAbout(Optional.empty(), List.of());
        }
        submission.signers().person();
        boolean together = submission.signers().all().stream()
                .anyMatch(key -> !key.organisation().equals(record.organisation()));
        if (!together) {
            throw Refusal.of(
                    ErrorCode.SIGNATURE_MISSING,
                    "no other organisation than %s signs for the tag",
                    record.organisation());
        }
        if (!exemption.missing().isEmpty()) {
            throw Refusal.of(ErrorCode.CONDITION_MISSING, "%s is not shown", exemption.missing());
        }
        OffenceHead.requireFirst(submission.ledger(), exemption.tag());
    }

    /** Who found it, repairs it. */
    static void judge(Submission submission, Repair repair) {
        DeductionHead deduction = requireAbout(submission, repair.proposal());
        CountedDeduction counted = CreditFold.account(deduction, submission.ledger()).deductions().stream()
                .filter(each -> each.proposal().equals(repair.proposal()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.STATE_FORBIDS, "%s is %s and does not count", repair.proposal(), deduction.state()));
        counted.end().ifPresent(end -> {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s was repaired by %s", repair.proposal(), end.record());
        });
        ReadableRecord decision = submission.ledger().requireRecord(RecordType.CREDIT_DECISION, counted.decision());
        if (!decision.organisation().equals(submission.record().organisation())) {
            throw Refusal.of(ErrorCode.MSP_MISMATCH, "%s found it, and repairs it", decision.organisation());
        }
        repair.requireAfterMinimum(submission.ledger(), Dates.of(counted.confirmedAt()), Dates.of(submission.time()));
    }

    static void judge(Submission submission, PoolReferral referral) {
        BehaviourHead behaviour = BehaviourHead.require(submission.ledger(), referral.behaviour());
        submission.requireAbout(behaviour.lot(), List.of(behaviour.subject()));
        submission.requireRefs(List.of(referral.behaviour()));
        PoolHead.require(submission.ledger(), referral.pool());
    }

    static void judge(Submission submission, Acknowledgement acknowledgement) {
        ReferralHead referral = ReferralHead.require(submission.ledger(), acknowledgement.referral());
        submission.requireAbout(referral.lot(), List.of(referral.subject()));
        submission.requireRefs(List.of(acknowledgement.referral()));
        PoolHead pool = PoolHead.require(submission.ledger(), referral.pool());
        if (!pool.pool().owner().equals(submission.record().organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "pool %s is %s's",
                    referral.pool(),
                    pool.pool().owner());
        }
    }

    static void judge(Submission submission, Grade grade) {
        submission.requireAbout(Optional.empty(), List.of(grade.subject()));
        requireEvidence(submission, grade.evidence());
        requireNotAfter(submission, grade.assessedOn());
    }

    static void judge(Submission submission, Merit merit) {
        submission.requireAbout(submission.record().lot(), List.of(merit.subject()));
        if (submission.record().lot().isPresent()) {
            submission.requireLot();
        }
        requireEvidence(submission, merit.evidence());
        requireNotAfter(submission, merit.happenedOn());
    }

    private static void requireEvidence(Submission submission, List<EvidenceId> shown) {
        submission.requireRefs(shown.stream()
                .map(evidence ->
                        EvidenceHead.require(submission.ledger(), evidence).record())
                .toList());
    }

    private static void requireNotAfter(Submission submission, LocalDate day) {
        LocalDate today = Dates.of(submission.time());
        if (day.isAfter(today)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s is later than today, %s", day, today);
        }
    }

    private static DeductionHead requireAbout(Submission submission, RecordRef proposal) {
        DeductionHead deduction = DeductionHead.require(submission.ledger(), proposal);
        submission.requireAbout(
                deduction.about().lot(), List.of(deduction.about().subject()));
        submission.requireRefs(List.of(proposal));
        return deduction;
    }
}
