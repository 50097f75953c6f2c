/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.WorkingCalendar;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.Keepers;
import org.jianzheng.model.sanction.Procedure.State;

/**
 * A sanction as it stands: draft → notified → heard → reviewed → proposed → decided → served → in effect (domain 3.2). Light measures go from
 * the notice to their confirmation. Every step is a method that refuses ({@code STATE_FORBIDS}) what the present state does not allow.
 *
 * @param draft the record that drafted it, whose id is the head's
 * @param matter what it is about
 * @param actions what it imposes, as the newest text says
 * @param procedure how far it has come
 * @param aftermath what happened after the decision
 * @param keepers the organisations that signed the decision, once there is one
 */
public record SanctionHead(
        RecordRef draft,
        Matter matter,
        List<Action> actions,
        Procedure procedure,
        Aftermath aftermath,
        Optional<Keepers> keepers) {
    /** Copies the list. */
    public SanctionHead {
        actions = List.copyOf(actions);
    }

    /** Where the head lies. */
    public static HeadKey key(RecordRef draft) {
        return new HeadKey(HeadKind.SANCTION, draft.id().value());
    }

    /** Reads the head; refuses ({@code REFERENCE_UNKNOWN}) a record that drafted nothing. */
    public static SanctionHead require(HeadReader heads, RecordRef draft) {
        return heads.read(key(draft), SanctionHead.class, SanctionHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "%s drafts no sanction", draft));
    }

    static SanctionHead of(RecordRef draft, Matter matter) {
        return new SanctionHead(draft, matter, matter.intended(), Procedure.BEGUN, Aftermath.NONE, Optional.empty());
    }

    /** Where it stands. */
    public State state() {
        return procedure.state();
    }

    /** Whom the newest text is about. */
    public List<Subject> subjects() {
        return actions.stream().map(Action::subject).distinct().toList();
    }

    /** Whether it has effect for a subject on a day, its terms and stays aside. */
    public boolean hasEffect(Subject subject, LocalDate day) {
        return aftermath
                        .effectiveFrom(subject)
                        .filter(from -> !day.isBefore(from))
                        .isPresent()
                && aftermath.end(subject).filter(end -> end.frees(day)).isEmpty();
    }

    SanctionHead notified(HearingNotice notice, WorkingCalendar days) {
        requireState(State.DRAFT);
        return in(procedure.with(State.NOTIFIED, Hearing.of(notice, days)));
    }

    SanctionHead heard(Statement statement, WorkingCalendar days) {
        requireState(State.NOTIFIED);
        return in(procedure.with(State.NOTIFIED, procedure.requireHearing().after(statement, matter.light(), days)));
    }

    /** After the legal review; refuses ({@code CONFLICTED}) a reviewer who has another part in the matter. */
    SanctionHead reviewed(LegalReview review, PersonRef reviewer) {
        requireFullPath();
        if (state() != State.NOTIFIED && state() != State.PROPOSED) {
            throw forbidden("reviewed");
        }
        requireNoPart(reviewer);
        requireApart(reviewer, reviewer.equals(matter.drafter()) || hasSigned(reviewer) || hasVoted(reviewer));
        return in(procedure.with(new Reviewed(review.text(), reviewer)));
    }

    /** Refuses ({@code STATE_FORBIDS}) a text on this day: too early, not reviewed, heavier than notified, or edited after the decision. */
    public void requireProposable(DecisionProposal proposal, LocalDate day) {
        requireFullPath();
        switch (state()) {
            case NOTIFIED -> {
                procedure.requireHearing().requireOver(day);
                requireReviewed(proposal.text());
            }
            case PROPOSED -> {
                Countersigning before = procedure.requireCountersigning();
                if (!proposal.matrix().equals(before.matrix())) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "the matrix stays %s", before.matrix());
                }
            }
            case DRAFT, DECIDED, SERVED, DROPPED -> throw forbidden("proposed or edited");
        }
        for (Action action : proposal.actions()) {
            if (matter.intended().stream().noneMatch(action::isAtMost)) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS,
                        "%s against %s was not told to the subject, or is heavier than it was told",
                        action.measure(),
                        action.subject());
            }
        }
    }

    SanctionHead proposed(
            RecordRef record, DecisionProposal proposal, Collection<DepartmentId> required, LocalDate day) {
        requireProposable(proposal, day);
        long version =
                1 + procedure.countersigning().map(Countersigning::version).orElse(0L);
        return new SanctionHead(
                draft,
                matter,
                proposal.actions(),
                procedure.with(State.PROPOSED, Countersigning.of(record, proposal, version, required)),
                aftermath,
                keepers);
    }

    /** After an officer's signature; refuses ({@code CONFLICTED}) an officer who has another part in the matter. */
    SanctionHead signed(OfficerSignature signature, PersonRef officer) {
        Countersigning text = procedure.requireCountersigning();
        text.requireRequired(signature.department());
        text.requireOver(signature.proposal(), signature.text());
        requireNoPart(officer);
        requireApart(
                officer,
                isReviewer(officer)
                        || hasVoted(officer)
                        || text.officers().stream()
                                .anyMatch(other -> other.person().equals(officer)
                                        && !other.department().equals(signature.department())));
        return in(procedure.with(State.PROPOSED, text.signed(signature.department(), officer)));
    }

    /**
     * After a ballot. Once all departments that must sign agree, it is decided on this day (invariant 8).
     *
     * @throws Refusal {@code NOT_IN_MATRIX}, {@code DIGEST_MISMATCH}, {@code CONFLICTED}, {@code ALREADY_DONE} or
     *     {@code SIGNATURE_MISSING}
     */
    SanctionHead voted(Ballot ballot, PersonRef person, LocalDate day) {
        Countersigning text = procedure.requireCountersigning();
        text.requireRequired(ballot.department());
        text.requireOver(ballot.proposal(), ballot.text());
        requireNoPart(person);
        if (ballot.choice() == Ballot.Choice.RECUSE) {
            return in(procedure.without(person));
        }
        requireReviewed(text.text());
        requireApart(
                person,
                isReviewer(person)
                        || hasSigned(person)
                        || text.votes().stream()
                                .anyMatch(other -> other.person().equals(person)
                                        && !other.department().equals(ballot.department())));
        Countersigning after = text.voted(new Countersigning.Vote(ballot.department(), person, ballot.choice()));
        Procedure next = procedure.with(State.PROPOSED, after);
        return in(after.isComplete() ? next.decided(State.DECIDED, day) : next);
    }

    /** Refuses ({@code STATE_FORBIDS}) to end the matter in this way on this day. */
    public void requireConcludable(Conclusion conclusion, LocalDate day) {
        switch (conclusion.outcome()) {
            case CONFIRMED -> {
                requireState(State.NOTIFIED);
                if (!matter.light()) {
                    throw Refusal.of(ErrorCode.STATE_FORBIDS, "it holds measures that departments decide on jointly");
                }
                procedure.requireHearing().requireOver(day);
            }
            case DROPPED -> {
                if (state() == State.DECIDED || state() == State.SERVED || state() == State.DROPPED) {
                    throw forbidden("dropped");
                }
            }
        }
    }

    SanctionHead concluded(Conclusion conclusion, LocalDate day) {
        requireConcludable(conclusion, day);
        return switch (conclusion.outcome()) {
            case DROPPED -> in(procedure.with(State.DROPPED));
            case CONFIRMED -> {
                Aftermath served = aftermath;
                for (Subject subject : subjects()) {
                    served = served.served(new Aftermath.Served(subject, day, day.plusDays(1)));
                }
                yield in(procedure.decided(State.SERVED, day)).after(served);
            }
        };
    }

    /** After service on a subject; refuses ({@code REPAIR_NOTICE_MISSING}) a decision without the repair notice (invariant 9). */
    SanctionHead served(Service service) {
        requireState(State.DECIDED);
        requireSubject(service.subject());
        if (service.repairNotice().isEmpty()) {
            throw Refusal.of(ErrorCode.REPAIR_NOTICE_MISSING, "nothing says that the repair notice was served with it");
        }
        LocalDate decided = procedure.decidedOn().orElseThrow();
        if (service.servedOn().isBefore(decided)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "served on %s, decided on %s", service.servedOn(), decided);
        }
        Aftermath after =
                aftermath.served(new Aftermath.Served(service.subject(), service.servedOn(), service.effectiveFrom()));
        boolean all = subjects().stream()
                .allMatch(subject -> after.effectiveFrom(subject).isPresent());
        return in(all ? procedure.with(State.SERVED) : procedure).after(after);
    }

    SanctionHead published(Publication publication) {
        requireState(State.SERVED);
        return after(aftermath.published(publication));
    }

    SanctionHead pushed(Push push) {
        requireState(State.SERVED);
        return after(aftermath.pushed(push));
    }

    SanctionHead appealed(Appeal appeal) {
        if (state() != State.DECIDED && state() != State.SERVED) {
            throw forbidden("appealed against");
        }
        return after(aftermath.appealed(appeal));
    }

    SanctionHead ended(Subject subject, End end) {
        return after(aftermath.ended(subject, end));
    }

    /** From now on only together with these organisations is anything changed. */
    SanctionHead keptBy(Collection<OrganisationId> organisations) {
        return with(Keepers.of(organisations));
    }

    /**
     * Refuses ({@code STATE_FORBIDS}) to go on without an organisation that does not keep the decision.
     *
     * @return who keeps it now
     */
    public Keepers requireKeptBy(OrganisationId organisation) {
        return keepers.filter(kept -> kept.organisations().contains(organisation))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.STATE_FORBIDS, "%s is not among those that must agree to changes", organisation));
    }

    SanctionHead relieved(Relief relief) {
        return with(requireKeptBy(relief.organisation()).without(relief.organisation()));
    }

    /** From when on it has effect for a subject; refuses ({@code STATE_FORBIDS}) what was not served on it. */
    public LocalDate requireEffect(Subject subject) {
        return aftermath
                .effectiveFrom(subject)
                .orElseThrow(() -> Refusal.of(ErrorCode.STATE_FORBIDS, "it was not served on %s", subject));
    }

    private void requireSubject(Subject subject) {
        if (!subjects().contains(subject)) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "it is not about %s", subject);
        }
    }

    private void requireReviewed(DualDigest text) {
        if (procedure.reviewed().filter(review -> review.text().equals(text)).isEmpty()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "this text has not passed its legal review");
        }
    }

    private void requireNoPart(PersonRef person) {
        boolean subject = matter.intended().stream()
                .anyMatch(action -> action.subject() instanceof Subject.Person about
                        && about.ref().equals(person));
        if (subject || procedure.recused().contains(person)) {
            throw Refusal.of(ErrorCode.CONFLICTED, "%s has left the matter, or is its subject", person);
        }
    }

    private static void requireApart(PersonRef person, boolean otherwiseEngaged) {
        if (otherwiseEngaged) {
            throw Refusal.of(ErrorCode.CONFLICTED, "%s has another part in the matter", person);
        }
    }

    private boolean isReviewer(PersonRef person) {
        return procedure
                .reviewed()
                .filter(review -> review.reviewer().equals(person))
                .isPresent();
    }

    private boolean hasSigned(PersonRef person) {
        return procedure
                .countersigning()
                .filter(text -> text.officers().stream()
                        .anyMatch(officer -> officer.person().equals(person)))
                .isPresent();
    }

    private boolean hasVoted(PersonRef person) {
        return procedure
                .countersigning()
                .filter(text ->
                        text.votes().stream().anyMatch(vote -> vote.person().equals(person)))
                .isPresent();
    }

    private void requireFullPath() {
        if (matter.light()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "light measures are confirmed, not decided on jointly");
        }
    }

    private void requireState(State expected) {
        if (state() != expected) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s, not %s", draft, state(), expected);
        }
    }

    private Refusal forbidden(String step) {
        return Refusal.of(ErrorCode.STATE_FORBIDS, "%s is %s, and cannot be %s", draft, state(), step);
    }

    private SanctionHead in(Procedure next) {
        return new SanctionHead(draft, matter, actions, next, aftermath, keepers);
    }

    private SanctionHead with(Keepers kept) {
        return new SanctionHead(draft, matter, actions, procedure, aftermath, Optional.of(kept));
    }

    private SanctionHead after(Aftermath next) {
        return new SanctionHead(draft, matter, actions, procedure, next, keepers);
    }

    /** Reads the head's JSON. */
    public static SanctionHead fromJson(JsonObject json) {
        return new SanctionHead(
                RecordRef.parse(json.string("draft")),
                Matter.fromJson(json.object("matter")),
                Action.list(json, "actions"),
                Procedure.fromJson(json.object("procedure")),
                Aftermath.fromJson(json.object("aftermath")),
                Keepers.in(json));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder()
                .put("draft", draft.toString())
                .put("matter", matter.toJson())
                .put("actions", Action.json(actions))
                .put("procedure", procedure.toJson())
                .put("aftermath", aftermath.toJson());
        keepers.ifPresent(present -> present.writeTo(json));
        return json.build();
    }

    HeadChange change() {
        return new HeadChange(key(draft), toJson());
    }
}
