/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.BehaviourHead;
import org.jianzheng.model.credit.BehaviourReferral;
import org.jianzheng.model.credit.Closing;
import org.jianzheng.model.credit.CreditBody;
import org.jianzheng.model.credit.CreditFold;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.FactHead;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.Repair;
import org.jianzheng.model.credit.ScorePush;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.SubjectHead;

/** Behaviour and deductions (domain 3.2, invariants 5 to 7). What a step may follow, the fold knows. */
final class CreditRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (CreditBody.of(submission.record())) {
            case Behaviour behaviour -> judge(submission, behaviour);
            case Proposal proposal -> judge(submission, proposal);
            case Notice notice -> judge(submission, notice);
            case Objection objection -> judge(submission, objection);
            case Decision decision -> judge(submission, decision);
            case Evaluation evaluation -> EvaluationRules.judge(submission, evaluation);
            case Form form -> EvaluationRules.judge(submission, form);
            case Closing closing -> EvaluationRules.judge(submission, closing);
            case Exemption exemption -> StandingRules.judge(submission, exemption);
            case BehaviourReferral referral -> StandingRules.judge(submission, referral);
            case Acknowledgement acknowledgement -> StandingRules.judge(submission, acknowledgement);
            case Repair repair -> StandingRules.judge(submission, repair);
            case Grade grade -> StandingRules.judge(submission, grade);
            case Merit merit -> StandingRules.judge(submission, merit);
            case ScorePush push -> StandingRules.judge(submission, push);
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return CreditFold.apply(record, CreditBody.of(record), heads);
    }

    private static void judge(Submission submission, Behaviour behaviour) {
        ReadableRecord record = submission.record();
        submission.requireAbout(record.lot(), List.of(behaviour.subject()));
        if (record.lot().isPresent() == behaviour.withoutLot().isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a behaviour belongs to a lot, or says why to none");
        }
        if (record.lot().isPresent()) {
            submission.requireLot();
        }
        requireEvidence(submission, behaviour.evidence());
        AlertHead.requireSubstantiated(submission.ledger(), record.refs());
        submission.requireNotAfter(behaviour.happenedOn());
        if (behaviour.backfilled()) {
            requireOfficer(submission);
        }
    }

    private static void judge(Submission submission, Proposal proposal) {
        BehaviourHead behaviour = BehaviourHead.require(submission.ledger(), proposal.behaviour());
        submission.requireAbout(behaviour.lot(), List.of(behaviour.subject()));
        submission.requireRefs(List.of(proposal.behaviour()));
        AlertHead.requireSubstantiated(submission.ledger(), submission.record().refs());
        CatalogueHead catalogue = CatalogueHead.require(submission.ledger(), proposal.catalogue());
        catalogue.requireInForceOn(behaviour.happenedOn());
        requirePoints(proposal, CreditFold.rules(catalogue).require(proposal.rule()), behaviour);
        for (HeadKey fact : FactHead.keys(
                behaviour.subject(), proposal.catalogue().catalogue(), proposal.rule(), behaviour.evidence())) {
            FactHead.read(submission.ledger(), fact)
                    .map(before -> DeductionHead.require(submission.ledger(), before.proposal()))
                    .filter(before -> before.state() != DeductionHead.State.REJECTED)
                    .ifPresent(before -> {
                        throw Refusal.of(
                                ErrorCode.ALREADY_COUNTED,
                                "%s proposed the same fact under rule %s",
                                before.proposal(),
                                proposal.rule());
                    });
        }
    }

    private static void requirePoints(Proposal proposal, Rule rule, BehaviourHead behaviour) {
        if (proposal.points().isEmpty()) {
            if (!behaviour.backfilled()) {
                throw Refusal.of(ErrorCode.POINTS_REFUSED, "only history may leave its points unknown");
            }
            return;
        }
        long points = proposal.points().get();
        Points allowed = rule.points();
        if (!allowed.allows(points)) {
            throw Refusal.of(ErrorCode.POINTS_REFUSED, "rule %s does not deduct %d points", rule.code(), points);
        }
        if (allowed.needsDiscretion() && proposal.discretion().isEmpty()) {
            throw Refusal.of(
                    ErrorCode.POINTS_REFUSED,
                    "rule %s gives a range, and the proposal names no item of the discretion standard",
                    rule.code());
        }
    }

    private static void judge(Submission submission, Notice notice) {
        requireAbout(submission, notice.proposal());
        submission.requireNotAfter(notice.servedOn());
        CatalogueHead calendar = CatalogueHead.require(submission.ledger(), notice.calendar());
        calendar.requireInForceOn(notice.servedOn());
    }

    private static void judge(Submission submission, Objection objection) {
        DeductionHead deduction = requireAbout(submission, objection.proposal());
        submission.requireNotAfter(objection.receivedOn());
        if (!submission.signers().by().role().isOfficer()
                && !isOwn(submission, deduction.about().subject())) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "%s is about somebody else", deduction.proposal());
        }
    }

    /** Whether the signer is the person, or acts for the company by what is registered of it. */
    static boolean isOwn(Submission submission, Subject subject) {
        if (!(submission.signers().by().holder() instanceof Holder.Person signer)) {
            return false;
        }
        return switch (subject) {
            case Subject.Person person -> person.ref().equals(signer.ref());
            case Subject.Organisation organisation ->
                SubjectHead.read(submission.ledger(), organisation.code())
                        .filter(head -> head.isRepresentedBy(signer.ref()))
                        .isPresent();
        };
    }

    /** Whether the window is over is asked of the ledger's time too, which no writer chooses. */
    private static void judge(Submission submission, Decision decision) {
        DeductionHead deduction = requireAbout(submission, decision.proposal());
        submission.signers().person();
        deduction.requireDecidable(decision, submission.today());
    }

    /** The deduction that was proposed; the record is about its subject and names it. */
    static DeductionHead requireAbout(Submission submission, RecordRef proposal) {
        DeductionHead deduction = DeductionHead.require(submission.ledger(), proposal);
        submission.requireAbout(
                deduction.about().lot(), List.of(deduction.about().subject()));
        submission.requireRefs(List.of(proposal));
        return deduction;
    }

    /** Whoever loads what was before the ledger is an officer. */
    static void requireOfficer(Submission submission) {
        if (!submission.signers().by().role().isOfficer()) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "what was before the ledger is loaded by an officer");
        }
    }

    /** The record names what registered each piece of evidence. */
    static void requireEvidence(Submission submission, List<EvidenceId> shown) {
        submission.requireRefs(shown.stream()
                .map(evidence ->
                        EvidenceHead.require(submission.ledger(), evidence).record())
                .toList());
    }
}
