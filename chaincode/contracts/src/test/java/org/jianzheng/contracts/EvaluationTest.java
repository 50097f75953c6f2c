/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.EvaluationMethod;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Closing;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.Evaluation;
import org.jianzheng.model.credit.EvaluationHead;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Form;
import org.jianzheng.model.credit.FormContent;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One form each of tenderer, supervisor and centre about the agency of a lot (一标一评价). */
class EvaluationTest {
    private static final Random RANDOM = new Random(29);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 4, 10);
    private static final List<Role> EVALUATORS = List.of(Role.TENDERER, Role.INDUSTRY_SUPERVISOR, Role.CENTRE_STAFF);

    private final Play play = new Play().in(Stage.EVALUATION);
    private final Actor tenderer = Actor.of("CityMSP", Role.TENDERER);
    private final EvidenceId shown = EvidenceId.random(RANDOM);
    private final List<RecordRef> named = new ArrayList<>();

    @BeforeEach
    void register_the_tenderer_and_a_file() {
        play.accept(play.registration(play.cityRegistrar, tenderer));
        named.add(play.accept(play.record(
                        play.staff,
                        new FileRegistration(
                                shown,
                                DualDigest.of(new byte[] {1}),
                                1,
                                "text/plain",
                                FileRegistration.Source.UNKNOWN,
                                Confidentiality.INTERNAL,
                                Optional.empty())))
                .ref());
    }

    @ParameterizedTest
    @CsvSource({"SUM, 7, 1", "MAX, 5, 1", "AVERAGE, 7, 3"})
    void all_forms_are_combined_as_the_catalogue_says(
            EvaluationMethod.Combination combination, long numerator, long denominator) {
        ReadableRecord evaluation = begun(combination);
        List<FormContent> contents = List.of(content(2, "UNPREPARED"), nil(), content(5, "DISORDER"));
        allIn(evaluation, contents);
        ReadableRecord closing = play.accept(closing(evaluation, contents));

        EvaluationHead head = EvaluationHead.require(play.ledger::head, evaluation.ref());
        assertThat(head.state()).isEqualTo(EvaluationHead.State.CLOSED);
        assertThat(head.combined()).contains(new ExactPoints(numerator, denominator));
        DeductionHead deduction = DeductionHead.require(play.ledger::head, closing.ref());
        assertThat(deduction.points()).contains(new ExactPoints(numerator, denominator));
        assertThat(deduction.state()).isEqualTo(DeductionHead.State.PROPOSED);
    }

    @Test
    void a_missing_form_is_no_form_without_points() { // invariant 27
        ReadableRecord evaluation = begun(EvaluationMethod.Combination.SUM);
        in(evaluation, tenderer, 0, content(2, "UNPREPARED"));
        in(evaluation, play.supervisor, 1, nil());

        play.refuse("STATE_FORBIDS", closing(evaluation, List.of()));
        play.ledger.pass(Duration.ofDays(3));
        play.refuse("NOT_YET_OPEN", closing(evaluation, List.of(content(2, "UNPREPARED"))));
        play.accept(closing(evaluation, List.of()));

        EvaluationHead head = EvaluationHead.require(play.ledger::head, evaluation.ref());
        assertThat(head.state()).isEqualTo(EvaluationHead.State.INCOMPLETE);
        assertThat(head.combined()).isEmpty();
    }

    @Test
    void nobody_reads_a_form_before_all_are_in() { // invariant 27
        ReadableRecord evaluation = begun(EvaluationMethod.Combination.SUM);
        FormContent content = content(2, "UNPREPARED");
        play.refuse(
                "SCHEMA_INVALID",
                form(evaluation, tenderer, new Form(evaluation.ref(), 0, content.commitment(), Optional.of(content))));
        ReadableRecord form = in(evaluation, tenderer, 0, content);

        assertThat(form.canonical()).asString().doesNotContain("UNPREPARED");
    }

    @Test
    void a_form_is_its_evaluator_s_and_comes_once_and_in_time() {
        ReadableRecord evaluation = begun(EvaluationMethod.Combination.SUM);
        play.refuse("ROLE_FORBIDDEN", form(evaluation, play.staff, 0, nil()));
        play.refuse("SCHEMA_INVALID", form(evaluation, play.staff, 3, nil()));
        in(evaluation, play.supervisor, 1, nil());
        play.refuse("STATE_FORBIDS", form(evaluation, play.supervisor, 1, content(2, "UNPREPARED")));
        play.ledger.pass(Duration.ofDays(3));
        play.refuse("STATE_FORBIDS", form(evaluation, play.staff, 2, nil()));
    }

    @Test
    void what_is_disclosed_is_what_was_handed_in_and_what_the_rules_give() {
        ReadableRecord evaluation = begun(EvaluationMethod.Combination.SUM);
        FormContent without = new FormContent(List.of("DISORDER"), 5, List.of(shown), List.of(), salt());
        allIn(evaluation, List.of(content(2, "UNPREPARED"), nil(), without));

        play.refuse("DIGEST_MISMATCH", closing(evaluation, List.of(nil(), nil(), without)));
        assertThat(EvaluationHead.require(play.ledger::head, evaluation.ref()).state())
                .isEqualTo(EvaluationHead.State.OPEN);
    }

    @Test
    void an_escalated_rule_needs_the_steps_before_it() {
        ReadableRecord evaluation = begun(EvaluationMethod.Combination.SUM);
        FormContent without = new FormContent(List.of("DISORDER"), 5, List.of(shown), List.of(), salt());
        List<FormContent> contents = List.of(nil(), nil(), without);
        allIn(evaluation, contents);

        play.refuse("STATE_FORBIDS", closing(evaluation, contents));
    }

    @Test
    void history_is_loaded_open_and_says_what_is_missing() {
        Subject first = new Subject.Person(play.witness.person());
        Subject second = new Subject.Person(play.staff.person());
        bring(EvaluationMethod.Combination.SUM);
        Evaluation body = new Evaluation(
                RULES,
                List.of(new Evaluation.Expected(Role.TENDERER, first), new Evaluation.Expected(Role.TENDERER, second)),
                Optional.empty(),
                true);
        UnaryOperator<ReadableRecord.Builder> about =
                draft -> draft.subject(first).subject(second);
        play.refuse("ROLE_FORBIDDEN", play.record(play.staff, body, about));
        ReadableRecord evaluation = play.accept(play.record(play.supervisor, body, about));
        play.accept(play.record(
                play.supervisor,
                new Form(evaluation.ref(), 1, nil().commitment(), Optional.of(nil())),
                draft -> about.apply(draft).ref(evaluation.ref())));

        EvaluationHead head = EvaluationHead.require(play.ledger::head, evaluation.ref());
        assertThat(head.summary(play.ledger::head).integer("missing")).isEqualTo(1);
        assertThat(head.summary(play.ledger::head).integer("nil")).isEqualTo(1);
    }

    private static final CatalogueVersion RULES = new CatalogueVersion("TEST-AGENCY", "1");

    private void bring(EvaluationMethod.Combination combination) {
        RuleCatalogue catalogue = new RuleCatalogue(
                RuleCatalogue.Period.CALENDAR_YEAR,
                List.of(rule("UNPREPARED", 2), rule("DISORDER", 5)),
                List.of(),
                Optional.of(
                        new EvaluationMethod(combination, EVALUATORS, List.of("监控发现", "视频抓拍"), List.of("DISORDER"))));
        play.accept(play.record(play.office, new Catalogue(RULES, LocalDate.of(2026, 1, 1), "测试(虚构)", catalogue)));
    }

    private static Rule rule(String code, long points) {
        return new Rule(code, "测试项(虚构)", new Points.Fixed(points), Optional.empty(), List.of());
    }

    private ReadableRecord begun(EvaluationMethod.Combination combination) {
        bring(combination);
        List<Evaluation.Expected> forms = EVALUATORS.stream()
                .map(role -> new Evaluation.Expected(role, Play.AGENCY))
                .toList();
        return play.accept(about(play.staff, new Evaluation(RULES, forms, Optional.of(LAST_DAY), false), List.of()));
    }

    private void allIn(ReadableRecord evaluation, List<FormContent> contents) {
        in(evaluation, tenderer, 0, contents.get(0));
        in(evaluation, play.supervisor, 1, contents.get(1));
        in(evaluation, play.staff, 2, contents.get(2));
    }

    private ReadableRecord in(ReadableRecord evaluation, Actor by, long place, FormContent content) {
        ReadableRecord form = play.accept(form(evaluation, by, place, content));
        named.add(form.ref());
        return form;
    }

    private ReadableRecord form(ReadableRecord evaluation, Actor by, long place, FormContent content) {
        return form(evaluation, by, new Form(evaluation.ref(), place, content.commitment(), Optional.empty()));
    }

    private ReadableRecord form(ReadableRecord evaluation, Actor by, Form form) {
        return about(by, form, List.of(evaluation.ref()));
    }

    private ReadableRecord closing(ReadableRecord evaluation, List<FormContent> contents) {
        List<RecordRef> refs = new ArrayList<>(named);
        refs.add(evaluation.ref());
        return about(play.staff, new Closing(evaluation.ref(), contents), refs);
    }

    private ReadableRecord about(Actor by, RecordBody body, List<RecordRef> refs) {
        return play.record(
                by, body, draft -> draft.lot(Play.LOT).subject(Play.AGENCY).refs(refs));
    }

    private static FormContent nil() {
        return new FormContent(List.of(), 0, List.of(), List.of(), Salt.parse("AAAAAAAAAAAAAAAAAAAAAA"));
    }

    private FormContent content(long points, String rule) {
        List<FormContent.TakenStep> steps = rule.equals("DISORDER")
                ? List.of(step("监控发现", "2026-04-08T01:00:00Z"), step("视频抓拍", "2026-04-08T01:00:21Z"))
                : List.of();
        return new FormContent(List.of(rule), points, List.of(shown), steps, salt());
    }

    private static FormContent.TakenStep step(String name, String at) {
        return new FormContent.TakenStep(name, Instant.parse(at));
    }

    private static Salt salt() {
        return Salt.random(RANDOM);
    }
}
