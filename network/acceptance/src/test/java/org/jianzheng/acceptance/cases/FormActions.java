/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.EvaluationMethod;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.AmountFen;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.credit.Closing;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.credit.Grade;
import org.jianzheng.model.credit.GradeHead;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Lot;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Tender;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.sample.keys.PersonKey;

/** Forms of several evaluators about an agency in one lot, and what follows from them. */
final class FormActions implements Actions {
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});
    /** Invented, as every name of the cases. */
    private static final String TENDERER = "11999999TEXT00017A";

    private static final String ASSESSMENT = "COUNTY-AGENCIES";

    private final Surroundings around;
    private final CaseEvidence evidence;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, FormContent> contents = new HashMap<>();
    private final List<RecordRef> named = new ArrayList<>();
    private final Map<String, RecordRef> records = new HashMap<>();
    private final List<String> evaluators = new ArrayList<>();
    private JsonObject given = JsonObject.builder().build();

    FormActions(Surroundings around) {
        this.around = around;
        this.evidence = new CaseEvidence(around);
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
        JsonObject catalogue = given.object("catalogue");
        evaluators.addAll(catalogue.array("evaluators").strings());
        JsonObject holidays = given.object("holidayTable");
        int year = Math.toIntExact(holidays.integer("year"));
        bring(
                days(),
                LocalDate.of(year, 1, 1),
                new WorkingDays(year, dates(holidays, "holidays"), dates(holidays, "workingWeekends")));
        bring(rules(), LocalDate.parse(catalogue.string("effectiveFrom")), content(catalogue));
        openLot();
        registerAgency(steps);
        assess();
        PersonKey centre = around.people().of(Role.CENTRE_STAFF, "中心");
        List<Evaluation.Expected> expected = evaluators.stream()
                .map(role -> new Evaluation.Expected(Role.valueOf(role), agency()))
                .toList();
        Evaluation evaluation =
                new Evaluation(rules(), expected, Optional.of(LocalDate.parse(given.string("windowClosesOn"))), false);
        records.put("evaluation", write(centre, evaluation, this::about).ref());
    }

    private static NavigableSet<LocalDate> dates(JsonObject table, String member) {
        return table.array(member).strings().stream()
                .map(LocalDate::parse)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CatalogueVersion days() {
        JsonObject table = given.object("holidayTable");
        return around.names().catalogue(table.string("tableId"), Long.toString(table.integer("version")));
    }

    private CatalogueVersion rules() {
        JsonObject catalogue = given.object("catalogue");
        return around.names().catalogue(catalogue.string("id"), Long.toString(catalogue.integer("version")));
    }

    private static RuleCatalogue content(JsonObject catalogue) {
        List<JsonObject> rules = catalogue.array("rules").objects();
        return new RuleCatalogue(
                RuleCatalogue.Period.CALENDAR_YEAR,
                rules.stream()
                        .map(rule -> new Rule(
                                rule.string("code"),
                                rule.string("text"),
                                new Points.Fixed(rule.integer("points")),
                                Optional.empty(),
                                List.of()))
                        .toList(),
                List.of(),
                Optional.of(new EvaluationMethod(
                        EvaluationMethod.Combination.valueOf(catalogue.string("combine")),
                        catalogue.array("evaluators").strings().stream()
                                .map(Role::valueOf)
                                .toList(),
                        catalogue.array("escalationOrder").strings(),
                        rules.stream()
                                .filter(rule ->
                                        rule.optionalBool("needsEscalation").orElse(false))
                                .map(rule -> rule.string("code"))
                                .toList())));
    }

    private void bring(CatalogueVersion version, LocalDate from, CatalogueContent content) {
        PersonKey office = around.people().of(Role.SUPERVISION_OFFICE, "监管办");
        around.desk().record(office, new Catalogue(version, from, "案例（虚构）", content));
    }

    private void openLot() {
        PersonKey centre = around.people().of(Role.CENTRE_STAFF, "中心");
        ExplainedCode tenderer = ExplainedCode.of(around.names().code(TENDERER));
        ExplainedCode agency = ExplainedCode.of(around.names().code(given.string("agency")));
        write(
                centre,
                new Project(
                        lot().project(), "某采购项目（虚构）", "政府采购", tenderer, new AmountFen(100_000_000), Optional.empty()),
                draft -> draft.subject(tenderer.subject()));
        write(centre, new Tender(lot().tender(), Optional.of(agency)), draft -> draft.subject(agency.subject()));
        write(centre, new Lot(Optional.empty(), Optional.empty(), List.of()), draft -> draft.lot(lot()));
    }

    /** The agency, with those who act for it in the case. */
    private void registerAgency(List<Step> steps) {
        List<PersonRef> representatives = steps.stream()
                .filter(step -> step.role().equals(Role.AGENCY.name()))
                .map(step -> around.people().of(Role.AGENCY, step.office()).person())
                .distinct()
                .toList();
        RegisteredSubject agency = new RegisteredSubject(
                ExplainedCode.of(around.names().code(given.string("agency"))),
                List.of(RegisteredSubject.Kind.AGENCY),
                List.of(new RegisteredSubject.Name("某代理机构（虚构）", LocalDate.of(2020, 1, 1))),
                List.of(),
                representatives);
        write(around.people().of(Role.CENTRE_STAFF, "中心"), agency, draft -> draft.subject(agency()));
    }

    /** The grade that the case begins with. */
    private void assess() {
        PersonKey office = around.people().of(Role.SUPERVISION_OFFICE, "监管办");
        evidence.register(List.of(ASSESSMENT));
        EvidenceId shown = around.names().evidence(ASSESSMENT);
        write(
                office,
                new Grade(agency(), ASSESSMENT, given.string("gradeBefore"), today(), List.of(shown)),
                draft -> draft.subject(agency()).refs(evidence.records(List.of(shown))));
    }

    private LotCode lot() {
        return around.names().lot(given.string("lot"));
    }

    private Subject agency() {
        UnifiedCreditCode code = around.names().code(given.string("agency"));
        return new Subject.Organisation(code);
    }

    private ReadableRecord.Builder about(ReadableRecord.Builder draft) {
        return draft.lot(lot()).subject(agency());
    }

    private ReadableRecord write(PersonKey by, RecordBody body, UnaryOperator<ReadableRecord.Builder> more) {
        return around.desk().record(by, body, more);
    }

    private RecordRef record(String name) {
        return Objects.requireNonNull(records.get(name), name);
    }

    @Override
    public Set<String> words() {
        return Set.of("SUBMIT_FORM", "READ_FORM", "CLOSE_EVALUATION", "NOTIFY", "OBJECT", "ANSWER_OBJECTION");
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.ofEntries(
                Map.entry(
                        "forms are blind to each other until all are in or the window closes",
                        Set.of(ErrorCode.NOT_YET_OPEN)),
                Map.entry("the subject sees it with the notice", Set.of(ErrorCode.NOT_YET_OPEN)),
                Map.entry(
                        "this evaluator's form is in; a change is a correction with a reason",
                        Set.of(ErrorCode.STATE_FORBIDS)),
                Map.entry("two of three forms: a missing form is not a zero", Set.of(ErrorCode.STATE_FORBIDS)),
                Map.entry("a deduction without evidence", Set.of(ErrorCode.EVIDENCE_MISSING)),
                Map.entry("the escalation lacks 对讲劝阻 and 拒不改正", Set.of(ErrorCode.STATE_FORBIDS)),
                Map.entry("the escalation is out of order", Set.of(ErrorCode.STATE_FORBIDS)),
                Map.entry("points differ from the catalogue's value", Set.of(ErrorCode.POINTS_REFUSED)),
                Map.entry("the centre never decides on a deduction", Set.of(ErrorCode.ROLE_FORBIDDEN)));
    }

    @Override
    public Outcome perform(Step step) {
        PersonKey by = around.people().of(step.signer(), step.office());
        return switch (step.action()) {
            case "SUBMIT_FORM" -> submit(by, step.with());
            case "READ_FORM" ->
                new Outcome.Answered(form(by, evaluators.indexOf(step.with().string("evaluator"))));
            case "CLOSE_EVALUATION" -> close(by);
            case "NOTIFY" -> step(by, new Notice(record("closing"), today(), days()));
            case "OBJECT" -> step(by, new Objection(record("closing"), today(), TEXT));
            case "ANSWER_OBJECTION" ->
                step(
                        by,
                        new Decision(
                                record("closing"),
                                Decision.Outcome.valueOf(step.with().string("result")),
                                TEXT));
            default -> throw new IllegalArgumentException(step.action());
        };
    }

    private LocalDate today() {
        return Dates.of(around.clock().instant());
    }

    private Outcome submit(PersonKey by, JsonObject with) {
        int place = evaluators.indexOf(with.string("evaluator"));
        List<EvidenceId> shown = evidence.of(with);
        FormContent content = new FormContent(
                with.array("items").strings(),
                with.integer("points"),
                shown,
                with.optionalArray("escalation").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(taken -> new FormContent.TakenStep(
                                taken.string("stage"),
                                OffsetDateTime.parse(taken.string("at")).toInstant()))
                        .toList(),
                Salt.random(random));
        ReadableRecord form = around.desk()
                .draft(
                        by,
                        new Form(record("evaluation"), place, content.commitment(), Optional.empty()),
                        draft -> about(draft).ref(record("evaluation")))
                .sign(by.signer());
        around.desk()
                .post(
                        by.organisation(),
                        "credit/forms",
                        JsonObject.builder()
                                .put("form", form.toJson())
                                .put("content", content.toJson())
                                .build())
                .require();
        around.desk().awaitCommitted(form);
        contents.put(place, content);
        named.add(form.ref());
        named.addAll(evidence.records(shown));
        return Outcome.accepted();
    }

    private JsonObject form(PersonKey by, int place) {
        return around.desk()
                .get(
                        by.organisation(),
                        "credit/evaluations/%s/forms/%d"
                                .formatted(record("evaluation").id(), place));
    }

    private Outcome close(PersonKey by) {
        boolean all = contents.size() == evaluators.size();
        List<FormContent> forms = new ArrayList<>();
        for (int place = 0; all && place < evaluators.size(); place++) {
            forms.add(Objects.requireNonNull(contents.get(place)));
        }
        ReadableRecord closing = write(
                by,
                new Closing(record("evaluation"), forms),
                draft -> about(draft).ref(record("evaluation")).refs(all ? named : List.of()));
        records.put("closing", closing.ref());
        return Outcome.accepted();
    }

    private Outcome step(PersonKey by, RecordBody body) {
        write(by, body, draft -> about(draft).ref(record("closing")));
        return Outcome.accepted();
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (ask.has("account")) {
            return Optional.of(account());
        }
        if (ask.has("combine")) {
            return Optional.of(combined(EvaluationMethod.Combination.valueOf(ask.string("combine"))));
        }
        if (ask.has("deadline")) {
            JsonObject limits = deduction().object("limits");
            String name = ask.string("deadline").equals("objection") ? "objectBy" : "answerBy";
            return Optional.of(
                    JsonObject.builder().put("lastDay", limits.string(name)).build());
        }
        if (ask.has("grade")) {
            JsonObject head =
                    around.desk().head(GradeHead.key(agency(), ASSESSMENT)).orElseThrow();
            return Optional.of(head.object("grade"));
        }
        if (ask.has("effectiveFrom")) {
            return Optional.of(JsonObject.builder()
                    .put("day", deduction().string("effectiveFrom"))
                    .build());
        }
        return Optional.empty();
    }

    private JsonObject deduction() {
        return around.desk().head(DeductionHead.key(record("closing"))).orElseThrow();
    }

    private JsonObject account() {
        return around.desk()
                .get(
                        CaseNetwork.REGULATOR,
                        "credit/scores/%s/%s?on=%s"
                                .formatted(
                                        agency(),
                                        rules().catalogue(),
                                        deduction().string("effectiveFrom")));
    }

    private JsonObject combined(EvaluationMethod.Combination combination) {
        PersonKey reader = around.people().of(Role.INDUSTRY_SUPERVISOR, "监督机构");
        List<Long> points = new ArrayList<>();
        for (int place = 0; place < evaluators.size(); place++) {
            points.add(form(reader, place).integer("points"));
        }
        ExactPoints all = ExactPoints.of(combination, points);
        return JsonObject.builder()
                .put("points", all.toJson())
                .put("numerator", all.numerator())
                .put("denominator", all.denominator())
                .put("shown", all.shown())
                .build();
    }
}
