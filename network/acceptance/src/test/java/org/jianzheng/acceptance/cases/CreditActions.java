/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.PublishedRules;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.sample.keys.PersonKey;

/**
 * Deductions that are loaded as history: each confirmed one is a behaviour, a proposal and a decision, all backfilled, by whoever acts in
 * the step.
 */
final class CreditActions implements Actions {
    private static final String CONFIRM = "CONFIRM_DEDUCTION";
    private static final String SUPERVISOR = "行政监督部门";
    private static final String REPORT = "REPORT_TO_SUPERVISOR";
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});

    private final Surroundings around;
    private final CaseEvidence evidence;
    private final Map<String, CatalogueVersion> catalogues = new LinkedHashMap<>();
    private final Map<String, RuleCatalogue> rules = new HashMap<>();
    private final Map<String, String> subjects = new HashMap<>();
    private final Map<String, String> schemes = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private JsonObject given = JsonObject.builder().build();

    CreditActions(Surroundings around) {
        this.around = around;
        this.evidence = new CaseEvidence(around);
    }

    @Override
    public void prepare(JsonObject loaded, List<Step> ofCase) {
        given = loaded;
        PersonKey office = around.people().of(Role.SUPERVISION_OFFICE, "监管办");
        for (JsonObject catalogue : given.array("catalogues").objects()) {
            String id = catalogue.string("id");
            CatalogueVersion version = around.names().catalogue(id, catalogue.string("version"));
            RuleCatalogue content = PublishedRules.of(catalogue);
            catalogues.put(id, version);
            rules.put(id, content);
            around.desk()
                    .record(
                            office,
                            new Catalogue(
                                    version,
                                    LocalDate.parse(catalogue.string("effectiveFrom")),
                                    catalogue.string("source"),
                                    content));
        }
        steps.addAll(
                ofCase.stream().filter(step -> step.action().equals(CONFIRM)).toList());
        for (Step step : steps) {
            subjects.put(step.with().string("label"), step.with().string("subject"));
            schemes.put(step.with().string("label"), schemeOf(step));
        }
        evidence.register(steps.stream()
                .flatMap(step -> step.with().array("evidence").strings().stream())
                .toList());
    }

    private static String schemeOf(Step step) {
        return CatalogueVersion.parse(step.with().string("catalogue")).catalogue();
    }

    @Override
    public Set<String> words() {
        return Set.of(CONFIRM);
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of(
                "points differ from the catalogue", Set.of(ErrorCode.POINTS_REFUSED),
                "no evidence", Set.of(ErrorCode.EVIDENCE_MISSING),
                "the centre never confirms", Set.of(ErrorCode.ROLE_FORBIDDEN),
                "the catalogue was not in force on the date of the behaviour", Set.of(ErrorCode.NOT_IN_FORCE));
    }

    @Override
    public Outcome perform(Step step) {
        PersonKey by = around.people().of(step.signer(), step.office());
        JsonObject with = step.with();
        Subject subject = around.names().subject(with.string("subject"));
        ReadableRecord behaviour = behaviour(by, subject, with);
        ReadableRecord proposal;
        try {
            proposal = proposal(by, behaviour, with);
        } catch (Refusal refused) {
            if (refused.code() == ErrorCode.ALREADY_COUNTED) {
                return new Outcome.NoChange();
            }
            throw refused;
        }
        ReadableRecord decision = decision(by, subject, proposal);
        LocalDate yearEnd =
                yearEnd(LocalDate.parse(with.string("behaviourDate")).getYear());
        JsonObject score =
                score(subject, schemeOf(step), yearEnd, around.clock().instant());
        List<String> effects = score.array("followUps").objects().stream()
                .filter(follow ->
                        follow.string("decision").equals(decision.ref().toString()))
                .map(CreditActions::name)
                .toList();
        return new Outcome.Accepted(JsonObject.builder()
                .put("effects", JsonArray.ofStrings(effects))
                .build());
    }

    /** The case's word for what follows: a suspension with its term and ground, anything else alone. */
    private static String name(JsonObject follow) {
        JsonObject effect = follow.object("effect");
        return effect.optionalObject("term")
                .map(term -> "%s_%d_%s:%s"
                        .formatted(
                                effect.string("kind"),
                                term.integer("length"),
                                term.string("unit"),
                                follow.array("grounds").object(0).string("cause")))
                .orElse(effect.string("kind"));
    }

    private ReadableRecord behaviour(PersonKey by, Subject subject, JsonObject with) {
        List<EvidenceId> shown = evidence.of(with);
        return around.desk().record(by, unchecked(subject, shown, with), draft -> about(draft, subject, shown));
    }

    private ReadableRecord.Builder about(ReadableRecord.Builder draft, Subject subject, List<EvidenceId> shown) {
        return draft.subject(subject).refs(evidence.records(shown));
    }

    private static RecordBody unchecked(Subject subject, List<EvidenceId> shown, JsonObject with) {
        return new UncheckedBehaviour(
                subject, LocalDate.parse(with.string("behaviourDate")), shown, "历史标段 " + with.string("lot"), true);
    }

    private ReadableRecord proposal(PersonKey by, ReadableRecord behaviour, JsonObject with) {
        return around.desk()
                .record(
                        by,
                        new Proposal(
                                behaviour.ref(),
                                around.names().catalogue(with.string("catalogue")),
                                with.string("rule"),
                                Optional.of(with.integer("points")),
                                Optional.empty()),
                        draft -> draft.subjects(behaviour.subjects()).ref(behaviour.ref()));
    }

    private ReadableRecord decision(PersonKey by, Subject subject, ReadableRecord proposal) {
        return around.desk()
                .record(
                        by,
                        new Decision(proposal.ref(), Decision.Outcome.CONFIRMED, TEXT),
                        draft -> draft.subject(subject).ref(proposal.ref()));
    }

    private JsonObject score(Subject subject, String scheme, LocalDate on, Instant knownAt) {
        CatalogueVersion version = Objects.requireNonNull(catalogues.get(scheme), scheme);
        return around.desk()
                .get(
                        CaseNetwork.REGULATOR,
                        "credit/scores/%s/%s?on=%s&knownAt=%s"
                                .formatted(subject, version.catalogue(), Dates.format(on), Instants.format(knownAt)));
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (ask.has("firstSteps")) {
            return Optional.of(firstSteps(ask.integer("firstSteps"), ask.string("points")));
        }
        if (ask.has("balance")) {
            return Optional.of(balance(ask.string("balance"), ask.integer("year")));
        }
        if (ask.has("eligibility")) {
            return Optional.of(eligibility(ask.string("eligibility"), ask.string("on")));
        }
        if (ask.has("group")) {
            return Optional.of(
                    group(given.object("groups").array(ask.string("group")).objects()));
        }
        return Optional.empty();
    }

    private JsonObject firstSteps(long count, String start) {
        List<Step> first = steps.stream()
                .filter(step -> step.n() <= count)
                .filter(step -> schemeOf(step).startsWith(start))
                .toList();
        Instant knownAt = first.getLast().at();
        Map<String, JsonObject> scores = new HashMap<>();
        for (Step step : first) {
            scores.computeIfAbsent(
                    step.with().string("subject"),
                    subject -> score(around.names().subject(subject), schemeOf(step), Dates.of(knownAt), knownAt));
        }
        return JsonObject.builder()
                .put(
                        "points",
                        scores.values().stream()
                                .mapToLong(CreditActions::points)
                                .sum())
                .put("experts", scores.size())
                .put(
                        "reports",
                        scores.values().stream()
                                .flatMap(score -> score.array("followUps").objects().stream())
                                .filter(follow ->
                                        follow.object("effect").string("kind").equals(REPORT))
                                .count())
                .build();
    }

    private static LocalDate yearEnd(long year) {
        return LocalDate.of(Math.toIntExact(year), Month.DECEMBER, 31);
    }

    private static long points(JsonObject score) {
        return score.integer("points");
    }

    private JsonObject balance(String label, long year) {
        Subject subject = around.names().subject(Objects.requireNonNull(subjects.get(label), label));
        LocalDate yearEnd = yearEnd(year);
        String scheme = Objects.requireNonNull(schemes.get(label), label);
        return JsonObject.builder()
                .put(
                        "points",
                        points(score(subject, scheme, yearEnd, around.clock().instant())))
                .build();
    }

    private JsonObject eligibility(String label, String on) {
        Subject subject = around.names().subject(Objects.requireNonNull(subjects.get(label), label));
        JsonObject answer = around.desk()
                .get(CaseNetwork.REGULATOR, "sanctions/eligibility/%s?role=EXPERT&on=%s".formatted(subject, on));
        return JsonObject.builder().put("answer", answer.string("outcome")).build();
    }

    /** Loads a group of deductions of which only numbers are known, and counts it again from the scores. */
    private JsonObject group(List<JsonObject> lines) {
        List<Subject> experts = new ArrayList<>();
        List<JsonObject> deductions = new ArrayList<>();
        String scheme = schemeWith(lines.getFirst().string("rule"));
        CatalogueVersion version = Objects.requireNonNull(catalogues.get(scheme), scheme);
        String day = Dates.format(
                LocalDate.parse(catalogue(scheme).string("effectiveFrom")).plusMonths(1));
        for (JsonObject line : lines) {
            for (int i = 0; i < line.integer("experts"); i++) {
                String name = line.string("rule") + "-" + i;
                experts.add(new Subject.Person(around.names().person(name)));
                deductions.add(JsonObject.builder()
                        .put("catalogue", scheme + "@" + version.version())
                        .put("rule", line.string("rule"))
                        .put("points", line.integer("pointsEach"))
                        .put("behaviourDate", day)
                        .put("lot", name)
                        .put("evidence", JsonArray.ofStrings(List.of(name)))
                        .build());
            }
        }
        confirmAll(experts, deductions);
        long points = 0;
        for (Subject expert : experts) {
            points += points(
                    score(expert, scheme, LocalDate.parse(day), around.clock().instant()));
        }
        return JsonObject.builder()
                .put("experts", experts.size())
                .put("points", points)
                .build();
    }

    private void confirmAll(List<Subject> experts, List<JsonObject> deductions) {
        PersonKey by = around.people().of(Role.INDUSTRY_SUPERVISOR, SUPERVISOR);
        evidence.register(deductions.stream()
                .flatMap(with -> with.array("evidence").strings().stream())
                .toList());
        List<ReadableRecord> behaviours = new ArrayList<>();
        for (int i = 0; i < experts.size(); i++) {
            Subject expert = experts.get(i);
            List<EvidenceId> shown = evidence.of(deductions.get(i));
            behaviours.add(around.desk()
                    .draft(by, unchecked(expert, shown, deductions.get(i)), draft -> about(draft, expert, shown))
                    .sign(by.signer()));
        }
        around.desk().submitAll(by.organisation(), behaviours);
        Together.each(experts.size(), i -> {
            ReadableRecord proposal = proposal(by, behaviours.get(i), deductions.get(i));
            decision(by, experts.get(i), proposal);
        });
    }

    private String schemeWith(String rule) {
        return rules.entrySet().stream()
                .filter(entry -> entry.getValue().rules().stream()
                        .anyMatch(each -> each.code().equals(rule)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private JsonObject catalogue(String id) {
        return given.array("catalogues").objects().stream()
                .filter(catalogue -> catalogue.string("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
