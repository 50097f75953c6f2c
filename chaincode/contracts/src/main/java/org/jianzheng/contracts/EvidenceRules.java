/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.CustodyEvent;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.EvidenceBody;
import org.jianzheng.model.evidence.EvidenceFold;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;

/** Files, how they were captured and what became of them (domain 2.12, invariant 16). */
final class EvidenceRules implements CapabilityRules {
    private static final Set<Role> FOR_THEMSELVES = EnumSet.of(Role.TENDERER, Role.BIDDER, Role.EXPERT);

    @Override
    public void judge(Submission submission) {
        if (submission.record().lot().isPresent()) {
            submission.requireLot();
        }
        switch (EvidenceBody.of(submission.record())) {
            case FileRegistration file -> judge(submission, file);
            case CaptureStatement capture -> judge(submission, capture);
            case CustodyEvent custody -> judge(submission, custody);
            case AccessEvent access -> judge(submission, access);
            case Erasure erasure -> judge(submission, erasure);
            case BatchRegistration batch -> judge(submission, batch);
        }
    }

    @Override
    public List<HeadChange> fold(ReadableRecord record, HeadReader heads) {
        return EvidenceFold.apply(record, EvidenceBody.of(record), heads);
    }

    private static void judge(Submission submission, FileRegistration file) {
        submission.requireAbout(submission.record().lot(), List.of());
        if (submission.ledger().read(EvidenceHead.key(file.evidence())).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_REGISTERED, "%s is registered already", file.evidence());
        }
    }

    private static void judge(Submission submission, CaptureStatement capture) {
        EvidenceHead file = requireAboutFile(submission, capture.evidence());
        capture.previous().ifPresent(previous -> {
            submission.requireRefs(List.of(file.record(), previous));
            requireFollows(submission, capture, previous);
        });
    }

    /** The record stands under the lot of a registered file and refers to its registration. */
    private static EvidenceHead requireAboutFile(Submission submission, EvidenceId evidence) {
        EvidenceHead file = EvidenceHead.require(submission.ledger(), evidence);
        submission.requireAbout(file.lot(), List.of());
        submission.requireRefs(List.of(file.record()));
        return file;
    }

    /** A sealed record tells no lot, and so does its reading. Whoever reads for themselves reads by their own key (domain 3.4). */
    private static void judge(Submission submission, AccessEvent access) {
        switch (access.what()) {
            case AccessEvent.What.File file -> requireAboutFile(submission, file.evidence());
            case AccessEvent.What.SealedPart part -> {
                submission.requireAbout(Optional.empty(), List.of());
                submission.requireRefs(List.of(part.sealed()));
                if (submission.ledger().requireEntry(part.sealed()).type() != RecordType.SEALED) {
                    throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s is no sealed record", part.sealed());
                }
            }
        }
        Role role = submission.signers().by().role();
        if (FOR_THEMSELVES.contains(role)
                && !access.reader().equals(Optional.of(submission.signers().person()))) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "a %s states the own reading and no other", role);
        }
    }

    private static void judge(Submission submission, CustodyEvent custody) {
        EvidenceHead file = requireAboutFile(submission, custody.evidence());
        custody.previous().ifPresent(previous -> {
            submission.requireRefs(List.of(file.record(), previous));
            ReadableRecord link = submission.ledger().requireRecord(RecordType.EVIDENCE_CUSTODY, previous);
            EvidenceId before = CustodyEvent.fromJson(link.body()).evidence();
            if (!before.equals(custody.evidence())) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "custody of %s does not continue that of %s",
                        custody.evidence(),
                        before);
            }
        });
    }

    /** An order concerns the content that was registered, and is carried out once. */
    private static void judge(Submission submission, Erasure erasure) {
        EvidenceHead file = requireAboutFile(submission, erasure.evidence());
        FileRegistration registered = FileRegistration.fromJson(submission
                .ledger()
                .requireRecord(RecordType.EVIDENCE_FILE, file.record())
                .body());
        if (!registered.digests().equals(erasure.digests())) {
            throw Refusal.of(
                    ErrorCode.DIGEST_MISMATCH,
                    "%s was registered with %s, the order names %s",
                    erasure.evidence(),
                    registered.digests().sha256(),
                    erasure.digests().sha256());
        }
        LocalDate recorded = Dates.of(submission.record().at());
        if (erasure.orderedOn().isAfter(recorded)) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "order %s is of %s, it was recorded on %s",
                    erasure.order(),
                    erasure.orderedOn(),
                    recorded);
        }
    }

    /** A platform records what it received; it acts on no lot that another organisation opened (domain 20). */
    private static void judge(Submission submission, BatchRegistration batch) {
        ReadableRecord record = submission.record();
        submission.requireAbout(record.lot(), List.of());
        record.lot().map(lot -> LotHead.require(submission.ledger(), lot)).ifPresent(lot -> {
            if (!lot.organisation().equals(record.organisation())) {
                throw Refusal.of(
                        ErrorCode.MSP_MISMATCH,
                        "lot %s is with %s, not %s",
                        lot.lot(),
                        lot.organisation(),
                        record.organisation());
            }
        });
        // A source's clock may run wrong; that its items come from after they were received cannot be.
        if (batch.last().isAfter(record.at().plus(BatchItem.FUTURE))) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "an item is of %s, the batch was closed at %s",
                    batch.last(),
                    record.at());
        }
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
        capture.previousDigests().ifPresent(stated -> {
            if (!stated.equals(record.digest())) {
                throw Refusal.of(
                        ErrorCode.DIGEST_MISMATCH,
                        "the previous capture has %s, the statement says %s",
                        record.digest().sha256(),
                        stated.sha256());
            }
        });
    }
}
