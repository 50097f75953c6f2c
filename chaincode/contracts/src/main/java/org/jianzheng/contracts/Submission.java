/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.OrganisationHead;

/**
 * A readable record whose form, time and signatures are in order, before its capability judges it.
 *
 * @param record the record
 * @param signers who signed it
 * @param ledger the ledger as it stands before the record
 * @param time the ledger time: the transaction's, or for an opened record that of its sealing
 */
record Submission(ReadableRecord record, Signers signers, Overlay ledger, Instant time) {
    /** The day of the ledger time, in China. */
    LocalDate today() {
        return Dates.of(time);
    }

    /** Refuses ({@code TIME_IMPLAUSIBLE}) a day that has not come. */
    void requireNotAfter(LocalDate day) {
        if (day.isAfter(today())) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "%s is later than today, %s", day, today());
        }
    }

    /**
     * Refuses ({@code SUBJECTS_MISMATCH}) a record that does not stand under exactly this lot and these subjects, so
     * that nobody can hide a record by leaving a key out.
     */
    void requireAbout(Optional<LotCode> lot, Collection<Subject> subjects) {
        if (!record.lot().equals(lot)) {
            throw Refusal.of(
                    ErrorCode.SUBJECTS_MISMATCH,
                    "lot is %s, the content is of %s",
                    record.lot().map(LotCode::value).orElse("absent"),
                    lot.map(LotCode::value).orElse("no lot"));
        }
        List<String> derived =
                subjects.stream().map(Subject::toString).sorted().distinct().toList();
        List<String> stated = record.subjects().stream().map(Subject::toString).toList();
        if (!stated.equals(derived)) {
            throw Refusal.of(ErrorCode.SUBJECTS_MISMATCH, "subjects are %s, the content names %s", stated, derived);
        }
    }

    /** As {@link #requireAbout}, with the lot that the record itself states. */
    void requireAboutOwnLot(Collection<Subject> subjects) {
        requireAbout(Optional.of(record.requireLot()), subjects);
    }

    /** Refuses ({@code SCHEMA_INVALID}) a record whose {@code refs} leave out a record that its body names. */
    void requireRefs(Collection<RecordRef> named) {
        for (RecordRef ref : named) {
            if (!record.refs().contains(ref)) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "refs leave out %s, which the body names", ref);
            }
        }
    }

    /** The record's lot, which must be open; refuses ({@code MSP_MISMATCH}) the staff of another centre (domain 20). */
    LotHead requireLot() {
        LotHead lot = LotHead.require(ledger, record.requireLot());
        boolean otherCentre = !lot.organisation().equals(record.organisation())
                && signers.by().role().isCentre()
                && OrganisationHead.require(ledger, lot.organisation()).kind().isCentre();
        if (otherCentre) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "lot %s is with %s, not %s",
                    lot.lot(),
                    lot.organisation(),
                    record.organisation());
        }
        return lot;
    }
}
