/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.jianzheng.model.record.Examples.AT;
import static org.jianzheng.model.record.Examples.FAILING;
import static org.jianzheng.model.record.Examples.LOT;
import static org.jianzheng.model.record.Examples.PERSON;
import static org.jianzheng.model.record.Examples.RANDOM;
import static org.jianzheng.model.record.Examples.SM2;
import static org.jianzheng.model.record.Examples.ref;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidOpening;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.bid.Collision;
import org.jianzheng.model.bid.Conclusion;
import org.jianzheng.model.bid.Deposit;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.bid.Extension;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.BehaviourReferral;
import org.jianzheng.model.credit.Closing;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.credit.OffenceTag;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.credit.ScorePush;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.DrawSeed;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.PoolLot;
import org.jianzheng.model.inspection.Report;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.list.PastAccess;
import org.jianzheng.model.list.Transmission;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Appeal;
import org.jianzheng.model.sanction.Ballot;
import org.jianzheng.model.sanction.DecisionProposal;
import org.jianzheng.model.sanction.Draft;
import org.jianzheng.model.sanction.Eligibility;
import org.jianzheng.model.sanction.EligibilityAnswer;
import org.jianzheng.model.sanction.HearingNotice;
import org.jianzheng.model.sanction.LegalReview;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.Participation;
import org.jianzheng.model.sanction.PastMeasure;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.Reinstatement;
import org.jianzheng.model.sanction.Relief;
import org.jianzheng.model.sanction.Repair;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Service;
import org.jianzheng.model.sanction.Statement;
import org.jianzheng.model.sanction.Stay;
import org.jianzheng.model.sanction.StayOrder;

/** A body of each kind of credit, inspection, bid, sanction and list. */
final class ConductExamples {
    private ConductExamples() {}

    static List<RecordBody> credit() {
        DualDigest text = DualDigest.of(new byte[] {1});
        CatalogueVersion rules = new CatalogueVersion("TEST-RULES", "2026");
        LocalDate day = LocalDate.of(2026, 4, 8);
        return List.of(
                new Behaviour(
                        new Subject.Person(PERSON),
                        day,
                        List.of(EvidenceId.random(RANDOM)),
                        text,
                        Optional.of("培训期间"),
                        false),
                new Proposal(ref(), rules, "LATE", Optional.of(2L), Optional.of("裁量基准第3项")),
                new Notice(ref(), day, rules),
                new Objection(ref(), day, text),
                new Decision(ref(), Decision.Outcome.CONFIRMED, text),
                new Evaluation(
                        rules,
                        List.of(new Evaluation.Expected(Role.TENDERER, new Subject.Person(PERSON))),
                        Optional.of(day),
                        false),
                new Form(ref(), 0, form().commitment(), Optional.of(form())),
                new Closing(ref(), List.of(form())),
                new Exemption(
                        OffenceTag.parse("ab".repeat(32)),
                        Set.of(Exemption.Condition.values()),
                        text,
                        Optional.of(ref())),
                new BehaviourReferral(ref(), new ReferralTarget.OwnerOf(PoolId.parse("province"))),
                new Acknowledgement(ref()),
                new org.jianzheng.model.credit.Repair(ref(), Measure.Severity.SERIOUS, text),
                new Grade(new Subject.Person(PERSON), "AGENCIES", "A", day, List.of(EvidenceId.random(RANDOM))),
                new Merit(new Subject.Person(PERSON), "守信", day, day, List.of(EvidenceId.random(RANDOM))),
                new ScorePush(
                        new Subject.Person(PERSON),
                        "TEST-RULES",
                        day,
                        ExactPoints.of(7),
                        text,
                        "信用平台",
                        "score-1",
                        text));
    }

    private static FormContent form() {
        return new FormContent(
                List.of("LATE"),
                2,
                List.of(EvidenceId.parse("ev:" + "ab".repeat(16))),
                List.of(new FormContent.TakenStep("监控发现", AT)),
                Salt.parse("AAAAAAAAAAAAAAAAAAAAAA"));
    }

    static List<RecordBody> inspection() {
        DrawSeed seed = new DrawSeed("0c".repeat(DrawSeed.BYTES));
        Plan plan = new Plan(
                UnifiedCreditCode.parse("91350100M000100Y43"),
                2026,
                1,
                List.of(new PoolLot("LOT-1"), new PoolLot("LOT-2")),
                seed.commitment(),
                Optional.of("增补"));
        return List.of(
                plan,
                Draw.of(ref(), plan, seed, 1),
                new Report(ref(), DualDigest.of(new byte[] {1}), 0, List.of(Report.Destination.values())));
    }

    static List<RecordBody> bid() {
        DualDigest digest = DualDigest.of(new byte[] {1});
        BidCommitment commitment = new BidCommitment(digest.sm3());
        Set<BidMark> marks = Set.of(BidMark.ANCHORED_AFTER_OPENING, BidMark.CENTRE_ALONE);
        Batch batch = new Batch(1, AT, 8, digest, Set.of(BidMark.ANCHORED_AFTER_OPENING));
        BidStatement reveal = BidStatement.sign(
                new BidAct.Reveal(new BidNonce("00".repeat(32)), digest.sm3()), LOT, FAILING, AT, SM2);
        return List.of(
                new Window(AT, 3, Duration.ofMinutes(5), 8),
                new Extension(AT, "答疑延期"),
                batch,
                new BidOpening(AT),
                new Disclosure(
                        1,
                        0,
                        List.of(new Disclosure.DisclosedBid(FAILING, 2, commitment, SM2.publicKey())),
                        batch,
                        digest,
                        Optional.of("c3RhbXA"),
                        Optional.of(vouch(Disclosure.stamped(batch))),
                        marks),
                new Reveal(reveal, Reveal.Outcome.MISMATCH, marks),
                new Undecrypted(FAILING, Undecrypted.Fault.OTHER, "平台解密服务中断", marks),
                new Conclusion(3, 2, marks),
                new Deposit(
                        FAILING,
                        Optional.of(Deposit.Form.GUARANTEE),
                        Deposit.Result.PAID,
                        Optional.empty(),
                        Optional.of(digest)),
                new Collision(
                        Feature.MACHINE,
                        FeatureTag.parse("ab".repeat(32)),
                        List.of(UnifiedCreditCode.parse("91350100M000100Y43"), FAILING)));
    }

    private static TimeVouch vouch(byte[] over) {
        List<Digest> shown = TimeVouch.among(List.of(HashSuite.SM3.digest(over)), new Random(1));
        return TimeVouch.sign(OrganisationId.parse("RegulatorMSP"), AT, shown, SM2);
    }

    static List<RecordBody> sanction() {
        DualDigest text = DualDigest.of(new byte[] {2});
        CatalogueVersion version = new CatalogueVersion("TEST-ONE", "2026");
        LocalDate day = LocalDate.of(2026, 4, 8);
        DepartmentId department = DepartmentId.parse("housing-bureau");
        Subject subject = new Subject.Organisation(FAILING);
        List<Action> actions = List.of(
                new Action(
                        subject,
                        "BAR",
                        new Scope(List.of(Role.BIDDER), Optional.of("4213"), List.of("交通")),
                        Optional.of(Term.months(6)),
                        Optional.empty()),
                new Action(subject, "FINE", Scope.EVERYTHING, Optional.empty(), Optional.of(new AmountFen(1_000_000))));
        return List.of(
                new Draft(
                        department,
                        version,
                        "交通",
                        "某市",
                        actions,
                        text,
                        List.of(EvidenceId.random(RANDOM)),
                        Optional.of(ref()),
                        Optional.of("不涉及标段")),
                new HearingNotice(ref(), day, version),
                new Statement(ref(), Statement.Step.HEARING_ASKED, day, text),
                new LegalReview(ref(), text, text),
                new DecisionProposal(ref(), version, text, actions),
                new OfficerSignature(ref(), ref(), text, department),
                new Ballot(ref(), ref(), text, department, Ballot.Choice.OBJECT, Optional.of("证据不足")),
                new org.jianzheng.model.sanction.Conclusion(
                        ref(), org.jianzheng.model.sanction.Conclusion.Outcome.DROPPED, text),
                new Service(ref(), subject, day, day, Optional.of(text)),
                new Publication(ref(), "公共资源交易网站", Publication.Step.WITHDRAWN, day),
                new Push(ref(), "信用平台", Push.Step.PUSHED, "dec-1", text),
                new Appeal(ref(), Appeal.Kind.REVIEW, Appeal.Step.FILED, day, "某市人民政府"),
                new StayOrder(ref(), subject, "行停〔2026〕1号(示例)", "某法院", day, day, Stay.Clock.STOPS),
                new RevocationOrder(
                        ref(), subject, RevocationOrder.Effect.EX_NUNC, day, "行撤〔2026〕1号(示例)", "某法院", version),
                new Repair(ref(), subject, version, text, text),
                new Relief(ref(), OrganisationId.parse("CountyMSP"), "机构撤销(虚构)"),
                new PastMeasure(
                        department,
                        List.of(Measure.Kind.WARNING, Measure.Kind.FINE),
                        List.of("招标人", "代理机构"),
                        Optional.of(new AmountFen(1_000_000)),
                        Optional.of(ref())),
                new PastSanction(
                        department,
                        new Subject.Person(PERSON),
                        Measure.Kind.SUSPENSION,
                        Scope.EVERYTHING,
                        Optional.of(day),
                        Optional.of(Term.months(15)),
                        List.of(EvidenceId.random(RANDOM)),
                        Optional.of("历史数据"),
                        Optional.of("19人之一")),
                new Reinstatement(
                        ref(), new Subject.Person(PERSON), day, List.of(ReinstatementRule.Need.APPLICATION), text),
                new EligibilityAnswer(
                        new Eligibility.Question(
                                new Subject.Person(PERSON),
                                new Participation(Role.EXPERT, Optional.of("6208"), Optional.of("交通")),
                                day,
                                AT,
                                Optional.of(version)),
                        EligibilityAnswer.Use.EXPERT_DRAW,
                        Eligibility.Outcome.UNDETERMINED,
                        text));
    }

    static List<RecordBody> lists() {
        DualDigest digest = DualDigest.of(new byte[] {3});
        CatalogueVersion version = new CatalogueVersion("TEST-ONE", "2026");
        LocalDate day = LocalDate.of(2026, 4, 8);
        ListId list = ListId.parse("city-black-list");
        LegalBasis basis = new LegalBasis("某条例(虚构)", "第六十七条", LegalBasis.Rank.LOCAL_REGULATION);
        List<ListChange> changes = List.of(
                new ListChange.Listed(
                        new ListChange.Ground(Optional.of(ref()), List.of()),
                        day,
                        day.plusMonths(12),
                        Optional.of(new ListChange.Bounds(version, day, day.plusMonths(3), day.plusMonths(12)))),
                new ListChange.Listed(
                        new ListChange.Ground(Optional.empty(), List.of(ref(), ref())), day, day, Optional.empty()),
                new ListChange.Amended(day),
                new ListChange.Suspended(day, day.plusDays(1)),
                new ListChange.Expired(),
                new ListChange.Repaired(day),
                new ListChange.Delisted(ListChange.Delisted.Cause.REVOKED, day),
                new ListChange.Corrected(ref()));
        return Stream.<RecordBody>concat(
                        changes.stream()
                                .map(change -> new Delta(
                                        list, 7, digest, new Subject.Organisation(FAILING), basis, digest, change)),
                        Stream.of(
                                new Definition(
                                        list,
                                        ListKind.BLACK,
                                        "失信名单(虚构)",
                                        DepartmentId.parse("housing-bureau"),
                                        version,
                                        "BAR"),
                                new Transmission(list, "信用平台", 1, 7, "send-1", digest),
                                new PastAccess(list, "某市审计局", "核查历史名单(虚构)", basis, day)))
                .toList();
    }
}
