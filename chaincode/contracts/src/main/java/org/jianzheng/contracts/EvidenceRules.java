/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.ArrayList;
import java.util.List;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.EvidenceBody;
import org.jianzheng.model.evidence.EvidenceFold;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/** Files and how they were captured (domain 2.12). */
final class EvidenceRules implements CapabilityRules {
    @Override
    public void judge(Submission submission) {
        if (submission.record().lot().isPresent()) {
            submission.requireLot();
        }
        switch (EvidenceBody.of(submission.record())) {
            case FileRegistration file -> judge(submission, file);
            case CaptureStatement capture -> judge(submission, capture);
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return EvidenceFold.apply(record, EvidenceBody.of(record));
    }

    private static void judge(Submission submission, FileRegistration file) {
        submission.requireAbout(submission.record().lot(), List.of());
        if (submission.ledger().read(EvidenceHead.key(file.evidence())).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_REGISTERED, "%s is registered already", file.evidence());
        }
    }

    private static void judge(Submission submission, CaptureStatement capture) {
        EvidenceHead file = EvidenceHead.require(submission.ledger(), capture.evidence());
        submission.requireAbout(file.lot(), List.of());
        List<RecordRef> named = new ArrayList<>(List.of(file.record()));
        capture.previous().ifPresent(named::add);
        submission.requireRefs(named);
        capture.previous().ifPresent(previous -> requireFollows(submission, capture, previous));
    }

    private static void requireFollows(Submission submission, CaptureStatement capture, RecordRef ref) {
        ReadableRecord record = submission.ledger().requireRecord(RecordType.EVIDENCE_CAPTURE, ref);
        CaptureStatement previous = CaptureStatement.fromJson(record.body());
        if (!previous.device().equals(capture.device()) || previous.sequence() >= capture.sequence()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "capture %d of %s does not follow capture %d of %s",
                    capture.sequence(),
                    capture.device(),
                    previous.sequence(),
                    previous.device());
        }
    }
}
