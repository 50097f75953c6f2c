/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.casework.CaseAdmission;
import org.jianzheng.model.casework.CaseAnswer;
import org.jianzheng.model.casework.CaseClosing;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.CaseTransfer;
import org.jianzheng.model.casework.CaseworkBody;
import org.jianzheng.model.casework.CaseworkFold;
import org.jianzheng.model.casework.Consultation;
import org.jianzheng.model.casework.Examination;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.TransferAcknowledgement;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.sanction.SanctionHead;

/**
 * Cases (domain 3.2, invariant 20): whoever acts has a post in the department that keeps the case, or to which it goes. What the state of a case allows, the fold knows.
 */
final class CaseworkRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        switch (CaseworkBody.of(submission.record())) {
            case Filing filing -> judge(submission, filing);
            case CaseAdmission admission -> requireKept(submission, admission.filing());
            case CaseTransfer transfer -> {
                requireKept(submission, transfer.filing());
                DepartmentHead.require(submission.ledger(), transfer.to());
            }
            case TransferAcknowledgement acknowledgement -> judge(submission, acknowledgement);
            case Consultation consultation -> judge(submission, consultation);
            case Examination examination -> requireKept(submission, examination.filing());
            case CaseAnswer answer -> {
                requireKept(submission, answer.filing());
                submission.requireRefs(answer.sanctions());
                answer.sanctions().forEach(sanction -> SanctionHead.require(submission.ledger(), sanction));
            }
            case CaseClosing closing -> requireKept(submission, closing.filing());
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return CaseworkFold.apply(record, CaseworkBody.of(record), heads);
    }

    private static void judge(Submission submission, Filing filing) {
        submission.requireAbout(submission.record().lot(), filing.about());
        if (submission.record().lot().isPresent()) {
            submission.requireLot();
        }
        requireFiler(submission, filing);
        CatalogueHead.require(submission.ledger(), filing.calendar())
                .requireInForceOn(Dates.of(submission.record().at()));
        List<RecordRef> alert = filing.alert().stream().toList();
        submission.requireRefs(alert);
        alert.forEach(raised -> AlertHead.require(submission.ledger(), raised));
        AlertHead.requireSubstantiated(submission.ledger(), alert);
    }

    /** Discipline inspection and audit feed clues back to any department (domain 92); all else is filed by whoever received it. */
    private static void requireFiler(Submission submission, Filing filing) {
        if (submission.signers().by().role() != Role.DISCIPLINE_AUDIT) {
            requireOf(submission, filing.receiver());
            return;
        }
        if (filing.channel() != Filing.Channel.FED_BACK) {
            throw Refusal.of(
                    ErrorCode.ROLE_FORBIDDEN, "%s feeds clues back, and files nothing else", Role.DISCIPLINE_AUDIT);
        }
        DepartmentHead.require(submission.ledger(), filing.receiver());
    }

    private static void judge(Submission submission, TransferAcknowledgement acknowledgement) {
        CaseHead head = requireAbout(submission, acknowledgement.filing());
        submission.requireRefs(List.of(acknowledgement.transfer()));
        requireOf(submission, head.requireHanding(acknowledgement.transfer()).to());
    }

    private static void judge(Submission submission, Consultation consultation) {
        CaseHead head = requireKept(submission, consultation.filing());
        consultation.departments().forEach(department -> DepartmentHead.require(submission.ledger(), department));
        if (!consultation.departments().contains(head.keeper())) {
            throw Refusal.of(ErrorCode.CONDITION_MISSING, "%s keeps the case and consults with others", head.keeper());
        }
    }

    private static CaseHead requireKept(Submission submission, RecordRef filing) {
        CaseHead head = requireAbout(submission, filing);
        requireOf(submission, head.keeper());
        return head;
    }

    private static CaseHead requireAbout(Submission submission, RecordRef filing) {
        CaseHead head = CaseHead.require(submission.ledger(), filing);
        submission.requireAbout(head.about().lot(), head.about().subjects());
        submission.requireRefs(List.of(filing));
        return head;
    }

    private static void requireOf(Submission submission, DepartmentId department) {
        DepartmentHead.require(submission.ledger(), department)
                .requirePost(submission.signers().person());
    }
}
