/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.casework.CaseProgress.Handing;
import org.jianzheng.model.casework.CaseProgress.State;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A case (案件) as it stands: received, accepted or refused, handed over, consulted on, answered, closed (domain 3.2).
 *
 * @param filing the record of the first filing, whose id is the head's
 * @param about what it is about; it never changes
 * @param keeper the department that keeps it: the first receiver, until another one takes it over (invariant 20)
 * @param linked the filings of the same matter at other doors, in the order of the ledger
 * @param limits by when what is due
 * @param progress how far it has come
 */
public record CaseHead(
        RecordRef filing,
        About about,
        DepartmentId keeper,
        List<RecordRef> linked,
        CaseLimits limits,
        CaseProgress progress) {
    /** The most filings that are linked to one case. */
    public static final int MAX_LINKED = 256;

    /** The most transfers of one case. */
    public static final int MAX_TRANSFERS = 32;

    /**
     * What a case is about.
     *
     * @param kind what came in
     * @param lot the lot, if it is about one
     * @param subjects whom it is about, as far as was known
     */
    public record About(Filing.Kind kind, Optional<LotCode> lot, List<Subject> subjects) {
        /** Copies the list. */
        public About {
            subjects = List.copyOf(subjects);
        }
    }

    /** Copies the list. */
    public CaseHead {
        linked = List.copyOf(linked);
    }

    /** Where the head lies. */
    public static HeadKey key(RecordRef filing) {
        return new HeadKey(HeadKind.CASE, filing.id().value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that opened no case, such as a filing that was linked to another one. */
    public static CaseHead require(HeadReader heads, RecordRef filing) {
        return heads.read(key(filing))
                .map(CaseHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s opened no case", filing));
    }

    static CaseHead opened(ReadableRecord record, Filing filing, WorkingCalendar days) {
        return new CaseHead(
                record.ref(),
                new About(filing.kind(), record.lot(), record.subjects()),
                filing.receiver(),
                List.of(),
                CaseLimits.of(filing, Dates.of(record.at()), days),
                CaseProgress.BEGUN);
    }

    /** Where it stands. */
    public State state() {
        return progress.state();
    }

    /** Whether a department keeps it, or is to take over it or a clue found in it. */
    public boolean concerns(DepartmentId department) {
        return keeper.equals(department)
                || progress.transfers().stream()
                        .anyMatch(handing -> handing.isOpen() && handing.to().equals(department));
    }

    /** What is due next, and by when; nothing where nothing is. */
    public Optional<LocalDate> dueBy() {
        return switch (state()) {
            case RECEIVED -> Optional.of(limits.acceptBy());
            case ACCEPTED -> limits.decideBy();
            case REFUSED, ANSWERED, CLOSED -> Optional.empty();
        };
    }

    /** After the same matter came in at another door, whatever has become of the case; refuses ({@code TOO_LARGE}) too many. */
    CaseHead linked(RecordRef other) {
        if (linked.size() >= MAX_LINKED) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d filings are linked to %s", MAX_LINKED, filing);
        }
        return new CaseHead(filing, about, keeper, plus(linked, other), limits, progress);
    }

    /**
     * After it was accepted or not.
     *
     * @throws Refusal {@code STATE_FORBIDS} if that is decided, if it is on its way to another department, or if it is called late and is not;
     *     {@code DEADLINE_PASSED} if the days to complain had passed and it is accepted
     */
    CaseHead admitted(ReadableRecord record, CaseAdmission admission, WorkingCalendar days) {
        requireState(State.RECEIVED);
        requireHere();
        boolean calledLate = admission.refused().equals(Optional.of(CaseAdmission.Ground.LATE));
        if (admission.refused().isEmpty() && limits.isLate()) {
            throw Refusal.of(
                    ErrorCode.DEADLINE_PASSED,
                    "the last day to complain was %s, it was received on %s",
                    limits.fileBy().map(LocalDate::toString).orElse(""),
                    limits.receivedOn());
        }
        if (calledLate && !limits.isLate()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s came in time", filing);
        }
        LocalDate on = Dates.of(record.at());
        CaseProgress.Admission decided =
                new CaseProgress.Admission(record.ref(), on, !on.isAfter(limits.acceptBy()), admission.refused());
        CaseLimits next = admission.refused().isEmpty() ? limits.accepted(on, days) : limits;
        return new CaseHead(filing, about, keeper, linked, next, progress.with(decided));
    }

    /**
     * After something was handed over.
     *
     * @throws Refusal {@code STATE_FORBIDS} if the case is answered, refused or on its way, or goes to its keeper; {@code TOO_LARGE} after too many
     */
    CaseHead handed(ReadableRecord record, CaseTransfer transfer) {
        if (transfer.to().equals(keeper)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s keeps it", keeper);
        }
        if (transfer.what() == CaseTransfer.What.CASE) {
            if (state() != State.RECEIVED && state() != State.ACCEPTED) {
                throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s and goes nowhere", filing, state());
            }
            requireHere();
        } else {
            requireNot(State.CLOSED);
        }
        if (progress.transfers().size() >= MAX_TRANSFERS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a case has %d transfers at most", MAX_TRANSFERS);
        }
        Handing handing = new Handing(record.ref(), transfer.what(), transfer.to(), Optional.empty());
        return in(progress.with(plus(progress.transfers(), handing)));
    }

    /** What was handed over by a record; refuses ({@code REFERENCE_UNKNOWN}) another one. */
    public Handing requireHanding(RecordRef transfer) {
        return progress.transfers().stream()
                .filter(handing -> handing.record().equals(transfer))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s handed nothing over", transfer));
    }

    /** After whoever got something took it or gave it back; refuses ({@code ALREADY_DONE}) a second time. */
    CaseHead acknowledged(TransferAcknowledgement acknowledgement) {
        Handing handing = requireHanding(acknowledgement.transfer());
        handing.result().ifPresent(before -> {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s is %s", handing.record(), before);
        });
        List<Handing> all = new ArrayList<>(progress.transfers());
        all.set(
                all.indexOf(handing),
                new Handing(handing.record(), handing.what(), handing.to(), Optional.of(acknowledgement.result())));
        boolean goes = handing.what() == CaseTransfer.What.CASE
                && acknowledgement.result() == TransferAcknowledgement.Result.TAKEN_OVER;
        return new CaseHead(filing, about, goes ? handing.to() : keeper, linked, limits, progress.with(all));
    }

    CaseHead consulted(ReadableRecord record) {
        requireState(State.ACCEPTED);
        return in(progress.with(record.ref()));
    }

    CaseHead examined(ReadableRecord record, Examination examination, WorkingCalendar days) {
        requireState(State.ACCEPTED);
        LocalDate today = Dates.of(record.at());
        if (examination.until().isAfter(today)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s is later than %s", examination.until(), today);
        }
        return new CaseHead(filing, about, keeper, linked, limits.examined(examination, days), progress);
    }

    CaseHead answered(ReadableRecord record, CaseAnswer answer) {
        requireState(State.ACCEPTED);
        requireHere();
        LocalDate on = Dates.of(record.at());
        boolean inTime = limits.decideBy().filter(on::isAfter).isEmpty();
        return in(
                progress.with(new CaseProgress.Answer(record.ref(), on, inTime, answer.outcome(), answer.sanctions())));
    }

    /** Refuses ({@code STATE_FORBIDS}) to close what is not answered, or of which something is on its way. */
    CaseHead closed() {
        if (state() != State.REFUSED && state() != State.ANSWERED) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s and not answered", filing, state());
        }
        progress.transfers().stream().filter(Handing::isOpen).findFirst().ifPresent(open -> {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s has not acknowledged %s", open.to(), open.record());
        });
        return in(progress.closed());
    }

    private CaseHead in(CaseProgress next) {
        return new CaseHead(filing, about, keeper, linked, limits, next);
    }

    private void requireState(State wanted) {
        if (state() != wanted) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s, not %s", filing, state(), wanted);
        }
    }

    private void requireNot(State refused) {
        if (state() == refused) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s", filing, state());
        }
    }

    /** Nobody acts on a case that is on its way to another department. */
    private void requireHere() {
        progress.transfers().stream()
                .filter(handing -> handing.what() == CaseTransfer.What.CASE && handing.isOpen())
                .findFirst()
                .ifPresent(open -> {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is to take it over by %s", open.to(), open.record());
                });
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    /** Reads the head's JSON. */
    public static CaseHead fromJson(JsonObject json) {
        JsonObject about = json.object("about");
        return new CaseHead(
                RecordRef.parse(json.string("filing")),
                new About(
                        Members.choice(Filing.Kind.class, about, "kind"),
                        about.optionalString("lot").map(LotCode::parse),
                        Members.distinct(about, "subjects", ReadableRecord.MAX_SUBJECTS, Subject::parse)),
                DepartmentId.parse(json.string("keeper")),
                Members.distinct(json, "linked", MAX_LINKED, RecordRef::parse),
                CaseLimits.fromJson(json.object("limits")),
                CaseProgress.fromJson(json.object("progress")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("filing", filing.toString())
                .put(
                        "about",
                        JsonObject.builder()
                                .put("kind", about.kind().name())
                                .putIfPresent("lot", about.lot().map(LotCode::value))
                                .putValueIfPresent("subjects", Members.strings(about.subjects()))
                                .build())
                .put("keeper", keeper.value())
                .putValueIfPresent("linked", Members.strings(linked))
                .put("limits", limits.toJson())
                .put("progress", progress.toJson())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(filing), toJson());
    }
}
