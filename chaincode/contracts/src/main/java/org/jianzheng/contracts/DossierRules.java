/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.StageCatalogue;
import org.jianzheng.model.catalogue.TradingCatalogue;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.DossierBody;
import org.jianzheng.model.dossier.DossierFold;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.PastLots;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.ProjectHead;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.dossier.TenderHead;
import org.jianzheng.model.dossier.YearClosing;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.OrganisationHead;
import org.jianzheng.model.witness.WitnessHead;

/** Project → tender → lot, each opened once, and the stages of a lot (domain 3.2). */
final class DossierRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (DossierBody.of(submission.record())) {
            case Project project -> {
                submission.requireAbout(
                        Optional.empty(), List.of(project.tenderer().subject()));
                requireNew(submission, ProjectHead.key(project.project()));
                inForce(submission, CatalogueKind.TRADING, TradingCatalogue.class)
                        .ifPresent(catalogue -> catalogue.requireCategory(project.category()));
            }
            case Tender tender -> {
                submission.requireAbout(
                        Optional.empty(),
                        tender.agency().map(ExplainedCode::subject).stream().toList());
                requireNew(submission, TenderHead.key(tender.tender()));
                requireSameCentre(
                        submission,
                        ProjectHead.require(submission.ledger(), tender.tender().project())
                                .organisation());
            }
            case Lot lot -> {
                submission.requireAboutOwnLot(List.of());
                requireNew(submission, LotHead.key(submission.record().requireLot()));
                lot.retenderOf().ifPresent(failed -> requireFailed(submission, failed));
                requireTemplate(submission, lot);
                requireSameCentre(
                        submission,
                        TenderHead.require(
                                        submission.ledger(),
                                        submission.record().requireLot().tender())
                                .organisation());
            }
            case StageStep step -> {
                LotHead lot = requireOwnLot(submission);
                WitnessHead.read(submission.ledger(), lot.lot())
                        .ifPresent(witness -> witness.requireRunning("stage " + step.to()));
                if (step.notApplicable().isPresent()) {
                    requireRole(submission, Set.of(Role.SUPERVISION_OFFICE), "leaves out a stage");
                }
            }
            case StatusChange change -> {
                LotHead lot = requireOwnLot(submission);
                if (lot.status().needsSupervisor(change.to())) {
                    requireRole(
                            submission,
                            Set.of(Role.SUPERVISION_OFFICE, Role.INDUSTRY_SUPERVISOR),
                            "puts a lot under control or releases it");
                }
            }
            case StageEvent event ->
                requireOwnLot(submission)
                        .requireReached(event.stage(), event.item().code());
            case Deferral deferral -> {
                requireOwnLot(submission);
                if (deferral.due().isBefore(Dates.of(submission.record().at()))) {
                    throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s is due before it is deferred", deferral.item());
                }
            }
            case Completion ignored -> requireOwnLot(submission);
            case PastLots ignored -> submission.requireAbout(Optional.empty(), List.of());
            case YearClosing ignored -> submission.requireAbout(Optional.empty(), List.of());
        }
    }

    private static <C extends CatalogueContent> Optional<C> inForce(
            Submission submission, CatalogueKind kind, Class<C> content) {
        return CatalogueHead.inForce(
                        submission.ledger(), kind, Dates.of(submission.record().at()))
                .map(head -> head.catalogue().content(content));
    }

    /** While a catalogue says what lots owe, a lot is opened with exactly its template. */
    private static void requireTemplate(Submission submission, Lot lot) {
        Optional<StageCatalogue> catalogue = inForce(submission, CatalogueKind.STAGES, StageCatalogue.class);
        if (catalogue.isEmpty()) {
            lot.template().ifPresent(stated -> {
                throw Refusal.of(ErrorCode.NOT_IN_FORCE, "no catalogue of stage templates is in force");
            });
            return;
        }
        StageTemplate stated = lot.template()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CONDITION_MISSING, "a catalogue is in force; the lot states no template of it"));
        StageTemplate expected = catalogue.get().require(category(submission), stated.form());
        if (!stated.equals(expected)) {
            throw Refusal.of(
                    ErrorCode.NOT_IN_FORCE,
                    "the template is not that of the catalogue in force for %s by %s",
                    expected.category(),
                    expected.form());
        }
    }

    private static String category(Submission submission) {
        ProjectHead project = ProjectHead.require(
                submission.ledger(), submission.record().requireLot().project());
        return Project.fromJson(submission
                        .ledger()
                        .requireRecord(RecordType.DOSSIER_PROJECT, project.record())
                        .body())
                .category();
    }

    private static LotHead requireOwnLot(Submission submission) {
        submission.requireAboutOwnLot(List.of());
        return submission.requireLot();
    }

    private static void requireRole(Submission submission, Set<Role> roles, String what) {
        Role role = submission.signers().by().role();
        if (!roles.contains(role)) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "%s is not who %s", role, what);
        }
    }

    /** Only a lot of the same project that failed is tendered again. */
    private static void requireFailed(Submission submission, LotCode before) {
        LotHead lot = LotHead.require(submission.ledger(), before);
        if (!before.project().equals(submission.record().requireLot().project())) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "lot %s is of another project", before);
        }
        if (lot.status() != LotStatus.FAILED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "lot %s is %s, not FAILED", before, lot.status());
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return DossierFold.apply(record, DossierBody.of(record), heads);
    }

    private static void requireNew(Submission submission, HeadKey head) {
        if (submission.ledger().read(head).isPresent()) {
            throw Refusal.of(
                    ErrorCode.ALREADY_OPEN, "%s %s is open already", head.kind().wireName(), head.id());
        }
    }

    /** One centre's staff do not open parts of another centre's project (分级实施分级负责, domain 20). */
    private static void requireSameCentre(Submission submission, OrganisationId opener) {
        OrganisationId own = submission.record().organisation();
        if (!opener.equals(own)
                && submission.signers().by().role().isCentre()
                && OrganisationHead.require(submission.ledger(), opener).kind().isCentre()) {
            throw Refusal.of(ErrorCode.MSP_MISMATCH, "the project is with %s, not %s", opener, own);
        }
    }
}
