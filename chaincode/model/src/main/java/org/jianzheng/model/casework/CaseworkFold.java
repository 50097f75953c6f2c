/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.sanction.Procedure;
import org.jianzheng.model.sanction.SanctionHead;

/** What records of casework do to heads. */
public final class CaseworkFold {
    private CaseworkFold() {}

    /**
     * The heads after an accepted record.
     *
     * @throws Refusal if the state of the case does not allow the step
     */
    public static List<HeadChange> apply(ReadableRecord record, CaseworkBody body, HeadReader heads) {
        return switch (body) {
            case Filing filing -> filed(record, filing, heads);
            case CaseAdmission admission -> {
                CaseHead before = CaseHead.require(heads, admission.filing());
                yield change(before.admitted(record, admission, days(heads, before)));
            }
            case CaseTransfer transfer ->
                change(CaseHead.require(heads, transfer.filing()).handed(record, transfer));
            case TransferAcknowledgement acknowledgement ->
                change(CaseHead.require(heads, acknowledgement.filing()).acknowledged(acknowledgement));
            case Consultation consultation ->
                change(CaseHead.require(heads, consultation.filing()).consulted(record));
            case Examination examination -> {
                CaseHead before = CaseHead.require(heads, examination.filing());
                yield change(before.examined(record, examination, days(heads, before)));
            }
            case CaseAnswer answer ->
                change(CaseHead.require(heads, answer.filing()).answered(record, answer));
            case CaseClosing closing -> closed(closing, heads);
        };
    }

    /** The first receiver keeps it; whoever receives it afterwards is linked (invariant 20). */
    private static List<HeadChange> filed(ReadableRecord record, Filing filing, HeadReader heads) {
        Optional<MatterHead> before = MatterHead.read(heads, filing.matter());
        if (before.isPresent()) {
            return change(CaseHead.require(heads, before.get().filing()).linked(record.ref()));
        }
        return List.of(
                CaseHead.opened(record, filing, CatalogueHead.workingDays(heads, filing.calendar()))
                        .change(),
                new MatterHead(record.ref()).change(filing.matter()));
    }

    private static List<HeadChange> closed(CaseClosing closing, HeadReader heads) {
        CaseHead before = CaseHead.require(heads, closing.filing());
        before.progress().answer().map(CaseProgress.Answer::sanctions).orElse(List.of()).stream()
                .filter(sanction -> isPending(heads, sanction))
                .findFirst()
                .ifPresent(sanction -> {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is neither served nor dropped", sanction);
                });
        return change(before.closed());
    }

    private static boolean isPending(HeadReader heads, RecordRef sanction) {
        Procedure.State state = SanctionHead.require(heads, sanction).state();
        return state != Procedure.State.SERVED && state != Procedure.State.DROPPED;
    }

    private static List<HeadChange> change(CaseHead head) {
        return List.of(head.change());
    }

    private static WorkingCalendar days(HeadReader heads, CaseHead of) {
        return CatalogueHead.workingDays(heads, of.limits().calendar());
    }
}
