/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.BehaviourHead;
import org.jianzheng.model.credit.BehaviourReferral;
import org.jianzheng.model.credit.CountedDeduction;
import org.jianzheng.model.credit.CreditFold;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.credit.OffenceHead;
import org.jianzheng.model.credit.ReferralHead;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.credit.Repair;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.credit.ScorePush;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.registry.PoolHead;

/** What else touches somebody's standing: exemption, repair, grade, merit, and referral to a pool (invariants 14, 15, 21, 28). */
final class StandingRules {
    private StandingRules() {}

    /** Whether the tag is right, a contract cannot tell: a second organisation that has computed it again signs for it. */
    static void judge(Submission submission, Exemption exemption) {
        ReadableRecord record = submission.record();
        if (exemption.proposal().isPresent()) {
            CreditRules.requireAbout(submission, exemption.proposal().get());
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
        DeductionHead deduction = CreditRules.requireAbout(submission, repair.proposal());
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
        repair.requireAfterMinimum(submission.ledger(), Dates.of(counted.confirmedAt()), submission.today());
    }

    static void judge(Submission submission, BehaviourReferral referral) {
        BehaviourHead behaviour = BehaviourHead.require(submission.ledger(), referral.behaviour());
        submission.requireAbout(behaviour.lot(), List.of(behaviour.subject()));
        submission.requireRefs(List.of(referral.behaviour()));
        switch (referral.to()) {
            case ReferralTarget.OwnerOf owner -> PoolHead.require(submission.ledger(), owner.pool());
            case ReferralTarget.Competent competent ->
                DepartmentHead.require(submission.ledger(), competent.department());
        }
    }

    static void judge(Submission submission, Acknowledgement acknowledgement) {
        ReferralHead referral = ReferralHead.require(submission.ledger(), acknowledgement.referral());
        submission.requireAbout(referral.lot(), List.of(referral.subject()));
        submission.requireRefs(List.of(acknowledgement.referral()));
        Role role = submission.signers().by().role();
        switch (referral.to()) {
            case ReferralTarget.OwnerOf owner ->
                requireTaker(
                        submission,
                        role == Role.POOL_OWNER,
                        PoolHead.require(submission.ledger(), owner.pool())
                                .pool()
                                .owner());
            case ReferralTarget.Competent competent ->
                requireTaker(
                        submission,
                        role.isOfficer(),
                        DepartmentHead.require(submission.ledger(), competent.department())
                                .department()
                                .msp());
        }
    }

    private static void requireTaker(Submission submission, boolean mayTake, OrganisationId to) {
        if (!mayTake) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN,
                    "%s takes over what was not referred to it",
                    submission.signers().by().role());
        }
        if (!to.equals(submission.record().organisation())) {
            throw Refusal.of(ErrorCode.MSP_MISMATCH, "it was referred to %s", to);
        }
    }

    static void judge(Submission submission, Grade grade) {
        submission.requireAbout(Optional.empty(), List.of(grade.subject()));
        CreditRules.requireEvidence(submission, grade.evidence());
        submission.requireNotAfter(grade.assessedOn());
    }

    /** The score is computed again, from what the ledger knew when the push was signed (invariant 10). */
    static void judge(Submission submission, ScorePush push) {
        submission.requireAbout(Optional.empty(), List.of(push.subject()));
        push.requireIs(Score.read(
                submission.ledger(),
                push.subject(),
                push.scheme(),
                push.on(),
                submission.record().signedAt()));
    }

    static void judge(Submission submission, Merit merit) {
        submission.requireAbout(submission.record().lot(), List.of(merit.subject()));
        if (submission.record().lot().isPresent()) {
            submission.requireLot();
        }
        CreditRules.requireEvidence(submission, merit.evidence());
        submission.requireNotAfter(merit.happenedOn());
    }
}
