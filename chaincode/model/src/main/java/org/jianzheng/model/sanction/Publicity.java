/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.registry.CatalogueHead;

/** Whether everybody reads a decision: from its publication on, and no longer than any of it counts and the policy of its day allows (invariant 14). */
public final class Publicity {
    private Publicity() {}

    /**
     * Whether everybody reads a decision on a day. One that is over for one of its subjects is closed as a whole, because a record cannot be
     * read in part.
     *
     * @param heads the ledger's heads, of which those of catalogues are read
     */
    public static boolean isOpen(SanctionHead sanction, LocalDate day, HeadReader heads) {
        return isPublished(sanction, day)
                && sanction.subjects().stream().allMatch(subject -> counts(sanction, subject, day))
                && last(sanction, heads).filter(day::isAfter).isEmpty();
    }

    private static boolean isPublished(SanctionHead sanction, LocalDate day) {
        return sanction.aftermath().publications().stream()
                .anyMatch(site -> !day.isBefore(site.on())
                        && site.withdrawnOn().filter(off -> !day.isBefore(off)).isEmpty());
    }

    /** A measure without a term, such as a fine, counts until the publication ends. */
    private static boolean counts(SanctionHead sanction, Subject subject, LocalDate day) {
        Optional<LocalDate> effective = sanction.aftermath().effectiveFrom(subject);
        return sanction.hasEffect(subject, day)
                && sanction.actions().stream()
                        .filter(action -> action.subject().equals(subject))
                        .map(Action::term)
                        .anyMatch(term -> term.filter(length -> isOver(length, effective, day))
                                .isEmpty());
    }

    private static boolean isOver(Term term, Optional<LocalDate> effective, LocalDate day) {
        return effective.map(term::lastDay).filter(day::isAfter).isPresent();
    }

    /** The last day of publication by the policy in force on the day of the finding; none where there was no policy. */
    private static Optional<LocalDate> last(SanctionHead sanction, HeadReader heads) {
        return sanction.procedure()
                .decidedOn()
                .flatMap(found -> CatalogueHead.inForce(heads, CatalogueKind.REPAIR, found)
                        .map(policy -> policy.catalogue()
                                .content(RepairPolicy.class)
                                .publishedUntil(found, severities(sanction, heads))));
    }

    private static List<Measure.Severity> severities(SanctionHead sanction, HeadReader heads) {
        MeasureCatalogue measures =
                SanctionFold.measures(heads, sanction.matter().measures());
        return sanction.actions().stream()
                .map(action -> measures.require(action.measure()).severity())
                .flatMap(Optional::stream)
                .toList();
    }
}
