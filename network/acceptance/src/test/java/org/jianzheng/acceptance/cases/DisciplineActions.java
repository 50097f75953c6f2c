/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.casework.Filing;
import org.jianzheng.model.casework.MatterTag;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PoolId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Acknowledgement;
import org.jianzheng.model.credit.BehaviourReferral;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.ReferralTarget;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.Sm3Mac;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Pool;
import org.jianzheng.model.sanction.PastMeasure;
import org.jianzheng.sample.keys.PersonKey;

/** The ledger of discipline of a year: what the centre reported and referred, what departments deducted, and the report over all of it. */
final class DisciplineActions implements Actions {
    private static final String CONFIRM = "CONFIRM_DEDUCTION";
    private static final String REFER = "REFER_TO_OWNER_POOL";
    private static final String NOTICE = "RECORD_BEHAVIOUR_AND_NOTICE";
    private static final String ACKNOWLEDGE = "ACKNOWLEDGE_REFERRAL";
    private static final String CLUE = "FILE_CLUE";
    private static final String MEASURE = "MEASURE";
    private static final String RECEIVING = "/受理";
    private static final String RULE = "UNNAMED";
    private static final Map<String, List<Measure.Kind>> KINDS = Map.of(
            "COLLECTIVE_INTERVIEW", List.of(Measure.Kind.INTERVIEW),
            "INTERVIEW", List.of(Measure.Kind.INTERVIEW),
            "WARNING_AND_FINE", List.of(Measure.Kind.WARNING, Measure.Kind.FINE));
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});

    private final Surroundings around;
    private final CaseEvidence evidence;
    private final CaseDepartments departments;
    private final Map<String, ReadableRecord> referrals = new HashMap<>();
    private final Map<String, ReadableRecord> proposals = new HashMap<>();
    private String receiver = "";
    private JsonObject given = JsonObject.builder().build();

    DisciplineActions(Surroundings around, CaseEvidence evidence) {
        this.around = around;
        this.evidence = evidence;
        this.departments = new CaseDepartments(around);
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
        PersonKey office = around.people().of(Role.SUPERVISION_OFFICE, "监管办");
        around.desk()
                .record(
                        office,
                        new Catalogue(
                                rules(),
                                LocalDate.of(Math.toIntExact(given.integer("year")), 1, 1),
                                "历史数据：来源未载规则代码",
                                new RuleCatalogue(
                                        RuleCatalogue.Period.CALENDAR_YEAR,
                                        List.of(new Rule(
                                                RULE, "来源未载", new Points.AsDecided(), Optional.empty(), List.of())),
                                        List.of())));
        LocalDate begin = LocalDate.of(Math.toIntExact(given.integer("year")), 1, 1);
        around.desk()
                .record(
                        office,
                        new Catalogue(
                                days(),
                                begin,
                                "案例(虚构)",
                                new WorkingDays(begin.getYear(), new TreeSet<>(), new TreeSet<>())));
        steps.stream()
                .filter(step -> step.action().equals(MEASURE))
                .map(Step::office)
                .distinct()
                .forEach(this::department);
        steps.stream()
                .filter(step -> step.action().equals(REFER))
                .map(step -> new Owned(step.with().string("pool"), step.with().string("to")))
                .distinct()
                .forEach(this::found);
        steps.stream()
                .filter(step -> step.action().equals(NOTICE))
                .map(step -> step.with().string("referTo") + RECEIVING)
                .distinct()
                .forEach(name -> {
                    department(name);
                    receiver = name;
                });
        evidence.register(steps.stream()
                .filter(step -> words().contains(step.action()))
                .flatMap(step -> step.with().optionalArray("evidence").stream())
                .flatMap(names -> names.strings().stream())
                .toList());
    }

    private void department(String name) {
        departments.register(name, List.of(around.people().of(Role.INDUSTRY_SUPERVISOR, name)));
    }

    private CatalogueVersion days() {
        return around.names().catalogue("DAYS", "1");
    }

    private record Owned(String pool, String owner) {}

    private void found(Owned owned) {
        PersonKey owner = around.people().of(Role.POOL_OWNER, owned.owner());
        around.desk()
                .record(owner, new Pool(pool(owned.pool()), owned.pool(), Pool.Level.PROVINCE, owner.organisation()));
    }

    private PoolId pool(String name) {
        return PoolId.parse(departments.id(name).value());
    }

    private CatalogueVersion rules() {
        return around.names().catalogue("HISTORY", "1");
    }

    @Override
    public Set<String> words() {
        return Set.of(CONFIRM, REFER, NOTICE, ACKNOWLEDGE, CLUE, MEASURE);
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "the centre records and reports; it never confirms a deduction", Set.of(ErrorCode.ROLE_FORBIDDEN),
                "a deduction needs at least one sealed evidence item", Set.of(ErrorCode.EVIDENCE_MISSING));
    }

    @Override
    public Outcome perform(Step step) {
        PersonKey by = around.people().of(step.signer(), step.office());
        JsonObject with = step.with();
        switch (step.action()) {
            case CONFIRM -> confirm(by, step);
            case REFER -> {
                ReadableRecord behaviour = behaviour(by, step, false);
                referrals.put(
                        with.string("subject"),
                        refer(by, behaviour, new ReferralTarget.OwnerOf(pool(with.string("pool")))));
            }
            case NOTICE ->
                refer(
                        by,
                        behaviour(by, step, false),
                        new ReferralTarget.Competent(departments.id(with.string("referTo") + RECEIVING)));
            case ACKNOWLEDGE -> {
                ReadableRecord referral = Objects.requireNonNull(referrals.get(with.string("subject")), with::toString);
                around.desk()
                        .record(
                                by,
                                new Acknowledgement(referral.ref()),
                                draft -> draft.subjects(referral.subjects()).ref(referral.ref()));
            }
            case CLUE -> around.desk().record(by, clue(with));
            case MEASURE -> around.desk().record(by, measure(step));
            default -> throw new IllegalArgumentException(step.action());
        }
        return Outcome.accepted();
    }

    /** The case does not say to whom it was fed back: to the department to which the centre refers, too. */
    private Filing clue(JsonObject with) {
        return new Filing(
                Filing.Kind.CLUE,
                Filing.Channel.FED_BACK,
                departments.id(receiver),
                MatterTag.of(new byte[Sm3Mac.KEY_BYTES], around.names().play() + with.string("clue")),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                TEXT,
                days());
    }

    private PastMeasure measure(Step step) {
        JsonObject with = step.with();
        return new PastMeasure(
                departments.id(step.office()),
                Objects.requireNonNull(KINDS.get(with.string("kind"))),
                with.array("addressees").strings(),
                with.has("fineFen") ? Optional.of(new AmountFen(with.integer("fineFen"))) : Optional.empty(),
                Optional.empty());
    }

    /** A centre cannot even load what was before the ledger, so that it tries to confirm what somebody else proposed. */
    private void confirm(PersonKey by, Step step) {
        String name = step.with().string("subject");
        ReadableRecord proposal = by.role().isCentre()
                ? Objects.requireNonNull(proposals.get(name), name)
                : propose(by, behaviour(by, step, true), step.with());
        proposals.put(name, proposal);
        around.desk()
                .record(
                        by,
                        new Decision(proposal.ref(), Decision.Outcome.CONFIRMED, TEXT),
                        draft -> draft.subjects(proposal.subjects()).ref(proposal.ref()));
    }

    private ReadableRecord propose(PersonKey by, ReadableRecord behaviour, JsonObject with) {
        Optional<Long> points =
                with.optional("points").filter(JsonInteger.class::isInstance).map(known -> with.integer("points"));
        return around.desk()
                .record(
                        by,
                        new Proposal(behaviour.ref(), rules(), RULE, points, Optional.empty()),
                        draft -> draft.subjects(behaviour.subjects()).ref(behaviour.ref()));
    }

    private ReadableRecord refer(PersonKey by, ReadableRecord behaviour, ReferralTarget to) {
        return around.desk()
                .record(
                        by,
                        new BehaviourReferral(behaviour.ref(), to),
                        draft -> draft.subjects(behaviour.subjects()).ref(behaviour.ref()));
    }

    private ReadableRecord behaviour(PersonKey by, Step step, boolean backfilled) {
        Subject subject = around.names().subject(step.with().string("subject"));
        List<EvidenceId> shown = evidence.of(step.with());
        return around.desk()
                .record(
                        by,
                        new UncheckedBehaviour(subject, Dates.of(step.at()), shown, "来源未载标段", backfilled),
                        draft -> draft.subject(subject).refs(evidence.records(shown)));
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (!ask.optionalString("report").equals(Optional.of("discipline"))) {
            return Optional.empty();
        }
        long year = given.integer("year");
        JsonObject report = around.desk()
                .get(CaseNetwork.REGULATOR, "discipline/report?from=%d-01-01&to=%d-12-31".formatted(year, year));
        JsonObject totals = report.object("totals");
        List<JsonObject> referred = report.array("referrals").objects();
        List<JsonObject> toPools =
                referred.stream().filter(line -> line.has("pool")).toList();
        JsonObject suspensions = report.array("measures").objects().stream()
                .filter(line -> line.string("measure").equals(Measure.Kind.SUSPENSION.name()))
                .findFirst()
                .orElseThrow();
        return Optional.of(JsonObject.builder()
                .put(
                        "agencyNotices",
                        referred.stream()
                                .filter(line -> line.has("department"))
                                .mapToLong(line -> line.integer("made"))
                                .sum())
                .put(
                        "referrals",
                        toPools.stream().mapToLong(line -> line.integer("made")).sum())
                .put(
                        "referralsOpen",
                        toPools.stream().mapToLong(line -> line.integer("open")).sum())
                .put("clues", report.integer("clues"))
                .put(
                        "fineFen",
                        report.array("unnamed").objects().stream()
                                .mapToLong(line -> line.integer("fen"))
                                .sum())
                .put("suspensions", suspensions.integer("count"))
                .put("suspensionsPossiblyIncluded", suspensions.integer("possiblyIncluded"))
                .put("longestMonths", suspensions.object("longest").integer("length"))
                .put("expertPointsKnown", totals.object("points").integer("PERSON"))
                .put("enterprisePointsKnown", totals.object("points").integer("ORGANISATION"))
                .put("deductionsWithUnknownPoints", totals.integer("unknownPoints"))
                .build());
    }
}
