/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.DepartmentHead;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;

/** What records of sanctions do to heads. */
public final class SanctionFold {
    private SanctionFold() {}

    /**
     * The heads after an accepted record.
     *
     * @throws Refusal if the state of a sanction does not allow the step, or somebody with another part in the matter signs
     */
    public static List<HeadChange> apply(ReadableRecord record, SanctionBody body, HeadReader heads) {
        return switch (body) {
            case Draft draft -> List.of(drafted(record, draft, heads).change());
            case HearingNotice notice ->
                List.of(SanctionHead.require(heads, notice.sanction())
                        .notified(notice, CatalogueHead.workingDays(heads, notice.calendar()))
                        .change());
            case Statement statement -> List.of(heard(statement, heads).change());
            case LegalReview review ->
                List.of(SanctionHead.require(heads, review.sanction())
                        .reviewed(review, person(record, heads))
                        .change());
            case DecisionProposal proposal ->
                List.of(proposed(record, proposal, heads).change());
            case OfficerSignature signature ->
                List.of(SanctionHead.require(heads, signature.sanction())
                        .signed(signature, person(record, heads))
                        .change());
            case Ballot ballot -> List.of(voted(record, ballot, heads).change());
            case Conclusion conclusion ->
                List.of(concluded(record, conclusion, heads).change());
            case Service service -> served(record, service, heads);
            case Publication publication ->
                List.of(SanctionHead.require(heads, publication.sanction())
                        .published(publication)
                        .change());
            case Push push ->
                List.of(SanctionHead.require(heads, push.sanction())
                        .pushed(push)
                        .change());
            case Appeal appeal ->
                List.of(SanctionHead.require(heads, appeal.sanction())
                        .appealed(appeal)
                        .change());
            case StayOrder order -> stayed(record, order, heads);
            case RevocationOrder order -> revoked(record, order, heads);
            case Repair repair ->
                ended(
                        record,
                        SanctionHead.require(heads, repair.sanction()),
                        repair.subject(),
                        new End(End.Cause.REPAIRED, Dates.of(record.at()), Optional.empty()),
                        heads);
            case Relief relief ->
                List.of(SanctionHead.require(heads, relief.sanction())
                        .relieved(relief)
                        .change());
            case PastMeasure past -> List.of(PastMeasureHead.change(record, past));
            case PastSanction past -> List.of(loaded(record, past, heads).change());
            case Reinstatement reinstatement ->
                List.of(reinstated(record, reinstatement, heads).change());
            case EligibilityAnswer ignored -> List.of();
        };
    }

    private static SanctionHead drafted(ReadableRecord record, Draft draft, HeadReader heads) {
        MeasureCatalogue measures = measures(heads, draft.measures());
        boolean light = draft.actions().stream()
                .map(action -> measures.require(action.measure()))
                .allMatch(measure -> measure.kind().isLight());
        return SanctionHead.of(record.ref(), Matter.of(draft, record.lot(), person(record, heads), light));
    }

    private static SanctionHead heard(Statement statement, HeadReader heads) {
        SanctionHead sanction = SanctionHead.require(heads, statement.sanction());
        CatalogueVersion calendar = sanction.procedure().requireHearing().calendar();
        return sanction.heard(statement, CatalogueHead.workingDays(heads, calendar));
    }

    /** An edit is signed by those whom the matrix asked for, and by those whom its own measures ask for. */
    private static SanctionHead proposed(ReadableRecord record, DecisionProposal proposal, HeadReader heads) {
        SanctionHead sanction = SanctionHead.require(heads, proposal.sanction());
        Collection<DepartmentId> required = CatalogueHead.require(heads, proposal.matrix())
                .catalogue()
                .content(SignatureMatrix.class)
                .required(
                        proposal.actions().stream()
                                .map(Action::measure)
                                .distinct()
                                .toList(),
                        sanction.matter().projectType(),
                        sanction.matter().jurisdiction());
        return sanction.proposed(record.ref(), proposal, required, Dates.of(record.at()));
    }

    /** Once it is decided, whoever signed keeps the decision: nothing of it changes without them. */
    private static SanctionHead voted(ReadableRecord record, Ballot ballot, HeadReader heads) {
        SanctionHead after = SanctionHead.require(heads, ballot.sanction())
                .voted(ballot, person(record, heads), Dates.of(record.at()));
        return after.state() == Procedure.State.DECIDED ? after.keptBy(approving(after, heads)) : after;
    }

    private static List<OrganisationId> approving(SanctionHead decided, HeadReader heads) {
        return decided.procedure().countersigning().map(Countersigning::approvals).orElse(List.of()).stream()
                .map(department ->
                        DepartmentHead.require(heads, department).department().msp())
                .toList();
    }

    private static SanctionHead concluded(ReadableRecord record, Conclusion conclusion, HeadReader heads) {
        SanctionHead after =
                SanctionHead.require(heads, conclusion.sanction()).concluded(conclusion, Dates.of(record.at()));
        return switch (conclusion.outcome()) {
            case CONFIRMED -> after.keptBy(List.of(record.organisation()));
            case DROPPED -> after;
        };
    }

    private static List<HeadChange> served(ReadableRecord record, Service service, HeadReader heads) {
        SanctionHead sanction = SanctionHead.require(heads, service.sanction()).served(service);
        MeasureCatalogue measures = measures(heads, sanction.matter().measures());
        List<HeadChange> changes = new ArrayList<>();
        List<StandingEvent> events = new ArrayList<>();
        changes.add(sanction.change());
        sanction.matter()
                .modifies()
                .map(before -> SanctionHead.require(heads, before))
                .filter(before -> before.hasEffect(service.subject(), service.effectiveFrom()))
                .ifPresent(before -> {
                    End end = new End(End.Cause.MODIFIED, service.effectiveFrom(), Optional.empty());
                    changes.add(before.ended(service.subject(), end).change());
                    events.add(new StandingEvent.Ended(before.draft(), record.ref(), record.signedAt(), end));
                });
        sanction.actions().stream()
                .filter(action -> action.subject().equals(service.subject()))
                .flatMap(action -> barred(record, sanction, service, action, measures))
                .forEach(events::add);
        if (!events.isEmpty()) {
            changes.add(StandingHead.read(heads, service.subject()).with(events).change());
        }
        return changes;
    }

    private static Stream<StandingEvent> barred(
            ReadableRecord record, SanctionHead sanction, Service service, Action action, MeasureCatalogue measures) {
        return Stream.of(measures.require(action.measure()))
                .filter(measure -> measure.kind().bars())
                .map(measure -> new StandingEvent.Barred(
                        sanction.draft(),
                        record.ref(),
                        record.signedAt(),
                        measure.kind(),
                        action.scope(),
                        Optional.of(service.effectiveFrom()),
                        action.term(),
                        Optional.empty()));
    }

    private static List<HeadChange> stayed(ReadableRecord record, StayOrder order, HeadReader heads) {
        SanctionHead.require(heads, order.sanction()).requireEffect(order.subject());
        StandingHead standing = StandingHead.read(heads, order.subject())
                .with(List.of(
                        new StandingEvent.Stayed(order.sanction(), record.ref(), record.signedAt(), order.stay())));
        List<Bar> bars = Bar.of(standing.events()).stream()
                .filter(bar -> bar.barred().sanction().equals(order.sanction()))
                .toList();
        if (!bars.isEmpty() && bars.stream().noneMatch(bar -> bar.isStoppedBy(order.stay()))) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "nothing of it runs on %s", order.from());
        }
        return List.of(standing.change());
    }

    private static List<HeadChange> revoked(ReadableRecord record, RevocationOrder order, HeadReader heads) {
        SanctionHead sanction = SanctionHead.require(heads, order.sanction());
        LocalDate effective = sanction.requireEffect(order.subject());
        boolean plausible = switch (order.effect()) {
            case EX_TUNC -> order.from().equals(effective);
            case EX_NUNC -> !order.from().isBefore(effective);
        };
        if (!plausible) {
            throw Refusal.of(
                    ErrorCode.TIME_IMPLAUSIBLE,
                    "revoked %s from %s on, it has effect from %s on",
                    order.effect(),
                    order.from(),
                    effective);
        }
        LocalDate withdrawBy = CatalogueHead.workingDays(heads, order.calendar())
                .deadline(Dates.of(record.at()), RevocationOrder.WITHDRAWAL_WORKING_DAYS);
        End.Cause cause = switch (order.effect()) {
            case EX_TUNC -> End.Cause.REVOKED_EX_TUNC;
            case EX_NUNC -> End.Cause.REVOKED_EX_NUNC;
        };
        return ended(record, sanction, order.subject(), new End(cause, order.from(), Optional.of(withdrawBy)), heads);
    }

    private static List<HeadChange> ended(
            ReadableRecord record, SanctionHead sanction, Subject subject, End end, HeadReader heads) {
        return List.of(
                sanction.ended(subject, end).change(),
                StandingHead.read(heads, subject)
                        .with(List.of(new StandingEvent.Ended(sanction.draft(), record.ref(), record.signedAt(), end)))
                        .change());
    }

    private static StandingHead loaded(ReadableRecord record, PastSanction past, HeadReader heads) {
        StandingHead standing = StandingHead.read(heads, past.subject());
        return past.measure().bars()
                ? standing.with(List.of(new StandingEvent.Barred(
                        record.ref(),
                        record.ref(),
                        record.signedAt(),
                        past.measure(),
                        past.scope(),
                        past.effectiveFrom(),
                        past.term(),
                        past.possiblySameAs())))
                : standing;
    }

    private static StandingHead reinstated(ReadableRecord record, Reinstatement reinstatement, HeadReader heads) {
        StandingHead standing = StandingHead.read(heads, reinstatement.subject());
        boolean over = Bar.of(standing.events()).stream()
                .filter(bar -> bar.barred().sanction().equals(reinstatement.sanction()))
                .flatMap(bar -> bar.suspension().stream())
                .anyMatch(days -> reinstatement.from().isAfter(days.lastDay()));
        if (!over) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "%s suspended %s from nothing that is over on %s",
                    reinstatement.sanction(),
                    reinstatement.subject(),
                    reinstatement.from());
        }
        return standing.with(List.of(new StandingEvent.Reinstated(
                reinstatement.sanction(), record.ref(), record.signedAt(), reinstatement.from(), reinstatement.met())));
    }

    /** The person whose key answers for a record; refuses ({@code ROLE_FORBIDDEN}) any other holder. */
    private static PersonRef person(ReadableRecord record, HeadReader heads) {
        if (KeyHead.require(heads, record.by()).holder() instanceof Holder.Person person) {
            return person.ref();
        }
        throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "%s is held by no person", record.by());
    }

    /** The measures of a version; refuses ({@code REFERENCE_UNKNOWN}) another catalogue. */
    public static MeasureCatalogue measures(HeadReader heads, CatalogueVersion version) {
        return CatalogueHead.require(heads, version).catalogue().content(MeasureCatalogue.class);
    }
}
