/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.PublishedRules;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.FollowUp;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acceptance case D: published rules and bulletins, loaded as history (domain 4 D). */
class ExpertPointsTest {
    private static final JsonObject CASE = CaseFiles.json("cases/expert-points.json");
    private static final DualDigest TEXT = DualDigest.of("测试(虚构)".getBytes(StandardCharsets.UTF_8));
    private static final LocalDate YEAR_END = LocalDate.of(2022, 12, 31);
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final Play play = new Play();
    private final Random random = new Random(23);
    private final Map<EvidenceId, RecordRef> files = new HashMap<>();

    @BeforeEach
    void bring_the_published_catalogues() {
        play.registered();
        for (JsonObject given : CASE.object("given").array("catalogues").objects()) {
            CatalogueVersion version = new CatalogueVersion(given.string("id"), given.string("version"));
            RuleCatalogue rules = PublishedRules.of(given);
            play.accept(play.record(
                    play.office,
                    new Catalogue(
                            version, LocalDate.parse(given.string("effectiveFrom")), given.string("source"), rules)));
        }
    }

    @Test
    void every_step_of_the_case_has_its_outcome_and_its_effects() {
        List<JsonObject> expected = CASE.object("then").array("steps").objects();
        for (JsonObject step : CASE.array("when").objects()) {
            JsonObject outcome = expected.get((int) step.integer("n") - 1);
            Optional<RecordRef> decision = Optional.empty();
            String met;
            try {
                decision = Optional.of(confirm(step.object("actor").string("role"), step.object("with")));
                met = "ACCEPTED";
            } catch (Refused refused) {
                met = refused.code.equals("ALREADY_COUNTED") ? "ACCEPTED_NO_CHANGE" : "REFUSED";
            }
            assertThat(met).as(step.toString()).isEqualTo(outcome.string("outcome"));
            if (outcome.has("effects")) {
                assertThat(effects(step.object("with"), decision.orElseThrow()))
                        .as(step.toString())
                        .containsExactlyInAnyOrderElementsOf(
                                outcome.array("effects").strings());
            }
        }
        assertThat(points("LN-13")).isEqualTo(10);
        assertThat(points("QH-3")).isEqualTo(10);
    }

    @Test
    void the_bulletin_of_longnan_adds_up() {
        Set<String> experts = new LinkedHashSet<>();
        List<FollowUp> reports = new ArrayList<>();
        CASE.array("when").objects().stream().limit(16).forEach(step -> {
            confirm(step.object("actor").string("role"), step.object("with"));
            experts.add(step.object("with").string("label"));
        });
        experts.forEach(label -> score(subject(label), "GANSU-EXPERT").followUps().stream()
                .filter(follow -> follow.effect().kind() == Effect.Kind.REPORT_TO_SUPERVISOR)
                .forEach(reports::add));

        assertThat(experts).hasSize(16);
        assertThat(experts.stream().mapToLong(this::points).sum()).isEqualTo(42);
        assertThat(reports).isEmpty();
    }

    @Test
    void the_bulletin_of_an_unnamed_bureau_adds_up() {
        Set<Subject> experts = new HashSet<>();
        for (JsonObject group :
                CASE.object("given").object("groups").array("bureau-2022").objects()) {
            LongStream.range(0, group.integer("experts")).forEach(number -> {
                Subject expert = new Subject.Person(PersonRef.random(random));
                confirm("INDUSTRY_SUPERVISOR", deduction(expert, group.string("rule"), group.integer("pointsEach")));
                experts.add(expert);
            });
        }
        assertThat(experts).hasSize(37);
        assertThat(experts.stream()
                        .mapToLong(expert ->
                                score(expert, "BUREAU-EXPERT").points().numerator())
                        .sum())
                .isEqualTo(690);
    }

    private JsonObject deduction(Subject expert, String rule, long points) {
        return JsonObject.builder()
                .put("subject", expert.toString())
                .put("catalogue", "BUREAU-EXPERT@2022")
                .put("rule", rule)
                .put("points", points)
                .put("behaviourDate", "2022-06-01")
                .put("lot", "LOT-" + points)
                .put(
                        "evidence",
                        JsonArray.ofStrings(List.of(EvidenceId.random(random).value())))
                .build();
    }

    /** A step was refused, with a code. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String code;

        Refused(String code) {
            super(code);
            this.code = code;
        }
    }

    private RecordRef confirm(String role, JsonObject with) {
        Actor by = role.equals("CENTRE_STAFF") ? play.staff : play.supervisor;
        Subject subject = Subject.parse(with.string("subject"));
        List<EvidenceId> evidence =
                with.array("evidence").strings().stream().map(EvidenceId::parse).toList();
        evidence.forEach(this::register);
        ReadableRecord behaviour = submit(play.record(by, behaviour(subject, evidence, with), draft -> {
            evidence.forEach(
                    shown -> draft.ref(Optional.ofNullable(files.get(shown)).orElseThrow()));
            return draft.subject(subject);
        }));
        ReadableRecord proposal = submit(play.record(
                by,
                new Proposal(
                        behaviour.ref(),
                        CatalogueVersion.parse(with.string("catalogue")),
                        with.string("rule"),
                        Optional.of(with.integer("points")),
                        Optional.empty()),
                draft -> draft.subject(subject).ref(behaviour.ref())));
        return submit(play.record(
                        by,
                        new Decision(proposal.ref(), Decision.Outcome.CONFIRMED, TEXT),
                        draft -> draft.subject(subject).ref(proposal.ref())))
                .ref();
    }

    private static Behaviour behaviour(Subject subject, List<EvidenceId> evidence, JsonObject with) {
        try {
            return new Behaviour(
                    subject,
                    LocalDate.parse(with.string("behaviourDate")),
                    evidence,
                    TEXT,
                    Optional.of("历史标段 " + with.string("lot")),
                    true);
        } catch (Refusal refusal) {
            throw new Refused(refusal.code().name());
        }
    }

    private void register(EvidenceId evidence) {
        files.computeIfAbsent(
                evidence,
                unknown -> play.accept(play.record(
                                play.staff,
                                new FileRegistration(
                                        evidence,
                                        DualDigest.of(evidence.value().getBytes(StandardCharsets.UTF_8)),
                                        1,
                                        "text/plain",
                                        FileRegistration.Source.UNKNOWN,
                                        Confidentiality.INTERNAL,
                                        Optional.empty())))
                        .ref());
    }

    private ReadableRecord submit(ReadableRecord record) {
        RecordsLedger.Outcome outcome = play.submit(record);
        if (!outcome.equals(RecordsLedger.Outcome.ACCEPTED)) {
            throw new Refused(outcome.code());
        }
        return record;
    }

    private List<String> effects(JsonObject with, RecordRef decision) {
        String catalogue = CatalogueVersion.parse(with.string("catalogue")).catalogue();
        return score(Subject.parse(with.string("subject")), catalogue).followUps().stream()
                .filter(follow -> follow.decision().equals(decision))
                .map(ExpertPointsTest::name)
                .toList();
    }

    private static String name(FollowUp follow) {
        return follow.effect()
                .term()
                .map(term -> follow.effect().kind() + "_" + term.length() + "_" + term.unit() + ":"
                        + follow.grounds().getFirst().cause())
                .orElse(follow.effect().kind().name());
    }

    private long points(String label) {
        String catalogue = label.startsWith("LN") ? "GANSU-EXPERT" : "QINGHAI-EXPERT";
        return score(subject(label), catalogue).points().numerator();
    }

    private static Subject subject(String label) {
        return CASE.array("when").objects().stream()
                .map(step -> step.object("with"))
                .filter(with -> with.string("label").equals(label))
                .map(with -> Subject.parse(with.string("subject")))
                .findFirst()
                .orElseThrow();
    }

    private Score score(Subject subject, String catalogue) {
        return Score.read(play.ledger::head, subject, catalogue, YEAR_END, NOW);
    }
}
