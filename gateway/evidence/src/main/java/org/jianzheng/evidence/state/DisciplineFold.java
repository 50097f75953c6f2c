/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.discipline.DisciplineReport;
import org.jianzheng.model.discipline.DisciplineTally;
import org.jianzheng.model.discipline.ReportWindow;

/** Computes the report of discipline about some subjects from proved records alone, by the functions that the contract and gateways apply. */
public final class DisciplineFold {
    private DisciplineFold() {}

    /**
     * The report about these subjects and nobody else.
     *
     * @param answers verified and without a gap: for each subject one with all records about it, and one with all sanctions
     *     and list entries about it, from the indexes of subjects and of standing; one for each record of the catalogues and
     *     calendars that these build on
     * @throws org.jianzheng.model.error.Refusal {@code SCHEMA_INVALID} if records about a subject are not shown to be all;
     *     {@code REFERENCE_UNKNOWN} if a catalogue is missing
     */
    public static DisciplineReport of(List<Subject> subjects, ReportWindow window, Collection<AnswerSummary> answers) {
        AsOf asOf = new AsOf.LedgerTime(window.knownAt());
        for (Subject subject : subjects) {
            for (IndexName index : List.of(IndexName.SUBJECT, IndexName.STANDING)) {
                StateFold.requireAll(new IndexKey(index, subject.toString()), asOf, answers);
            }
        }
        DisciplineTally tally = new DisciplineTally(window, Set.copyOf(subjects));
        StateFold.all(asOf, answers).forEach((key, head) -> tally.add(key.kind(), head));
        return tally.report();
    }
}
