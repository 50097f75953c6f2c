/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.CatalogueHead;

/** What records of credit do to heads. */
public final class CreditFold {
    private CreditFold() {}

    /**
     * The heads after an accepted record.
     *
     * @throws org.jianzheng.model.error.Refusal if the state of a deduction does not allow the step
     */
    public static List<HeadChange> apply(ReadableRecord record, CreditBody body, HeadReader heads) {
        return switch (body) {
            case Behaviour behaviour ->
                List.of(BehaviourHead.of(record, behaviour).change());
            case Proposal proposal -> proposed(record, proposal, heads);
            case Notice notice ->
                List.of(DeductionHead.require(heads, notice.proposal())
                        .notified(notice, CatalogueHead.workingDays(heads, notice.calendar()))
                        .change());
            case Objection objection -> objected(objection, heads);
            case Decision decision -> decided(record, decision, heads);
            case Evaluation evaluation -> EvaluationFold.begun(record, evaluation);
            case Form form -> EvaluationFold.form(record, form, heads);
            case Closing closing -> EvaluationFold.closed(record, closing, heads);
            case Exemption exemption -> exempted(record, exemption, heads);
            case BehaviourReferral referral ->
                List.of(ReferralHead.of(record, referral, BehaviourHead.require(heads, referral.behaviour()))
                        .change());
            case Acknowledgement acknowledgement ->
                List.of(ReferralHead.require(heads, acknowledgement.referral())
                        .acknowledged(record)
                        .change());
            case Repair repair -> List.of(repaired(record, repair, heads));
            case Grade grade -> List.of(GradeHead.change(record, grade));
            case Merit ignored -> List.of();
            case ScorePush push -> List.of(ScorePushHead.pushed(record, push, heads));
        };
    }

    private static List<HeadChange> proposed(ReadableRecord record, Proposal proposal, HeadReader heads) {
        BehaviourHead behaviour = BehaviourHead.require(heads, proposal.behaviour());
        List<HeadChange> changes = new ArrayList<>();
        changes.add(new DeductionHead(
                        record.ref(),
                        new DeductionHead.About(
                                behaviour.subject(), behaviour.lot(), behaviour.happenedOn(), behaviour.backfilled()),
                        proposal.catalogue(),
                        Optional.of(proposal.rule()),
                        proposal.points().map(ExactPoints::of),
                        DeductionHead.State.PROPOSED,
                        Optional.empty(),
                        Optional.empty())
                .change());
        FactHead.keys(behaviour.subject(), proposal.catalogue().catalogue(), proposal.rule(), behaviour.evidence())
                .forEach(key -> changes.add(new FactHead(record.ref()).change(key)));
        return changes;
    }

    private static List<HeadChange> objected(Objection objection, HeadReader heads) {
        DeductionHead deduction = DeductionHead.require(heads, objection.proposal());
        CatalogueVersion calendar = deduction.requireLimits().calendar();
        return List.of(deduction
                .objected(objection, CatalogueHead.workingDays(heads, calendar))
                .change());
    }

    private static List<HeadChange> decided(ReadableRecord record, Decision decision, HeadReader heads) {
        DeductionHead deduction =
                DeductionHead.require(heads, decision.proposal()).decided(decision, Dates.of(record.at()));
        List<HeadChange> changes = new ArrayList<>();
        changes.add(deduction.change());
        decision.tag()
                .filter(tag -> deduction.state() == DeductionHead.State.CONFIRMED)
                .filter(tag -> OffenceHead.read(heads, tag).isEmpty())
                .map(new OffenceHead(record.ref())::change)
                .ifPresent(changes::add);
        deduction.effectiveFrom().ifPresent(from -> {
            AccountHead account = account(deduction, heads);
            changes.add(account.with(counted(record, deduction, from)).change());
            AccountPeriods.read(heads, account.subject(), account.catalogue())
                    .with(account.begin())
                    .ifPresent(changes::add);
        });
        return changes;
    }

    private static List<HeadChange> exempted(ReadableRecord record, Exemption exemption, HeadReader heads) {
        OffenceHead.requireFirst(heads, exemption.tag());
        List<HeadChange> changes = new ArrayList<>();
        changes.add(new OffenceHead(record.ref()).change(exemption.tag()));
        exemption
                .proposal()
                .map(proposal ->
                        DeductionHead.require(heads, proposal).exempted().change())
                .ifPresent(changes::add);
        return changes;
    }

    private static HeadChange repaired(ReadableRecord record, Repair repair, HeadReader heads) {
        DeductionHead deduction = DeductionHead.require(heads, repair.proposal());
        CountedDeduction.End end = new CountedDeduction.End(record.ref(), Dates.of(record.at()), record.at());
        return account(deduction, heads).ended(deduction.proposal(), end).change();
    }

    /** The account to which a deduction belongs. */
    public static AccountHead account(DeductionHead deduction, HeadReader heads) {
        CatalogueHead catalogue = CatalogueHead.require(heads, deduction.catalogue());
        LocalDate begin = rules(catalogue)
                .period()
                .begin(deduction.about().happenedOn(), catalogue.catalogue().from());
        return AccountHead.read(
                heads, deduction.about().subject(), deduction.catalogue().catalogue(), begin);
    }

    private static CountedDeduction counted(ReadableRecord record, DeductionHead deduction, LocalDate from) {
        return new CountedDeduction(
                deduction.proposal(),
                record.ref(),
                deduction.catalogue(),
                deduction.about().happenedOn(),
                deduction.rule(),
                deduction.points(),
                from,
                record.at(),
                Optional.empty());
    }

    /** The rules of a catalogue that holds rules; refuses ({@code REFERENCE_UNKNOWN}) another one. */
    public static RuleCatalogue rules(CatalogueHead head) {
        return head.catalogue().content(RuleCatalogue.class);
    }
}
