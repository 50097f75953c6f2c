/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidBody;
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
import org.jianzheng.model.bid.Feature;
import org.jianzheng.model.bid.FeatureTag;
import org.jianzheng.model.bid.Reveal;
import org.jianzheng.model.bid.Undecrypted;
import org.jianzheng.model.bid.Window;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.DutyList;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.StageCatalogue;
import org.jianzheng.model.catalogue.Threshold;
import org.jianzheng.model.catalogue.TradingCatalogue;
import org.jianzheng.model.checkpoint.Anchor;
import org.jianzheng.model.checkpoint.CheckpointBody;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicy;
import org.jianzheng.model.checkpoint.Fork;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DealCode;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.Closing;
import org.jianzheng.model.credit.CreditBody;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.Merit;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.credit.OffenceTag;
import org.jianzheng.model.credit.PoolReferral;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.DossierBody;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.OwedItem;
import org.jianzheng.model.dossier.PastLots;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StageTemplate;
import org.jianzheng.model.dossier.StatedAmount;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.dossier.TradeForm;
import org.jianzheng.model.dossier.Volume;
import org.jianzheng.model.dossier.YearClosing;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.CustodyEvent;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.EvidenceBody;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.DrawSeed;
import org.jianzheng.model.inspection.InspectionBody;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.PoolLot;
import org.jianzheng.model.inspection.Report;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.Definition;
import org.jianzheng.model.list.Delta;
import org.jianzheng.model.list.ListBody;
import org.jianzheng.model.list.ListChange;
import org.jianzheng.model.list.ListKind;
import org.jianzheng.model.list.PastAccess;
import org.jianzheng.model.list.Transmission;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.registry.Membership;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.Pool;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.RegistryBody;
import org.jianzheng.model.registry.Revocation;
import org.jianzheng.model.registry.SigningPolicy;
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
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Publication;
import org.jianzheng.model.sanction.Push;
import org.jianzheng.model.sanction.Reinstatement;
import org.jianzheng.model.sanction.Relief;
import org.jianzheng.model.sanction.Repair;
import org.jianzheng.model.sanction.RevocationOrder;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.model.sanction.Service;
import org.jianzheng.model.sanction.Statement;
import org.jianzheng.model.sanction.Stay;
import org.jianzheng.model.sanction.StayOrder;
import org.jianzheng.model.witness.Addendum;
import org.jianzheng.model.witness.Assignment;
import org.jianzheng.model.witness.Certificate;
import org.jianzheng.model.witness.CountersignResult;
import org.jianzheng.model.witness.Escalation;
import org.jianzheng.model.witness.EscalationStep;
import org.jianzheng.model.witness.Handover;
import org.jianzheng.model.witness.Incident;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.jianzheng.model.witness.Referral;
import org.jianzheng.model.witness.ReferralAcknowledgement;
import org.jianzheng.model.witness.SessionNote;
import org.jianzheng.model.witness.WitnessBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBodiesTest {
    private static final StageTemplate TEMPLATE = new StageTemplate(
            "建设工程",
            TradeForm.TENDER,
            3,
            List.of(
                    new OwedItem(new DossierItem("W2"), Stage.OPENING, "是否按时开标", OwedItem.Keeper.WITNESS),
                    new OwedItem(new DossierItem("BUDGET"), Stage.INITIATION, "资金预算", OwedItem.Keeper.DOSSIER)));

    private static final Instant AT = Instant.parse("2026-04-08T01:31:00Z");
    private static final Random RANDOM = new Random(9);
    private static final PrivateKey SM2 = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    private static final PrivateKey ED25519 = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
    private static final OrganisationId CITY = OrganisationId.parse("CityMSP");
    private static final PersonRef PERSON = PersonRef.random(RANDOM);
    private static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    private static final UnifiedCreditCode FAILING = UnifiedCreditCode.parse("91350211M0000XUF46");
    private static final ExplainedCode EXPLAINED = new ExplainedCode(FAILING, Optional.of("营业执照如此"));
    private static final LegalBasis BASIS = new LegalBasis("某条例(虚构)", "第一条", LegalBasis.Rank.LOCAL_REGULATION);
    private static final Licence LICENCE = new Licence("执法-001", AT, AT.plusSeconds(1));

    static Stream<RecordBody> bodies() {
        return Stream.of(
                        registry(),
                        dossier(),
                        witness(),
                        evidence(),
                        credit(),
                        sanction(),
                        lists(),
                        bid(),
                        inspection(),
                        checkpoint())
                .flatMap(List::stream);
    }

    private static List<RecordBody> registry() {
        return List.of(
                new RegisteredSubject(
                        EXPLAINED,
                        List.of(RegisteredSubject.Kind.AGENCY),
                        List.of(new RegisteredSubject.Name("甲公司", LocalDate.of(2020, 1, 1))),
                        List.of(new RegisteredSubject.Origin(
                                RegisteredSubject.Origin.How.MERGED,
                                UnifiedCreditCode.parse("91350100M000100Y43"),
                                LocalDate.of(2020, 1, 1))),
                        List.of(PERSON)),
                new Pool(PoolId.parse("province"), "省级专家库", Pool.Level.PROVINCE, CITY),
                new Membership(
                        PoolId.parse("province"),
                        PERSON,
                        Membership.Step.ASSESSED,
                        LocalDate.of(2026, 1, 1),
                        Optional.of(true),
                        DualDigest.of(new byte[] {1})),
                new Organisation(
                        CITY,
                        new Organisation.Name("中心", "Centre"),
                        OrganisationKind.TRADING_CENTRE,
                        Optional.of(EXPLAINED),
                        SM2.publicKey()),
                new Department(
                        DepartmentId.parse("housing-bureau"),
                        "住建局",
                        CITY,
                        List.of(new Department.Post(PERSON, Department.Duty.LEGAL_REVIEWER))),
                new KeyRegistration(
                        ED25519.publicKey(),
                        new Holder.Person(PERSON),
                        Role.CENTRE_WITNESS,
                        AT,
                        AT.plusSeconds(60),
                        Optional.of(LICENCE),
                        Optional.of(SM2.publicKey().keyId())),
                new Revocation(SM2.publicKey().keyId(), "遗失", AT),
                new Policy(1, new SigningPolicy(List.of(SignatureAlgorithm.SM2), 8)),
                new Qualification(
                        CITY,
                        EXPLAINED,
                        QualificationKind.CLASSIFIED_PROTECTION,
                        "等保-001",
                        "测评机构",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)),
                new Catalogue(
                        new CatalogueVersion("TEST-RULES", "2026"),
                        LocalDate.of(2026, 1, 1),
                        "示例(虚构)",
                        new RuleCatalogue(
                                RuleCatalogue.Period.SINCE_IN_FORCE,
                                List.of(new Rule(
                                        "LATE",
                                        "迟到",
                                        new Points.Range(1, 3),
                                        Optional.of(Term.months(12)),
                                        List.of(new Effect(Effect.Kind.REMOVAL_PROPOSAL, Optional.empty())))),
                                List.of(new Threshold(
                                        Threshold.Kind.CUMULATIVE,
                                        8,
                                        List.of(new Effect(
                                                Effect.Kind.SUSPENSION_PROPOSAL, Optional.of(Term.months(6)))))))),
                catalogue(new MeasureCatalogue(
                        List.of(new Measure(
                                "BAR",
                                "限制参与投标",
                                Measure.Kind.RESTRICTION,
                                BASIS,
                                Optional.of(Measure.Severity.SERIOUS))),
                        List.of("公共资源交易网站"))),
                catalogue(new SignatureMatrix(List.of(
                        SignatureMatrix.Row.ofCatalogueChange(DepartmentId.parse("housing-bureau")),
                        new SignatureMatrix.Row(
                                Optional.of("BAR"),
                                Optional.of("交通"),
                                Optional.of("某市"),
                                List.of(DepartmentId.parse("housing-bureau")))))),
                catalogue(new RepairPolicy(List.of(
                        new RepairPolicy.Period(Measure.Severity.SLIGHT, Optional.empty(), Term.months(3)),
                        new RepairPolicy.Period(Measure.Severity.GENERAL, Optional.of(Term.months(3)), Term.months(12)),
                        new RepairPolicy.Period(
                                Measure.Severity.SERIOUS, Optional.of(Term.months(12)), Term.months(36))))),
                catalogue(new ReinstatementRule(List.of(
                        new ReinstatementRule.Step(3, List.of()),
                        new ReinstatementRule.Step(12, List.of(ReinstatementRule.Need.TEST))))),
                catalogue(new StageCatalogue(List.of(TEMPLATE))),
                catalogue(new TradingCatalogue(List.of(
                        new TradingCatalogue.Entry("WORKS", "建设工程", "建设工程招标投标", TradingCatalogue.Entry.Duty.MUST)))),
                catalogue(new DutyList(List.of(
                        new DutyList.Duty("D1", DepartmentId.parse("housing-bureau"), "查处房建市政招标投标违法行为", BASIS)))));
    }

    private static Catalogue catalogue(CatalogueContent content) {
        return new Catalogue(
                new CatalogueVersion("TEST-" + content.kind().name().replace('_', '-'), "1"),
                LocalDate.of(2026, 1, 1),
                "示例(虚构)",
                content);
    }

    private static List<RecordBody> dossier() {
        return List.of(
                new PastLots(
                        2020,
                        new Volume.Part(Volume.Level.CITY, Optional.of("建设工程")),
                        List.of(new PastLots.Entry("CITY-建设工程-0001", new AmountFen(1656246018))),
                        List.of()),
                new YearClosing(
                        2020,
                        List.of(new YearClosing.Row(
                                new Volume(
                                        new Volume.Part(Volume.Level.COUNTY, Optional.empty()),
                                        859,
                                        new AmountFen(200900000000L)),
                                new StatedAmount("20.09", StatedAmount.Unit.YI_YUAN))),
                        List.of(new YearClosing.Sum(
                                Optional.empty(), 859, new StatedAmount("20.1", StatedAmount.Unit.YI_YUAN)))),
                new Project(LOT.project(), "道路", "建设工程", EXPLAINED, new AmountFen(1), Optional.of("01")),
                new Tender(LOT.tender(), Optional.of(EXPLAINED)),
                new Lot(
                        Optional.of("一标段"),
                        Optional.of(LotCode.parse("E620800ZZ99000001001002")),
                        List.of(new DealCode(DealCode.AGENCY_OWN, "PLZC-1")),
                        Optional.of(TEMPLATE)),
                new StageStep(
                        Stage.INITIATION,
                        Stage.OPENING,
                        Optional.of("挂牌出让,无招标环节"),
                        Optional.of(new StageRoot(3, DualDigest.of(new byte[] {1}))),
                        Optional.of("公告发布")),
                new StatusChange(LotStatus.PAUSED, "系统故障", Optional.of("暂停通知")),
                new StageEvent(
                        Stage.INITIATION,
                        new DossierItem("BUDGET"),
                        StageEvent.Result.DONE,
                        Optional.of("批复"),
                        List.of(EvidenceId.random(RANDOM))),
                new Deferral(new DossierItem("REQUIREMENT"), "盖章件", LocalDate.of(2026, 3, 20)),
                new Completion(new DossierItem("REQUIREMENT"), Optional.of("已补"), List.of()));
    }

    private static List<RecordBody> witness() {
        List<EvidenceId> evidence = List.of(EvidenceId.random(RANDOM));
        List<RecordRef> items = Stream.generate(RecordBodiesTest::ref).limit(9).toList();
        return List.of(
                new Assignment(PERSON, 1),
                new Handover(PERSON, PersonRef.random(RANDOM), "换班"),
                new Item(ItemCode.W3, "投标家数", ItemResult.OK, Optional.of("5"), evidence),
                new Incident(1, new Subject.Person(PERSON), "通信工具未存放", evidence),
                new Escalation(ref(), EscalationStep.DISSUADED, "当即改正", evidence),
                new Referral(ref(), DepartmentId.parse("housing-bureau"), "未存放"),
                new ReferralAcknowledgement(ref(), ref(), Optional.of("住建案〔2026〕1号(示例)")),
                new SessionNote(
                        SessionNote.Kind.SUPERVISOR_PRESENT,
                        "到场监督",
                        Optional.of(DepartmentId.parse("housing-bureau")),
                        evidence),
                new Certificate(
                        LOT.tender(),
                        List.of(new Certificate.CertifiedLot(LOT, 2)),
                        new Certificate.Countersigned(
                                CountersignResult.SIGNED, Optional.of(CountersignResult.REFUSED), Optional.of("异议")),
                        items),
                new Addendum(ref(), "更正"));
    }

    private static List<RecordBody> evidence() {
        DualDigest digest = DualDigest.of(new byte[] {1});
        return List.of(
                new FileRegistration(
                        EvidenceId.random(RANDOM),
                        digest,
                        1,
                        "image/png",
                        new FileRegistration.Source(
                                Optional.of("a.png"), Optional.of(AT), Optional.of("CAM-07"), Optional.of("开标室2")),
                        Confidentiality.PUBLIC,
                        Optional.of(digest)),
                new CaptureStatement(
                        EvidenceId.random(RANDOM),
                        "CAM-07",
                        "v1",
                        3,
                        -8,
                        Optional.of(ref()),
                        Optional.of(digest),
                        Optional.of(PERSON)),
                new CustodyEvent(
                        EvidenceId.random(RANDOM),
                        CustodyEvent.Step.HANDED_OVER,
                        Optional.of(new Holder.Person(PERSON)),
                        Optional.of(new Holder.Service("archive")),
                        Optional.of("档案室"),
                        Optional.of("移交"),
                        Optional.of(ref())),
                new AccessEvent(
                        EvidenceId.random(RANDOM),
                        AccessEvent.Manner.COPIED,
                        "在线诉讼规则第十八条",
                        Optional.of("核对"),
                        Optional.of(PERSON)),
                new Erasure(
                        EvidenceId.random(RANDOM),
                        digest,
                        "公管撤〔2026〕1号(示例)",
                        "监管办(示例)",
                        LocalDate.of(2026, 3, 2),
                        "个人信息保护法第四十七条",
                        Optional.of("当事人申请")),
                new BatchRegistration("door-3", 2, 310, digest, AT, AT));
    }

    private static List<RecordBody> checkpoint() {
        String root = "A".repeat(43) + "=";
        String note = "o\n1\n" + root + "\nsm3 " + root + "\nindex " + root + " " + root + "\nactive " + root + " "
                + root + "\nblock 5 " + "0".repeat(64) + "\ncommit -\n\n\u2014 city AAAAAAAA\n";
        return List.of(
                new CosignerPolicy(
                        1,
                        "o",
                        1,
                        List.of(new CosignerPolicy.Group("independent", 1, List.of(CITY))),
                        List.of(new Cosigner(CITY, "city", ED25519.publicKey(), SM2.publicKey()))),
                new Fork(5, note, note.replace("o\n1\n", "o\n2\n")),
                new Resolution(5, ref(), Resolution.digest(note), "节点重放旧块"),
                new Anchor(note));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void is_read_back_as_it_was_written(RecordBody body) {
        assertThat(read(body.type(), body.toJson())).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refuses_members_that_are_unknown_or_null_like(RecordBody body) {
        assertThatThrownBy(() -> read(body.type(), body.toJson().with("more", 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void every_type_but_the_sealed_ones_has_a_body_here() {
        Set<RecordType> covered = bodies().map(RecordBody::type).collect(Collectors.toSet());
        assertThat(Arrays.stream(RecordType.values()).filter(type -> type.capability() != Capability.SEALING))
                .containsExactlyInAnyOrderElementsOf(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-3-02", "20260302", "+12026-03-02", "2026-03-02T00:00:00Z", ""})
    void refuses_an_order_of_a_day_that_is_none(String day) {
        JsonObject order = bodies().filter(body -> body.type() == RecordType.EVIDENCE_ERASURE)
                .findFirst()
                .orElseThrow()
                .toJson();
        assertThatThrownBy(() -> Erasure.fromJson(order.with("orderedOn", day)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void every_type_is_found_by_its_wire_name() {
        for (RecordType type : RecordType.values()) {
            assertThat(RecordType.parse(type.wireName())).isEqualTo(type);
        }
    }

    @Test
    void no_role_of_a_trading_centre_signs_for_supervision_or_discipline() { // invariant 7
        assertThat(RecordType.REGISTRY_ORGANISATION.maySign(Role.CENTRE_STAFF)).isFalse();
        assertThat(RecordType.CHECKPOINT_POLICY.maySign(Role.CENTRE_WITNESS)).isFalse();
        for (Role role :
                List.of(Role.INDUSTRY_SUPERVISOR, Role.SUPERVISION_OFFICE, Role.DISCIPLINE_AUDIT, Role.POOL_OWNER)) {
            assertThat(OrganisationKind.TRADING_CENTRE.mayRegister(role)).isFalse();
            assertThat(OrganisationKind.BRANCH_CENTRE.mayRegister(role)).isFalse();
        }
    }

    private static List<RecordBody> credit() {
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
                new PoolReferral(ref(), PoolId.parse("province")),
                new Acknowledgement(ref()),
                new org.jianzheng.model.credit.Repair(ref(), Measure.Severity.SERIOUS, text),
                new Grade(new Subject.Person(PERSON), "AGENCIES", "A", day, List.of(EvidenceId.random(RANDOM))),
                new Merit(new Subject.Person(PERSON), "守信", day, day, List.of(EvidenceId.random(RANDOM))));
    }

    private static FormContent form() {
        return new FormContent(
                List.of("LATE"),
                2,
                List.of(EvidenceId.parse("ev:" + "ab".repeat(16))),
                List.of(new FormContent.TakenStep("监控发现", AT)),
                Salt.parse("AAAAAAAAAAAAAAAAAAAAAA"));
    }

    private static List<RecordBody> inspection() {
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

    private static List<RecordBody> bid() {
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
                        marks),
                new Reveal(reveal, Reveal.Outcome.MISMATCH, marks),
                new Undecrypted(FAILING, Undecrypted.Fault.OTHER, "平台解密服务中断", marks),
                new Conclusion(3, 2, marks),
                new Deposit(FAILING, Deposit.Form.GUARANTEE, true, digest),
                new Collision(
                        Feature.MACHINE,
                        FeatureTag.parse("ab".repeat(32)),
                        List.of(UnifiedCreditCode.parse("91350100M000100Y43"), FAILING)));
    }

    private static List<RecordBody> sanction() {
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
                new PastSanction(
                        department,
                        new Subject.Person(PERSON),
                        Measure.Kind.SUSPENSION,
                        Scope.EVERYTHING,
                        Optional.of(day),
                        Optional.of(Term.months(15)),
                        List.of(EvidenceId.random(RANDOM)),
                        Optional.of("历史数据")),
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

    private static List<RecordBody> lists() {
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

    private static RecordBody read(RecordType type, JsonObject body) {
        ReadableRecord record = ReadableRecord.builder(
                        new AnyBody(type, body), RecordId.generate(() -> AT, RANDOM), CITY, AT, Salt.random(RANDOM))
                .sign(SM2);
        return switch (type.capability()) {
            case REGISTRY -> RegistryBody.of(record);
            case DOSSIER -> DossierBody.of(record);
            case WITNESS -> WitnessBody.of(record);
            case EVIDENCE -> EvidenceBody.of(record);
            case CREDIT -> CreditBody.of(record);
            case BID -> BidBody.of(record);
            case SANCTION -> SanctionBody.of(record);
            case LIST -> ListBody.of(record);
            case INSPECTION -> InspectionBody.of(record);
            case CHECKPOINT -> CheckpointBody.of(record);
            case SEALING -> Opening.fromJson(body);
        };
    }

    private static RecordRef ref() {
        return new RecordRef(RecordId.generate(() -> AT, RANDOM));
    }

    private record AnyBody(RecordType type, JsonObject toJson) implements RecordBody {}
}
