/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.SignatureMatrix.Row;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.Draft;
import org.jianzheng.model.sanction.HearingNotice;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Service;
import org.jianzheng.model.sanction.StandingHead;

/** Three departments that decide jointly on a member of a joint bid, on a ledger in memory. All of it is invented. */
final class SanctionPlay {
    static final CatalogueVersion MEASURES = new CatalogueVersion("TEST-MEASURES", "1");
    static final CatalogueVersion MATRIX = new CatalogueVersion("TEST-MATRIX", "1");
    static final CatalogueVersion REPAIR = new CatalogueVersion("TEST-REPAIR", "2026");
    static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "2026");
    static final List<String> SITES = List.of("行政监督部门网站", "公共资源交易网站");
    static final Subject MEMBER = new Subject.Organisation(UnifiedCreditCode.parse("91999999B00000019A"));
    static final Subject OTHER_MEMBER = new Subject.Organisation(UnifiedCreditCode.parse("91999999B000000275"));
    static final Action BAR =
            new Action(MEMBER, "BAR", Scope.EVERYTHING, Optional.of(Term.months(6)), Optional.empty());
    static final DualDigest TEXT = text("处理决定书(虚构)");

    final Play play;
    final Bureau reform;
    final Bureau housing;
    final Bureau transport;
    final Bureau water;

    SanctionPlay() {
        this(new Play().registered());
    }

    private SanctionPlay(Play play) {
        this(play, new Bureau(play, DepartmentId.parse("housing")));
    }

    /** With a housing bureau that may be of another organisation than the others. */
    SanctionPlay(Play play, Bureau housing) {
        this.play = play;
        this.housing = housing.register();
        reform = bureau("reform");
        transport = bureau("transport");
        water = bureau("water");
    }

    private Bureau bureau(String id) {
        return new Bureau(play, DepartmentId.parse(id)).register();
    }

    /** The catalogues, the matrix as the last of them. */
    SanctionPlay ready() {
        bring(DAYS, new WorkingDays(2026, new TreeSet<>(), new TreeSet<>()));
        bring(MEASURES, measures());
        bring(
                REPAIR,
                new RepairPolicy(List.of(
                        new RepairPolicy.Period(Measure.Severity.SLIGHT, Optional.empty(), Term.months(3)),
                        new RepairPolicy.Period(Measure.Severity.GENERAL, Optional.of(Term.months(3)), Term.months(12)),
                        new RepairPolicy.Period(
                                Measure.Severity.SERIOUS, Optional.of(Term.months(12)), Term.months(36)))));
        bring(
                MATRIX,
                new SignatureMatrix(List.of(
                        Row.ofCatalogueChange(reform.id),
                        row("交通", reform, housing, transport),
                        row("水利", reform, housing, water))));
        return this;
    }

    private static Row row(String projectType, Bureau... bureaus) {
        return new Row(
                Optional.empty(),
                Optional.of(projectType),
                Optional.empty(),
                List.of(bureaus).stream().map(bureau -> bureau.id).toList());
    }

    private static MeasureCatalogue measures() {
        return new MeasureCatalogue(
                List.of(
                        measure("BAR", Measure.Kind.RESTRICTION, Measure.Severity.GENERAL),
                        measure("SUSPEND", Measure.Kind.SUSPENSION, Measure.Severity.GENERAL),
                        measure("REMOVE", Measure.Kind.REMOVAL, Measure.Severity.SERIOUS),
                        measure("FINE", Measure.Kind.FINE, Measure.Severity.GENERAL),
                        new Measure("PRAISE", "守信激励", Measure.Kind.INCENTIVE, basis(), Optional.empty()),
                        new Measure("TALK", "约谈", Measure.Kind.INTERVIEW, basis(), Optional.empty())),
                SITES);
    }

    private static Measure measure(String code, Measure.Kind kind, Measure.Severity severity) {
        return new Measure(code, "措施" + code + "(虚构)", kind, basis(), Optional.of(severity));
    }

    private static LegalBasis basis() {
        return new LegalBasis("某条例(虚构)", "第六十七条", LegalBasis.Rank.ADMINISTRATIVE_REGULATION);
    }

    void bring(CatalogueVersion version, CatalogueContent content, PrivateKey... seals) {
        play.accept(play.draft(
                        play.office,
                        new Catalogue(version, LocalDate.of(2026, 1, 1), "示例(虚构)", content),
                        draft -> draft)
                .sign(play.office.key(), seals));
    }

    static DualDigest text(String text) {
        return DualDigest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Action fine(Subject subject, long fen) {
        return new Action(subject, "FINE", Scope.EVERYTHING, Optional.empty(), Optional.of(new AmountFen(fen)));
    }

    LocalDate today() {
        return LocalDate.ofInstant(play.ledger.now(), ZoneOffset.ofHours(8));
    }

    void passDays(long days) {
        play.ledger.pass(Duration.ofDays(days));
    }

    /** Moves the clock on to a time, if it is not later already. */
    void passTo(Instant at) {
        if (play.ledger.now().isBefore(at)) {
            play.ledger.pass(Duration.between(play.ledger.now(), at));
        }
    }

    ReadableRecord draft(Actor by, Bureau lead, String projectType, Action... actions) {
        return draft(by, lead, projectType, Optional.empty(), actions);
    }

    ReadableRecord draft(Actor by, Bureau lead, String projectType, Optional<RecordRef> modifies, Action... actions) {
        return play.record(
                by,
                new Draft(
                        lead.id,
                        MEASURES,
                        projectType,
                        "某市",
                        List.of(actions),
                        text("事实(虚构)"),
                        List.of(),
                        modifies,
                        Optional.of("不涉及标段")),
                draft -> {
                    modifies.ifPresent(draft::ref);
                    return draft.subjects(List.of(actions).stream()
                            .map(Action::subject)
                            .distinct()
                            .toList());
                });
    }

    /** A record of a step of a sanction. */
    ReadableRecord step(Actor by, ReadableRecord draft, SanctionBody body, PrivateKey... others) {
        return step(by, draft, List.of(), body, others);
    }

    ReadableRecord step(Actor by, ReadableRecord draft, List<RecordRef> refs, SanctionBody body, PrivateKey... others) {
        return play.draft(by, body, record -> {
                    record.subjects(draft.subjects()).ref(draft.ref());
                    refs.forEach(record::ref);
                    return record;
                })
                .sign(by.key(), others);
    }

    ReadableRecord notice(ReadableRecord draft, Bureau lead) {
        return step(lead.officer, draft, new HearingNotice(draft.ref(), today(), DAYS));
    }

    ReadableRecord review(ReadableRecord draft, Bureau lead, DualDigest text) {
        return step(lead.reviewer, draft, new LegalReview(draft.ref(), text, text("审核意见(虚构)")));
    }

    ReadableRecord proposal(ReadableRecord draft, Bureau lead, DualDigest text, Action... actions) {
        return step(lead.officer, draft, new DecisionProposal(draft.ref(), MATRIX, text, List.of(actions)));
    }

    ReadableRecord signature(Actor officer, Bureau bureau, ReadableRecord draft, RecordRef proposal, DualDigest text) {
        return step(officer, draft, List.of(proposal), new OfficerSignature(draft.ref(), proposal, text, bureau.id));
    }

    ReadableRecord ballot(
            Actor by,
            Bureau bureau,
            ReadableRecord draft,
            RecordRef proposal,
            DualDigest text,
            Ballot.Choice choice,
            PrivateKey... others) {
        return step(
                by,
                draft,
                List.of(proposal),
                new Ballot(draft.ref(), proposal, text, bureau.id, choice, Optional.empty()),
                others);
    }

    ReadableRecord approval(Bureau bureau, ReadableRecord draft, ReadableRecord proposal, DualDigest text) {
        return ballot(bureau.head, bureau, draft, proposal.ref(), text, Ballot.Choice.APPROVE, bureau.seal);
    }

    void officersSign(Bureau bureau, ReadableRecord draft, ReadableRecord proposal, DualDigest text) {
        play.accept(signature(bureau.officer, bureau, draft, proposal.ref(), text));
        play.accept(signature(bureau.secondOfficer, bureau, draft, proposal.ref(), text));
    }

    ReadableRecord service(ReadableRecord draft, Bureau lead, Subject subject) {
        return step(
                lead.officer,
                draft,
                new Service(draft.ref(), subject, today(), today(), Optional.of(text("修复告知书(虚构)"))));
    }

    /** Published on a site of the catalogue, counted from 0, or withdrawn from it. */
    ReadableRecord publication(ReadableRecord draft, int site, Publication.Step step) {
        return step(transport.officer, draft, new Publication(draft.ref(), SITES.get(site), step, today()));
    }

    /** A draft of the transport bureau, told to its subjects. */
    ReadableRecord notified(Action... actions) {
        ReadableRecord draft = play.accept(draft(transport.officer, transport, "交通", actions));
        play.accept(notice(draft, transport));
        return draft;
    }

    /** The text of a matter before the departments, eight days after its notice. */
    ReadableRecord proposed(ReadableRecord draft, Action... actions) {
        passDays(8);
        play.accept(review(draft, transport, TEXT));
        return play.accept(proposal(draft, transport, TEXT, actions));
    }

    /** A decision that all three departments have signed. */
    ReadableRecord decided(Action... actions) {
        ReadableRecord draft = notified(actions);
        return decide(draft, proposed(draft, actions));
    }

    ReadableRecord decide(ReadableRecord draft, ReadableRecord proposal) {
        for (Bureau bureau : List.of(reform, housing, transport)) {
            officersSign(bureau, draft, proposal, TEXT);
            play.accept(approval(bureau, draft, proposal, TEXT));
        }
        return draft;
    }

    /** A decision that is served on all of its subjects. */
    ReadableRecord served(Action... actions) {
        ReadableRecord draft = decided(actions);
        List.of(actions).stream()
                .map(Action::subject)
                .distinct()
                .forEach(subject -> play.accept(service(draft, transport, subject)));
        return draft;
    }

    SanctionHead head(ReadableRecord draft) {
        return play.ledger
                .head(SanctionHead.key(draft.ref()))
                .map(SanctionHead::fromJson)
                .orElseThrow();
    }

    StandingHead standing(Subject subject) {
        return play.ledger
                .head(StandingHead.key(subject))
                .map(StandingHead::fromJson)
                .orElseGet(() -> new StandingHead(subject, List.of()));
    }
}
