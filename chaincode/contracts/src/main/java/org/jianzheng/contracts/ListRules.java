/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListBody;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListEntry;
import org.jianzheng.model.list.ListEntryHead;
import org.jianzheng.model.list.ListFold;
import org.jianzheng.model.list.ListHead;
import org.jianzheng.model.list.PastAccess;
import org.jianzheng.model.list.Transmission;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.End;
import org.jianzheng.model.sanction.SanctionFold;
import org.jianzheng.model.sanction.SanctionHead;

/**
 * Lists (domain 3.2, invariants 13, 14, 25, 28). In what order deltas come and what the state of an entry allows, the fold knows; here is who
 * may change a list, and what a change is held against.
 */
final class ListRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (ListBody.of(submission.record())) {
            case Definition definition -> judge(submission, definition);
            case Delta delta -> judge(submission, delta);
            case Transmission sent -> {
                submission.requireAbout(Optional.empty(), List.of());
                ListHead.require(submission.ledger(), sent.list());
            }
            case PastAccess access -> {
                submission.requireAbout(Optional.empty(), List.of());
                submission.signers().person();
                ListHead.require(submission.ledger(), access.list());
                access.requirePlausible(submission.today());
            }
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return ListFold.apply(record, ListBody.of(record), heads);
    }

    private static void judge(Submission submission, Definition definition) {
        submission.requireAbout(Optional.empty(), List.of());
        Seals.require(submission, definition.department());
        CatalogueHead inForce = measuresInForce(submission);
        if (!inForce.catalogue().version().equals(definition.measures())) {
            throw Refusal.of(
                    ErrorCode.NOT_IN_FORCE,
                    "in force is %s, not %s",
                    inForce.catalogue().version(),
                    definition.measures());
        }
        measure(submission, definition);
    }

    private static void judge(Submission submission, Delta delta) {
        ListHead list = ListHead.require(submission.ledger(), delta.list());
        list.requireNext(delta);
        submission.requireAbout(Optional.empty(), List.of(delta.subject()));
        Optional<ListEntry> entry = ListEntryHead.read(submission.ledger(), delta.list(), delta.subject());
        requireSigned(submission, list.definition(), delta.change());
        switch (delta.change()) {
            case ListChange.Listed listed -> {
                requireRank(submission, list.definition(), delta.basis());
                submission.requireRefs(listed.ground().records());
                submission.requireNotAfter(listed.from());
                if (list.definition().kind().burdens()) {
                    requireSanctioned(submission, list.definition(), delta.subject(), listed);
                } else {
                    requireMerits(submission, delta.subject(), listed);
                }
            }
            case ListChange.Amended amended -> {
                requireRank(submission, list.definition(), delta.basis());
                if (!list.definition().kind().burdens()) {
                    throw Refusal.of(
                            ErrorCode.STATE_FORBIDS,
                            "an entry of a red list lasts as long as its merits, not until %s",
                            amended.until());
                }
            }
            case ListChange.Suspended ignored -> {}
            case ListChange.Expired ignored ->
                entry.ifPresent(over -> {
                    if (!submission.today().isAfter(over.until())) {
                        throw Refusal.of(ErrorCode.STATE_FORBIDS, "the entry lasts until %s", over.until());
                    }
                });
            case ListChange.Repaired repaired -> {
                submission.requireNotAfter(repaired.from());
                if (!list.definition().kind().burdens()) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "nothing on a red list is repaired");
                }
            }
            case ListChange.Delisted delisted -> {
                submission.requireNotAfter(delisted.from());
                if (delisted.cause() == ListChange.Delisted.Cause.REVOKED) {
                    entry.ifPresent(listed -> requireRevoked(submission, delta.subject(), listed));
                }
            }
            case ListChange.Corrected corrected -> submission.requireRefs(List.of(corrected.corrects()));
        }
    }

    /** The department's seal is under every change but the statement that an entry ended by itself, which any of its people make. */
    private static void requireSigned(Submission submission, Definition definition, ListChange change) {
        if (!(change instanceof ListChange.Expired)) {
            Seals.require(submission, definition.department());
            return;
        }
        DepartmentHead.require(submission.ledger(), definition.department())
                .requirePost(submission.signers().person());
    }

    /** A sanction with effect that imposes the list's measure; the policy of the day of the finding bounds the entry (invariant 14). */
    private static void requireSanctioned(
            Submission submission, Definition definition, Subject subject, ListChange.Listed listed) {
        RecordRef ground = listed.ground()
                .sanction()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.EVIDENCE_MISSING, "an entry of list %s rests on a sanction", definition.list()));
        SanctionHead sanction = SanctionHead.require(submission.ledger(), ground);
        if (!sanction.hasEffect(subject, submission.today())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s has no effect for %s", ground, subject);
        }
        List<Action> actions = sanction.actions().stream()
                .filter(action -> action.subject().equals(subject))
                .toList();
        Action imposed = actions.stream()
                .filter(action -> action.measure().equals(definition.measure()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.STATE_FORBIDS, "%s does not impose %s on %s", ground, definition.measure(), subject));
        LocalDate effective = sanction.requireEffect(subject);
        if (listed.from().isBefore(effective)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s has effect from %s on", ground, effective);
        }
        requireBounds(submission, sanction, actions, listed);
        imposed.term()
                .map(term -> term.lastDay(effective))
                .filter(last -> listed.until().isAfter(last))
                .ifPresent(last -> {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s ends on %s", definition.measure(), last);
                });
    }

    private static void requireBounds(
            Submission submission, SanctionHead sanction, List<Action> actions, ListChange.Listed listed) {
        LocalDate found = sanction.procedure()
                .decidedOn()
                .orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "nothing was decided"));
        CatalogueHead head = CatalogueHead.inForce(submission.ledger(), CatalogueKind.REPAIR, found)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_IN_FORCE, "no repair policy was in force on %s", found));
        RepairPolicy policy = head.catalogue().content(RepairPolicy.class);
        MeasureCatalogue measures =
                SanctionFold.measures(submission.ledger(), sanction.matter().measures());
        List<Measure.Severity> severities = actions.stream()
                .map(action -> measures.require(action.measure()).severity())
                .flatMap(Optional::stream)
                .toList();
        ListChange.Bounds computed = new ListChange.Bounds(
                head.catalogue().version(),
                found,
                policy.repairableFrom(found, severities),
                policy.publishedUntil(found, severities));
        if (!listed.bounds().equals(Optional.of(computed))) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the bounds of the entry are %s", computed.toJson());
        }
        ListEntry.requireWithinBounds(computed, listed.until());
    }

    /** Praise rests on recorded merits of the subject, and ends with the last of them (invariant 28). */
    private static void requireMerits(Submission submission, Subject subject, ListChange.Listed listed) {
        if (listed.ground().merits().isEmpty() || listed.bounds().isPresent()) {
            throw Refusal.of(ErrorCode.EVIDENCE_MISSING, "an entry of a red list rests on merits, and has no bounds");
        }
        LocalDate last = LocalDate.MIN;
        for (RecordRef ref : listed.ground().merits()) {
            Merit merit = Merit.fromJson(submission
                    .ledger()
                    .requireRecord(RecordType.CREDIT_MERIT, ref)
                    .body());
            if (!merit.subject().equals(subject)) {
                throw Refusal.of(ErrorCode.SUBJECTS_MISMATCH, "%s is a merit of %s", ref, merit.subject());
            }
            last = merit.until().isAfter(last) ? merit.until() : last;
        }
        if (listed.until().isAfter(last)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "the merits last until %s", last);
        }
    }

    private static void requireRevoked(Submission submission, Subject subject, ListEntry entry) {
        boolean revoked = entry.ground()
                .sanction()
                .flatMap(ground -> SanctionHead.require(submission.ledger(), ground)
                        .aftermath()
                        .end(subject))
                .map(End::cause)
                .filter(cause -> cause == End.Cause.REVOKED_EX_TUNC || cause == End.Cause.REVOKED_EX_NUNC)
                .isPresent();
        if (!revoked) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "what the entry rests on was not revoked");
        }
    }

    /** Refuses ({@code RANK_TOO_LOW}) a change that rests on less than the measure that the list carries out. */
    private static void requireRank(Submission submission, Definition definition, LegalBasis basis) {
        Measure measure = measure(submission, definition);
        if (basis.rank().compareTo(measure.basis().rank()) > 0) {
            throw Refusal.of(
                    ErrorCode.RANK_TOO_LOW,
                    "%s is a %s, measure %s rests on a %s",
                    basis.document(),
                    basis.rank(),
                    measure.code(),
                    measure.basis().rank());
        }
    }

    /** The measure in the catalogue in force; refuses ({@code REFERENCE_UNKNOWN}) a list whose measure is not in it, or does not fit. */
    private static Measure measure(Submission submission, Definition definition) {
        Measure measure = measuresInForce(submission)
                .catalogue()
                .content(MeasureCatalogue.class)
                .require(definition.measure());
        if (!definition.kind().fits(measure.kind())) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "a %s is not carried out by a list of kind %s",
                    measure.kind(),
                    definition.kind());
        }
        return measure;
    }

    private static CatalogueHead measuresInForce(Submission submission) {
        return CatalogueHead.inForce(submission.ledger(), CatalogueKind.MEASURES, submission.today())
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_IN_FORCE, "no catalogue of measures is in force"));
    }
}
