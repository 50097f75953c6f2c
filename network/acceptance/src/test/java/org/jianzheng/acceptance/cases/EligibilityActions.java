/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.ReinstatementRule;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Scope;
import org.jianzheng.sample.keys.PersonKey;

/** Suspensions that are loaded as history, and who may evaluate because of them. */
final class EligibilityActions implements Actions {
    private static final String CONFIRM = "CONFIRM_SUSPENSION";
    private static final List<String> RULES = List.of("poolRule", "poolRuleVariant");

    private final Surroundings around;
    private final CaseEvidence evidence;
    private final CaseDepartments departments;
    private JsonObject given = JsonObject.builder().build();

    EligibilityActions(Surroundings around, CaseEvidence evidence) {
        this.around = around;
        this.evidence = evidence;
        this.departments = new CaseDepartments(around);
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> steps) {
        given = loaded;
        PersonKey office = around.people().of(Role.SUPERVISION_OFFICE, "监管办");
        for (String name : RULES) {
            around.desk()
                    .record(
                            office,
                            new Catalogue(version(name), LocalDate.of(2020, 1, 1), "案例(虚构)", rule(given.object(name))));
        }
        evidence.register(steps.stream()
                .filter(step -> words().contains(step.action()))
                .flatMap(step -> step.with().array("evidence").strings().stream())
                .toList());
        steps.stream()
                .filter(step -> step.action().equals(CONFIRM) && step.signer().isOfficer())
                .map(Step::office)
                .distinct()
                .forEach(name ->
                        departments.register(name, List.of(around.people().of(Role.INDUSTRY_SUPERVISOR, name))));
    }

    private CatalogueVersion version(String name) {
        return around.names().catalogue(name.toUpperCase(Locale.ROOT), "1");
    }

    private static ReinstatementRule rule(JsonObject pool) {
        return new ReinstatementRule(pool.array("reinstatement").objects().stream()
                .map(step -> new ReinstatementRule.Step(step.integer("upToMonths"), needs(step)))
                .toList());
    }

    private static List<ReinstatementRule.Need> needs(JsonObject step) {
        return step.array("needs").strings().stream()
                .map(need -> ReinstatementRule.Need.valueOf(need.toUpperCase(Locale.ROOT)))
                .toList();
    }

    @Override
    public Set<String> words() {
        return Set.of(CONFIRM);
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of("a trading-centre key can never sign a suspension", Set.of(ErrorCode.ROLE_FORBIDDEN));
    }

    @Override
    public Outcome perform(Step step) {
        JsonObject with = step.with();
        Subject subject = around.names().subject(with.string("subject"));
        List<EvidenceId> shown = evidence.of(with);
        PastSanction body = new PastSanction(
                departments.id(step.office()),
                subject,
                Measure.Kind.SUSPENSION,
                Scope.EVERYTHING,
                with.optional("effectiveFrom")
                        .map(day -> ((JsonString) day).value())
                        .filter(day -> !day.equals("unknown"))
                        .map(LocalDate::parse),
                with.optional("months")
                        .filter(months -> !(months instanceof JsonString))
                        .map(known -> Term.months(with.integer("months"))),
                shown,
                Optional.of("历史数据"),
                with.optionalString("possiblySameAs"));
        around.desk()
                .record(
                        around.people().of(step.signer(), step.office()),
                        body,
                        draft -> draft.subject(subject).refs(evidence.records(shown)));
        return Outcome.accepted();
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (!ask.has("eligibility")) {
            return Optional.empty();
        }
        Subject subject = around.names().subject(given.object("people").string(ask.string("eligibility")));
        Instant knownAt = OffsetDateTime.parse(ask.string("knownAt")).toInstant();
        JsonObject answer = around.desk()
                .get(
                        CaseNetwork.REGULATOR,
                        "sanctions/eligibility/%s?role=EXPERT&on=%s&knownAt=%s&rule=%s"
                                .formatted(
                                        subject,
                                        ask.string("on"),
                                        Instants.format(knownAt),
                                        version(ask.string("rule")).toString().replace("@", "%40")));
        return Optional.of(
                JsonObject.builder().put("answer", answer.string("outcome")).build());
    }
}
