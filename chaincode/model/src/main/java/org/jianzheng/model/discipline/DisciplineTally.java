/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.discipline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.AccountHead;
import org.jianzheng.model.credit.CountedDeduction;
import org.jianzheng.model.credit.ReferralHead;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.discipline.DisciplineReport.Deducted;
import org.jianzheng.model.discipline.DisciplineReport.Imposed;
import org.jianzheng.model.discipline.DisciplineReport.Referred;
import org.jianzheng.model.discipline.DisciplineReport.Unnamed;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.sanction.PastMeasureHead;
import org.jianzheng.model.sanction.StandingEvent;
import org.jianzheng.model.sanction.StandingHead;

/** Counts states of the ledger one after the other into a {@link DisciplineReport}; their order does not matter. Not thread-safe. */
public final class DisciplineTally {
    /** The states that are counted. */
    public static final Set<HeadKind> KINDS =
            Set.of(HeadKind.ACCOUNT, HeadKind.STANDING, HeadKind.REFERRAL, HeadKind.PAST_MEASURE, HeadKind.CASE);

    private static final LocalDate ANY_DAY = LocalDate.of(2001, 1, 31);
    private static final Comparator<Term> BY_LENGTH = Comparator.comparing(term -> term.lastDay(ANY_DAY));

    private final ReportWindow window;
    private final Set<Subject> subjects;
    private final Map<String, Deducted> deductions = new TreeMap<>();
    private final Map<String, Imposed> measures = new TreeMap<>();
    private final Map<String, Referred> referrals = new TreeMap<>();
    private final Map<Measure.Kind, Unnamed> unnamed = new TreeMap<>();
    private long clues;

    /**
     * Counts what a window covers.
     *
     * @param subjects about whom; about everybody if it is empty
     */
    public DisciplineTally(ReportWindow window, Set<Subject> subjects) {
        this.window = window;
        this.subjects = Set.copyOf(subjects);
    }

    /** Counts a state; one of a kind that is not counted changes nothing. */
    public void add(HeadKind kind, JsonObject head) {
        // Beside the accounts lies under the same kind which periods there are.
        if (kind == HeadKind.ACCOUNT && head.has("deductions")) {
            add(AccountHead.fromJson(head));
        } else if (kind == HeadKind.STANDING) {
            add(StandingHead.fromJson(head));
        } else if (kind == HeadKind.REFERRAL) {
            add(ReferralHead.fromJson(head));
        } else if (kind == HeadKind.PAST_MEASURE) {
            add(PastMeasureHead.fromJson(head));
        } else if (kind == HeadKind.CASE) {
            add(CaseHead.fromJson(head));
        }
    }

    private void add(AccountHead account) {
        if (!isAbout(account.subject())) {
            return;
        }
        Who who = Who.of(account.subject());
        account.deductions().stream()
                .filter(deduction -> window.covers(deduction.confirmedAt()))
                .map(deduction -> line(account.catalogue(), who, deduction))
                .forEach(line -> deductions.merge(
                        line.catalogue() + " " + line.rule().orElse("") + " " + who, line, DisciplineTally::sum));
    }

    private Deducted line(String catalogue, Who who, CountedDeduction deduction) {
        boolean ended =
                deduction.end().filter(end -> window.isKnown(end.knownAt())).isPresent();
        return new Deducted(
                catalogue,
                deduction.rule(),
                who,
                1,
                deduction.knownPoints(),
                deduction.points().isEmpty() ? 1 : 0,
                ended ? 1 : 0);
    }

    private static Deducted sum(Deducted line, Deducted more) {
        return new Deducted(
                line.catalogue(),
                line.rule(),
                line.who(),
                line.count() + more.count(),
                line.points().plus(more.points()),
                line.unknown() + more.unknown(),
                line.ended() + more.ended());
    }

    private void add(StandingHead standing) {
        if (!isAbout(standing.subject())) {
            return;
        }
        for (StandingEvent event : standing.events()) {
            if (event instanceof StandingEvent.Barred barred && window.covers(barred.knownAt())) {
                Who who = Who.of(standing.subject());
                measures.merge(barred.measure() + " " + who, line(barred, who, standing), DisciplineTally::sum);
            }
        }
    }

    private Imposed line(StandingEvent.Barred barred, Who who, StandingHead standing) {
        boolean ended = standing.events().stream()
                .anyMatch(event -> event instanceof StandingEvent.Ended end
                        && end.sanction().equals(barred.sanction())
                        && window.isKnown(end.knownAt()));
        boolean undated = barred.effect().isEmpty()
                || (barred.measure().hasTerm() && barred.term().isEmpty());
        boolean counted = barred.possiblySameAs().isEmpty();
        return new Imposed(
                barred.measure(), who, counted ? 1 : 0, counted ? 0 : 1, undated ? 1 : 0, ended ? 1 : 0, barred.term());
    }

    private static Imposed sum(Imposed line, Imposed more) {
        List<Term> terms = new ArrayList<>();
        line.longest().ifPresent(terms::add);
        more.longest().ifPresent(terms::add);
        Optional<Term> longest = terms.stream().max(BY_LENGTH);
        return new Imposed(
                line.measure(),
                line.who(),
                line.count() + more.count(),
                line.possiblyIncluded() + more.possiblyIncluded(),
                line.undated() + more.undated(),
                line.ended() + more.ended(),
                longest);
    }

    private void add(ReferralHead referral) {
        if (!isAbout(referral.subject()) || !window.covers(referral.at())) {
            return;
        }
        Who who = Who.of(referral.subject());
        boolean open = referral.acknowledged()
                .filter(taken -> window.isKnown(taken.at()))
                .isEmpty();
        referrals.merge(
                name(referral.to()) + " " + who,
                new Referred(referral.to(), who, 1, open ? 1 : 0),
                (line, more) -> new Referred(line.to(), who, line.made() + more.made(), line.open() + more.open()));
    }

    private void add(PastMeasureHead past) {
        // History names nobody here, so that it stands in the report about everybody only.
        if (!subjects.isEmpty() || !window.covers(past.at())) {
            return;
        }
        for (Measure.Kind kind : past.measure().kinds()) {
            long fen = kind == Measure.Kind.FINE
                    ? past.measure().fine().map(AmountFen::fen).orElse(0L)
                    : 0;
            unnamed.merge(
                    kind,
                    new Unnamed(kind, 1, fen),
                    (line, more) -> new Unnamed(kind, line.count() + more.count(), line.fen() + more.fen()));
        }
    }

    private void add(CaseHead head) {
        boolean counted = subjects.isEmpty() || head.about().subjects().stream().anyMatch(this::isAbout);
        if (counted
                && head.about().kind() == Filing.Kind.CLUE
                && window.covers(head.limits().receivedOn())) {
            clues++;
        }
    }

    private boolean isAbout(Subject subject) {
        return subjects.isEmpty() || subjects.contains(subject);
    }

    private static String name(ReferralTarget target) {
        return switch (target) {
            case ReferralTarget.OwnerOf owner -> "pool " + owner.pool();
            case ReferralTarget.Competent competent -> "department " + competent.department();
        };
    }

    /** What was counted so far. */
    public DisciplineReport report() {
        return new DisciplineReport(
                window,
                List.copyOf(deductions.values()),
                List.copyOf(measures.values()),
                List.copyOf(referrals.values()),
                List.copyOf(unnamed.values()),
                clues);
    }
}
