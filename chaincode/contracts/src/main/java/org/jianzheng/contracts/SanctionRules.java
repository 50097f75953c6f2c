/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Aftermath;
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.Draft;
import org.jianzheng.model.sanction.Eligibility;
import org.jianzheng.model.sanction.EligibilityAnswer;
import org.jianzheng.model.sanction.HearingNotice;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.PastMeasure;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.Reinstatement;
import org.jianzheng.model.sanction.Relief;
import org.jianzheng.model.sanction.Repair;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionFold;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Service;
import org.jianzheng.model.sanction.StandingHead;
import org.jianzheng.model.sanction.Statement;
import org.jianzheng.model.sanction.StayOrder;

/**
 * Joint decisions (domain 3.2, invariants 7 to 14). What a step may follow, and who has another part in the matter, the fold knows; here is
 * who may take it, and what it is held against.
 */
final class SanctionRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (SanctionBody.of(submission.record())) {
            case Draft draft -> judge(submission, draft);
            case HearingNotice notice -> {
                requireOfLead(submission, requireAbout(submission, notice.sanction()));
                submission.requireNotAfter(notice.servedOn());
                requireInForce(submission, notice.calendar(), notice.servedOn());
            }
            case Statement statement -> {
                requireOfLead(submission, requireAbout(submission, statement.sanction()));
                submission.requireNotAfter(statement.on());
            }
            case LegalReview review ->
                requireDuty(submission, requireAbout(submission, review.sanction()), Department.Duty.LEGAL_REVIEWER);
            case DecisionProposal proposal -> judge(submission, proposal);
            case OfficerSignature signature -> {
                requireAbout(submission, signature.sanction());
                submission.requireRefs(List.of(signature.proposal()));
                department(submission, signature.department())
                        .requireDuty(submission.signers().person(), Department.Duty.OFFICER);
            }
            case Ballot ballot -> judge(submission, ballot);
            case Conclusion conclusion -> judge(submission, conclusion);
            case Service service -> {
                requireOfLead(submission, requireAbout(submission, service.sanction()));
                submission.requireNotAfter(service.servedOn());
            }
            case Publication publication -> judge(submission, publication);
            case Push push -> judge(submission, push);
            case Appeal appeal -> {
                requireAbout(submission, appeal.sanction());
                submission.requireNotAfter(appeal.on());
            }
            case StayOrder order -> {
                SanctionHead sanction = requireAbout(submission, order.sanction());
                if (submission.signers().by().role() != Role.SUPERVISION_OFFICE) {
                    requireOfLead(submission, sanction);
                }
            }
            case RevocationOrder order -> {
                SanctionHead sanction = requireAbout(submission, order.sanction());
                requireInForce(submission, order.calendar(), submission.today());
                Seals.require(submission, sanction.matter().department());
            }
            case Repair repair -> judge(submission, repair);
            case Relief relief -> judge(submission, relief);
            case PastMeasure past -> judge(submission, past);
            case PastSanction past -> judge(submission, past);
            case Reinstatement reinstatement -> {
                submission.requireAbout(submission.record().lot(), List.of(reinstatement.subject()));
                submission.requireRefs(List.of(reinstatement.sanction()));
            }
            case EligibilityAnswer answer -> judge(submission, answer);
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return SanctionFold.apply(record, SanctionBody.of(record), heads);
    }

    private static void judge(Submission submission, Draft draft) {
        ReadableRecord record = submission.record();
        submission.requireAbout(
                record.lot(), draft.actions().stream().map(Action::subject).toList());
        requireLotOrReason(submission, draft.withoutLot());
        requireEvidence(submission, draft.evidence());
        AlertHead.requireSubstantiated(submission.ledger(), record.refs());
        requireMember(submission, department(submission, draft.department()));
        requireOnly(submission, draft.measures(), CatalogueKind.MEASURES);
        requireInForce(submission, draft.measures(), submission.today());
        requireFits(submission, draft.measures(), draft.actions());
        draft.modifies().ifPresent(before -> {
            submission.requireRefs(List.of(before));
            SanctionHead modified = SanctionHead.require(submission.ledger(), before);
            if (!modified.matter().department().equals(draft.department())) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "%s is a matter of %s",
                        before,
                        modified.matter().department());
            }
        });
    }

    /** The first text is held against the matrix of its day; an edit stays with that one (invariant 8). */
    private static void judge(Submission submission, DecisionProposal proposal) {
        SanctionHead sanction = requireAbout(submission, proposal.sanction());
        requireOfLead(submission, sanction);
        requireOnly(submission, proposal.matrix(), CatalogueKind.MATRIX);
        if (sanction.procedure().countersigning().isEmpty()) {
            requireInForce(submission, proposal.matrix(), submission.today());
        }
        requireFits(submission, sanction.matter().measures(), proposal.actions());
        sanction.requireProposable(proposal, submission.today());
    }

    private static void judge(Submission submission, Ballot ballot) {
        requireAbout(submission, ballot.sanction());
        submission.requireRefs(List.of(ballot.proposal()));
        DepartmentHead department = department(submission, ballot.department());
        switch (ballot.choice()) {
            case RECUSE -> requireMember(submission, department);
            case APPROVE, OBJECT, ABSTAIN -> {
                // Whoever answers for the record used the seal, so that no other part of theirs is overlooked.
                if (!department.mayUseSeal(submission.signers().person())) {
                    throw Refusal.of(
                            ErrorCode.NOT_ASSIGNED,
                            "%s is neither the head of %s nor a delegate",
                            submission.signers().person(),
                            ballot.department());
                }
                Seals.require(submission, ballot.department());
            }
        }
    }

    private static void judge(Submission submission, Conclusion conclusion) {
        SanctionHead sanction = requireAbout(submission, conclusion.sanction());
        DepartmentHead lead = department(submission, sanction.matter().department());
        if (!lead.mayUseSeal(submission.signers().person())) {
            throw Refusal.of(
                    ErrorCode.NOT_ASSIGNED,
                    "only the head of %s or a delegate concludes",
                    lead.department().department());
        }
        sanction.requireConcludable(conclusion, submission.today());
    }

    private static void judge(Submission submission, Publication publication) {
        SanctionHead sanction = requireAbout(submission, publication.sanction());
        submission.requireNotAfter(publication.on());
        MeasureCatalogue measures =
                SanctionFold.measures(submission.ledger(), sanction.matter().measures());
        if (!measures.sites().contains(publication.site())) {
            throw Refusal.of(
                    ErrorCode.REFERENCE_UNKNOWN,
                    "%s names no site %s",
                    sanction.matter().measures(),
                    publication.site());
        }
        if (sanction.matter().light()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "light measures are not published");
        }
    }

    /** A platform receives what everybody may read. */
    private static void judge(Submission submission, Push push) {
        SanctionHead sanction = requireAbout(submission, push.sanction());
        List<String> published = sanction.aftermath().publications().stream()
                .map(Aftermath.Site::site)
                .toList();
        List<String> sites = SanctionFold.measures(
                        submission.ledger(), sanction.matter().measures())
                .sites();
        if (!published.containsAll(sites)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "it is published on %s only, not on all of %s", published, sites);
        }
    }

    /** Who found the facts repairs, by the policy of the day of the finding (invariant 14). */
    private static void judge(Submission submission, Repair repair) {
        SanctionHead sanction = requireAbout(submission, repair.sanction());
        Seals.require(submission, sanction.matter().department());
        LocalDate found = sanction.procedure()
                .decidedOn()
                .orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "nothing was decided"));
        requireOnly(submission, repair.policy(), CatalogueKind.REPAIR);
        requireInForce(submission, repair.policy(), found);
        MeasureCatalogue measures =
                SanctionFold.measures(submission.ledger(), sanction.matter().measures());
        List<Measure.Severity> severities = sanction.actions().stream()
                .filter(action -> action.subject().equals(repair.subject()))
                .map(action -> measures.require(action.measure()).severity())
                .flatMap(Optional::stream)
                .toList();
        LocalDate first = CatalogueHead.require(submission.ledger(), repair.policy())
                .catalogue()
                .content(RepairPolicy.class)
                .repairableFrom(found, severities);
        if (submission.today().isBefore(first)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "it may be repaired from %s on", first);
        }
    }

    /** The others decide it: the departments that signed, and those that change catalogues, without whoever is gone with their organisation. */
    private static void judge(Submission submission, Relief relief) {
        SanctionHead sanction = requireAbout(submission, relief.sanction());
        sanction.requireKeptBy(relief.organisation());
        Seals.requireForRelief(submission, sanction, relief.organisation());
    }

    /** Once a matrix is in force nothing bars anybody that was not signed jointly, however old it is said to be. */
    private static void judge(Submission submission, PastSanction past) {
        submission.requireAbout(submission.record().lot(), List.of(past.subject()));
        requireLotOrReason(submission, past.withoutLot());
        requireEvidence(submission, past.evidence());
        department(submission, past.department());
        past.effectiveFrom().ifPresent(submission::requireNotAfter);
        requireBeforeMatrix(submission);
    }

    private static void judge(Submission submission, PastMeasure past) {
        submission.requireAbout(Optional.empty(), List.of());
        department(submission, past.department());
        submission.requireRefs(past.filing().stream().toList());
        past.filing().ifPresent(filing -> CaseHead.require(submission.ledger(), filing));
        requireBeforeMatrix(submission);
    }

    private static void requireBeforeMatrix(Submission submission) {
        CatalogueHead.inForce(submission.ledger(), CatalogueKind.MATRIX, submission.today())
                .ifPresent(matrix -> {
                    throw Refusal.of(
                            ErrorCode.STATE_FORBIDS,
                            "%s says who must sign; past decisions are loaded before a matrix is in force",
                            matrix.catalogue().version());
                });
    }

    /** The answer is computed again, from what the ledger knew when it was signed (invariant 10). */
    private static void judge(Submission submission, EligibilityAnswer answer) {
        Eligibility.Question question = answer.question();
        submission.requireAbout(submission.record().lot(), List.of(question.subject()));
        requireNoSecret(submission, question);
        if (!question.knownAt().equals(submission.record().signedAt())) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "it was asked by what was known at %s, and signed at %s",
                    question.knownAt(),
                    submission.record().signedAt());
        }
        Eligibility computed = eligibility(submission.ledger(), question);
        if (computed.outcome() != answer.outcome() || !computed.digest().equals(answer.answer())) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "the answer is %s with digest %s",
                    computed.outcome(),
                    computed.digest().sha256());
        }
    }

    /**
     * Refuses ({@code NOT_YET_OPEN}) an answer that tells who evaluates a lot before its result, or who bids in it before the opening: such an
     * answer is sealed first (invariant 4).
     */
    private static void requireNoSecret(Submission submission, Eligibility.Question question) {
        if (submission.record().lot().isEmpty()) {
            return;
        }
        LotHead lot = submission.requireLot();
        Stage told = question.participation().role() == Role.EXPERT ? Stage.AWARD : Stage.OPENING;
        if (!lot.phase().hasReached(told)) {
            throw Refusal.of(
                    ErrorCode.NOT_YET_OPEN,
                    "lot %s is in %s, and it is told from %s on who takes part as %s",
                    lot.lot(),
                    lot.phase(),
                    told,
                    question.participation().role());
        }
    }

    /** What the ledger answers to a question. */
    static Eligibility eligibility(HeadReader heads, Eligibility.Question question) {
        ReinstatementRule rule = question.rule()
                .map(version ->
                        CatalogueHead.require(heads, version).catalogue().content(ReinstatementRule.class))
                .orElse(ReinstatementRule.AUTOMATIC);
        return Eligibility.of(
                question, StandingHead.read(heads, question.subject()).events(), rule);
    }

    private static SanctionHead requireAbout(Submission submission, RecordRef draft) {
        SanctionHead sanction = SanctionHead.require(submission.ledger(), draft);
        submission.requireAbout(sanction.matter().lot(), sanction.matter().subjects());
        submission.requireRefs(List.of(draft));
        return sanction;
    }

    private static void requireLotOrReason(Submission submission, Optional<String> withoutLot) {
        Optional<LotCode> lot = submission.record().lot();
        if (lot.isPresent() == withoutLot.isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a decision belongs to a lot, or says why to none");
        }
        if (lot.isPresent()) {
            submission.requireLot();
        }
    }

    private static void requireEvidence(Submission submission, List<EvidenceId> evidence) {
        submission.requireRefs(evidence.stream()
                .map(id -> EvidenceHead.require(submission.ledger(), id))
                .map(EvidenceHead::record)
                .toList());
    }

    private static void requireFits(Submission submission, CatalogueVersion version, List<Action> actions) {
        MeasureCatalogue measures = SanctionFold.measures(submission.ledger(), version);
        actions.forEach(action -> action.requireFits(measures.require(action.measure())));
    }

    private static DepartmentHead department(Submission submission, DepartmentId department) {
        return DepartmentHead.require(submission.ledger(), department);
    }

    private static void requireOfLead(Submission submission, SanctionHead sanction) {
        requireMember(submission, department(submission, sanction.matter().department()));
    }

    private static void requireDuty(Submission submission, SanctionHead sanction, Department.Duty duty) {
        department(submission, sanction.matter().department())
                .requireDuty(submission.signers().person(), duty);
    }

    private static void requireMember(Submission submission, DepartmentHead department) {
        department.requirePost(submission.signers().person());
    }

    private static void requireOnly(Submission submission, CatalogueVersion version, CatalogueKind kind) {
        if (!CatalogueHead.only(submission.ledger(), kind).equals(Optional.of(version.catalogue()))) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is not the catalogue of %s", version, kind);
        }
    }

    private static void requireInForce(Submission submission, CatalogueVersion version, LocalDate day) {
        CatalogueHead.require(submission.ledger(), version).requireInForceOn(day);
    }
}
