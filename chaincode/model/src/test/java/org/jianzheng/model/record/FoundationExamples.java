/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.jianzheng.model.record.Examples.AT;
import static org.jianzheng.model.record.Examples.BASIS;
import static org.jianzheng.model.record.Examples.CITY;
import static org.jianzheng.model.record.Examples.ED25519;
import static org.jianzheng.model.record.Examples.EXPLAINED;
import static org.jianzheng.model.record.Examples.LICENCE;
import static org.jianzheng.model.record.Examples.LOT;
import static org.jianzheng.model.record.Examples.PERSON;
import static org.jianzheng.model.record.Examples.RANDOM;
import static org.jianzheng.model.record.Examples.SM2;
import static org.jianzheng.model.record.Examples.TEMPLATE;
import static org.jianzheng.model.record.Examples.ref;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.DutyList;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.LicensedAuthorities;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.MeasureCatalogue;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.StageCatalogue;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.catalogue.Threshold;
import org.jianzheng.model.catalogue.TradingCatalogue;
import org.jianzheng.model.checkpoint.Anchor;
import org.jianzheng.model.checkpoint.Cosigner;
import org.jianzheng.model.checkpoint.CosignerPolicy;
import org.jianzheng.model.checkpoint.Fork;
import org.jianzheng.model.checkpoint.Resolution;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.DealCode;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.TrialCertificate;
import org.jianzheng.model.dossier.Completion;
import org.jianzheng.model.dossier.Deferral;
import org.jianzheng.model.dossier.DossierItem;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.PastLots;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.dossier.StageEvent;
import org.jianzheng.model.dossier.StageRoot;
import org.jianzheng.model.dossier.StageStep;
import org.jianzheng.model.dossier.StatedAmount;
import org.jianzheng.model.dossier.StatusChange;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.dossier.Volume;
import org.jianzheng.model.dossier.YearClosing;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.CustodyEvent;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Membership;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.Pool;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.Revocation;
import org.jianzheng.model.registry.SigningPolicy;
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
import org.jianzheng.model.witness.SessionChange;
import org.jianzheng.model.witness.SessionNote;
import org.jianzheng.model.witness.SessionState;

/** A body of each kind of registry, dossier, witness, evidence and checkpoint. */
final class FoundationExamples {
    private static final TrialCertificate AUTHORITY = TrialCertificate.root("Authority", SM2);

    private FoundationExamples() {}

    static List<RecordBody> registry() {
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
                        List.of(),
                        DualDigest.of(new byte[] {1})),
                new Membership(
                        PoolId.parse("province"),
                        PERSON,
                        Membership.Step.APPOINTED,
                        LocalDate.of(2026, 1, 1),
                        Optional.empty(),
                        List.of("道路工程", "工程造价"),
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
                new KeyRegistration(
                        ED25519.publicKey(),
                        new Holder.Person(PERSON),
                        Role.CENTRE_STAFF,
                        AT,
                        AT.plusSeconds(60),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AUTHORITY.certify(ED25519.publicKey()).chain())),
                new Policy(1, new SigningPolicy(List.of(SignatureAlgorithm.SM2), 8)),
                new Policy(2, new SigningPolicy(List.of(SignatureAlgorithm.SM2), 8, List.of(Role.DEPARTMENT_SEAL))),
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
                catalogue(new StorageRule(
                        StorageRule.Cipher.AES_256_GCM, Map.of(OpeningClass.NEVER, StorageRule.Cipher.SM4_GCM))),
                catalogue(new LicensedAuthorities(
                        List.of(new LicensedAuthorities.Authority("某电子认证服务机构(虚构)", "许可-001", AUTHORITY.text())))),
                catalogue(new DutyList(List.of(new DutyList.Duty(
                        "D1",
                        DepartmentId.parse("housing-bureau"),
                        "查处房建市政招标投标违法行为",
                        "房屋建筑和市政工程",
                        "三十个工作日",
                        "招投标监管科(虚构)",
                        Optional.of(PERSON),
                        BASIS)))));
    }

    private static Catalogue catalogue(CatalogueContent content) {
        return new Catalogue(
                new CatalogueVersion("TEST-" + content.kind().name().replace('_', '-'), "1"),
                LocalDate.of(2026, 1, 1),
                "示例(虚构)",
                content);
    }

    static List<RecordBody> dossier() {
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

    static List<RecordBody> witness() {
        List<EvidenceId> evidence = List.of(EvidenceId.random(RANDOM));
        List<RecordRef> items = Stream.generate(Examples::ref).limit(9).toList();
        return List.of(
                new Assignment(PERSON, 1),
                new Handover(PERSON, PersonRef.random(RANDOM), "换班"),
                new SessionChange(SessionState.INTERRUPTED, "停电", evidence),
                new Item(ItemCode.W3, "投标家数", ItemResult.OK, Optional.of("5"), evidence),
                new Incident(1, new Subject.Person(PERSON), "通信工具未存放", evidence),
                new Escalation(ref(), EscalationStep.DISSUADED, "当即改正", evidence),
                new Referral(ref(), DepartmentId.parse("housing-bureau"), "未存放"),
                new ReferralAcknowledgement(ref(), ref(), Optional.of("住建案〔2026〕1号(示例)")),
                new SessionNote(
                        SessionNote.Kind.EXPERT_CHECKED_IN, "人证核验一致", Optional.empty(), Optional.of(PERSON), evidence),
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

    static List<RecordBody> evidence() {
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
                        new AccessEvent.What.SealedPart(ref()),
                        AccessEvent.Manner.READ,
                        "监察法第二十五条",
                        Optional.empty(),
                        Optional.of(PERSON)),
                new AccessEvent(
                        new AccessEvent.What.File(EvidenceId.random(RANDOM)),
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

    static List<RecordBody> checkpoint() {
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
}
