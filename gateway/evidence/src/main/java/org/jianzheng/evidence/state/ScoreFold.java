/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.registry.SubjectHead;

/** Computes a score from proved records alone, by the function that the contract applies. */
public final class ScoreFold {
    private ScoreFold() {}

    /**
     * The score of a subject under a catalogue on a day, as known at a ledger time.
     *
     * @param answers verified and without a gap: one with all records about the subject, and about each that it continues; one for each
     *     record of the catalogue and of the calendars by which limits were counted
     * @throws org.jianzheng.model.error.Refusal {@code SCHEMA_INVALID} if records about the subject are not shown to be all;
     *     {@code REFERENCE_UNKNOWN} if a catalogue is missing; {@code NOT_IN_FORCE} for a day before the catalogue's first
     */
    public static Score of(
            Subject subject, String catalogue, LocalDate on, Instant knownAt, Collection<AnswerSummary> answers) {
        AsOf asOf = new AsOf.LedgerTime(knownAt);
        StateFold.requireAll(about(subject), asOf, answers);
        HeadReader heads = StateFold.heads(asOf, answers);
        SubjectHead.lineage(heads, subject).forEach(each -> StateFold.requireAll(about(each), asOf, answers));
        return Score.read(heads, subject, catalogue, on, knownAt);
    }

    private static IndexKey about(Subject subject) {
        return new IndexKey(IndexName.SUBJECT, subject.toString());
    }
}
