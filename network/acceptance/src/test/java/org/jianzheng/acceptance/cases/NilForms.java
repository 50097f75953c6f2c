/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.sample.keys.PersonKey;

/**
 * A month of sessions in which every expert gets a form, most of them without points: all of them are recorded, and a missing one shows
 * (invariant 17). The case gives numbers only; forms are spread over the sessions in turn.
 */
final class NilForms implements Actions {
    private final Surroundings around;
    private final CaseEvidence evidence;
    private final SecureRandom random = new SecureRandom();
    private final List<Session> sessions = new ArrayList<>();
    private final Map<Long, JsonObject> counts = new TreeMap<>();
    private JsonObject nil = JsonObject.builder().build();
    private JsonObject catalogue = JsonObject.builder().build();

    /** A session with its evaluation and the experts in the places of their forms. */
    private record Session(RecordRef evaluation, List<Subject> experts) {}

    NilForms(Surroundings around) {
        this.around = around;
        this.evidence = new CaseEvidence(around);
    }

    /** The catalogue is brought by the family of the deductions. */
    @Override
    public void prepare(JsonObject given, List<Step> steps) {
        nil = given.object("nil");
        String id = CatalogueVersion.parse(nil.string("catalogue")).catalogue();
        catalogue = given.array("catalogues").objects().stream()
                .filter(each -> each.string("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Set<String> words() {
        return Set.of();
    }

    @Override
    public Outcome perform(Step step) {
        throw new IllegalArgumentException(step.action());
    }

    @Override
    public Map<String, Set<ErrorCode>> reasons() {
        return Map.of();
    }

    @Override
    public Optional<JsonObject> answer(JsonObject ask) {
        if (!ask.has("evaluations") && !ask.has("completeness")) {
            return Optional.empty();
        }
        if (counts.isEmpty()) {
            load();
        }
        long loaded = ask.optionalInteger("formsLoaded").orElse(forms());
        return Optional.of(Objects.requireNonNull(counts.get(loaded), "nothing was counted after so many forms"));
    }

    private long forms() {
        return nil.integer("forms");
    }

    /** Loads all forms but one, counts, and then the last one and counts again. */
    private void load() {
        PersonKey officer = around.people().of(Role.INDUSTRY_SUPERVISOR, "行政监督部门");
        begin(officer);
        List<ReadableRecord> forms = forms(officer);
        around.desk().submitAll(officer.organisation(), forms.subList(0, forms.size() - 1));
        counts.put(forms() - 1, count());
        around.desk().submitAll(officer.organisation(), forms.subList(forms.size() - 1, forms.size()));
        counts.put(forms(), count());
    }

    private void begin(PersonKey officer) {
        int number = Math.toIntExact(nil.integer("sessions"));
        List<ReadableRecord> evaluations = new ArrayList<>();
        for (int session = 0; session < number; session++) {
            List<Subject> experts = IntStream.iterate(session, form -> form < forms(), form -> form + number)
                    .<Subject>mapToObj(form -> new Subject.Person(around.names().person("session expert " + form)))
                    .toList();
            Evaluation evaluation = new Evaluation(
                    around.names().catalogue(nil.string("catalogue")),
                    experts.stream()
                            .map(expert -> new Evaluation.Expected(Role.TENDERER, expert))
                            .toList(),
                    Optional.empty(),
                    true);
            ReadableRecord record = around.desk()
                    .draft(officer, evaluation, draft -> draft.subjects(experts))
                    .sign(officer.signer());
            evaluations.add(record);
            sessions.add(new Session(record.ref(), experts));
        }
        around.desk().submitAll(officer.organisation(), evaluations);
    }

    private List<ReadableRecord> forms(PersonKey officer) {
        List<Long> deductions = nil.array("deductions").values().stream()
                .map(points -> Long.parseLong(points.toString(), 10))
                .toList();
        List<ReadableRecord> forms = new ArrayList<>();
        for (Session session : sessions) {
            for (int place = 0; place < session.experts().size(); place++) {
                long points = forms.size() < deductions.size() ? deductions.get(forms.size()) : 0;
                forms.add(form(officer, session, place, points));
            }
        }
        return forms;
    }

    private ReadableRecord form(PersonKey officer, Session session, int place, long points) {
        List<EvidenceId> shown = points == 0
                ? List.of()
                : evidence.of(JsonObject.builder()
                        .put("evidence", JsonArray.ofStrings(List.of("form " + place)))
                        .build());
        FormContent content = new FormContent(
                points == 0 ? List.of() : List.of(ruleOf(points)), points, shown, List.of(), Salt.random(random));
        Form form = new Form(session.evaluation(), place, content.commitment(), Optional.of(content));
        return around.desk()
                .draft(officer, form, draft -> draft.subjects(session.experts()).ref(session.evaluation()))
                .sign(officer.signer());
    }

    private String ruleOf(long points) {
        return catalogue.array("rules").objects().stream()
                .filter(rule -> rule.value("points").toString().equals(Long.toString(points)))
                .map(rule -> rule.string("code"))
                .findFirst()
                .orElseThrow();
    }

    private JsonObject count() {
        AtomicLong in = new AtomicLong();
        AtomicLong missing = new AtomicLong();
        AtomicLong without = new AtomicLong();
        AtomicLong points = new AtomicLong();
        Together.each(sessions.size(), number -> {
            JsonObject summary = around.desk()
                    .get(
                            CaseNetwork.REGULATOR,
                            "credit/evaluations/"
                                    + sessions.get(number).evaluation().id());
            in.addAndGet(summary.integer("in"));
            missing.addAndGet(summary.integer("missing"));
            without.addAndGet(summary.integer("nil"));
            points.addAndGet(summary.integer("points"));
        });
        return JsonObject.builder()
                .put("sessions", sessions.size())
                .put("forms", in.get())
                .put("nil", without.get())
                .put("points", points.get())
                .put("missing", missing.get())
                .put("complete", missing.get() == 0)
                .build();
    }
}
