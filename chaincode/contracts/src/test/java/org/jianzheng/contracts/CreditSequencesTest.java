/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jianzheng.model.calendar.Term;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.Effect;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.RepairPolicy;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.Threshold;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.Behaviour;
import org.jianzheng.model.credit.CountedDeduction;
import org.jianzheng.model.credit.Decision;
import org.jianzheng.model.credit.DeductionHead;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Exemption;
import org.jianzheng.model.credit.Notice;
import org.jianzheng.model.credit.Objection;
import org.jianzheng.model.credit.OffenceTag;
import org.jianzheng.model.credit.Proposal;
import org.jianzheng.model.credit.Repair;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Licence;
import org.jianzheng.model.sanction.Eligibility;
import org.jianzheng.model.sanction.EligibilityAnswer;
import org.jianzheng.model.sanction.Participation;
import org.jianzheng.model.sanction.PastSanction;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.Test;

/**
 * Whatever is tried in whatever order, the contracts take and refuse the same, and heads, scores and eligibility are the same, as a second and
 * simpler account of the rules ({@link CreditReference}). Beyond the usual seeds: {@code -Dsequences=1000}.
 */
class CreditSequencesTest {
    private static final int LENGTH = 80;
    private static final int SEEDS = 8;
    private static final int SUBJECTS = 2;
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});
    private static final CatalogueVersion RULES = new CatalogueVersion("TEST-RULES", "1");
    private static final CatalogueVersion DAYS = new CatalogueVersion("TEST-DAYS", "1");
    private static final List<Subject> WHO = List.of(Play.AGENCY, Play.TENDERER);
    private static final Participation PART = new Participation(Role.AGENCY, Optional.empty(), Optional.empty());

    @Test
    void the_ledger_and_a_second_account_of_the_rules_agree_after_every_step() {
        Sequences.hold(SEEDS, LENGTH, CreditCommand::draw, commands -> new Walk().walk(commands));
    }

    @Test
    void replaying_the_ledger_gives_every_answer_that_was_ever_given() { // invariant 10
        Random random = new Random(99);
        Walk walk = new Walk();
        walk.walk(java.util.stream.Stream.generate(() -> CreditCommand.draw(random))
                .limit(LENGTH)
                .toList());
        int[] stored = {0};
        InMemoryLedger replayed = Replay.of(walk.play.ledger, (record, before) -> {
            if (record.type() == RecordType.SANCTION_ELIGIBILITY) {
                EligibilityAnswer answer = EligibilityAnswer.fromJson(record.body());
                assertThat(SanctionRules.eligibility(before::head, answer.question())
                                .digest())
                        .isEqualTo(answer.answer());
                stored[0]++;
            }
        });

        assertThat(stored[0]).isPositive();
        for (ReadableRecord record : walk.answers) {
            EligibilityAnswer answer = EligibilityAnswer.fromJson(record.body());
            assertThat(SanctionRules.eligibility(replayed::head, answer.question())
                            .digest())
                    .as("as it was known then")
                    .isEqualTo(answer.answer());
        }
        assertThat(walk.scores).hasSizeGreaterThan(LENGTH);
        for (Score score : walk.scores) {
            assertThat(Score.read(replayed::head, score.subject(), RULES.catalogue(), score.on(), score.knownAt())
                            .toJson())
                    .isEqualTo(score.toJson());
        }
    }

    /** One sequence, on a ledger of its own. */
    private static final class Walk {
        private final Play play = new Play().registered();
        private final Actor officer = Actor.of("RegulatorMSP", Role.INDUSTRY_SUPERVISOR);
        private final CreditReference reference = new CreditReference();
        private final Map<Integer, ReadableRecord> records = new HashMap<>();
        private final Map<Integer, ReadableRecord> files = new HashMap<>();
        private final List<ReadableRecord> answers = new ArrayList<>();
        private final List<Score> scores = new ArrayList<>();
        private final Random random = new Random(7);
        private ReadableRecord file;

        Walk() {
            Instant now = play.ledger.now();
            Instant end = now.plus(Duration.ofDays(364));
            play.accept(play.record(
                    play.regulatorRegistrar,
                    new KeyRegistration(
                            officer.key().publicKey(),
                            officer.holder(),
                            officer.role(),
                            now,
                            end,
                            Optional.of(new Licence("执法-虚构", now, end)),
                            Optional.empty())));
            bring(RULES, rules());
            bring(
                    DAYS,
                    new WorkingDays(
                            2026, new TreeSet<>(CreditReference.HOLIDAYS), new TreeSet<>(CreditReference.WORKED)));
            bring(
                    new CatalogueVersion("REPAIR", "1"),
                    new RepairPolicy(List.of(Measure.Severity.values()).stream()
                            .map(severity -> new RepairPolicy.Period(
                                    severity,
                                    Optional.of(new Term(CreditReference.REPAIRABLE_AFTER_DAYS, Term.Unit.DAYS)),
                                    Term.months(12)))
                            .toList()));
            file = registered();
        }

        private static RuleCatalogue rules() {
            return new RuleCatalogue(
                    RuleCatalogue.Period.CALENDAR_YEAR,
                    List.of(
                            rule(0, new Points.Fixed(2)),
                            rule(1, new Points.AsDecided()),
                            rule(2, new Points.Range(3, 6))),
                    List.of(new Threshold(
                            Threshold.Kind.CUMULATIVE,
                            CreditReference.REPORT_AT,
                            List.of(new Effect(Effect.Kind.REPORT_TO_SUPERVISOR, Optional.empty())))));
        }

        private static Rule rule(int place, Points points) {
            return new Rule(CreditReference.RULES.get(place), "测试项(虚构)", points, Optional.empty(), List.of());
        }

        private void bring(CatalogueVersion version, CatalogueContent content) {
            play.accept(play.record(play.office, new Catalogue(version, LocalDate.of(2026, 1, 1), "测试(虚构)", content)));
        }

        private ReadableRecord registered() {
            return play.accept(play.record(
                    play.staff,
                    new FileRegistration(
                            EvidenceId.random(random),
                            TEXT,
                            1,
                            "text/plain",
                            FileRegistration.Source.UNKNOWN,
                            Confidentiality.INTERNAL,
                            Optional.empty())));
        }

        void walk(List<CreditCommand> commands) {
            for (CreditCommand command : commands) {
                step(command);
                compareDeductions();
                compareScores();
            }
        }

        private void step(CreditCommand drawn) {
            CreditCommand command = drawn;
            switch (drawn) {
                case CreditCommand.Pass pass -> {
                    play.ledger.pass(Duration.ofDays(pass.days()));
                    return;
                }
                case CreditCommand.Behave behave ->
                    command = new CreditCommand.Behave(behave.subject() % SUBJECTS, behave.sharedWith());
                case CreditCommand.Suspend suspend ->
                    command = new CreditCommand.Suspend(
                            suspend.subject() % SUBJECTS, suspend.daysAgo(), suspend.months());
                case CreditCommand.Ask ask -> command = new CreditCommand.Ask(ask.subject() % SUBJECTS);
                default -> {}
            }
            Optional<Integer> target = target(command);
            if (target.isPresent()) {
                attempt(command, target.get());
            }
        }

        /** What a command is about, by its place in the list of what was accepted. */
        private Optional<Integer> target(CreditCommand command) {
            return switch (command) {
                case CreditCommand.Pass ignored -> Optional.empty();
                case CreditCommand.Suspend ignored -> Optional.of(reference.size());
                case CreditCommand.Ask ignored -> Optional.of(reference.size());
                case CreditCommand.Behave behave -> {
                    List<Integer> earlier = behaviours();
                    yield Optional.of(
                            behave.sharedWith() < earlier.size()
                                    ? reference.file(earlier.get(behave.sharedWith()))
                                    : reference.size());
                }
                case CreditCommand.Propose propose -> pick(behaviours(), propose.behaviour());
                case CreditCommand.Notify step -> pick(proposals(), step.proposal());
                case CreditCommand.Contest step -> pick(proposals(), step.proposal());
                case CreditCommand.Decide step -> pick(proposals(), step.proposal());
                case CreditCommand.Exempt step -> pick(proposals(), step.proposal());
                case CreditCommand.Repair step -> pick(proposals(), step.proposal());
            };
        }

        private List<Integer> behaviours() {
            return reference.places(CreditCommand.Behave.class::isInstance);
        }

        private List<Integer> proposals() {
            return reference.places(CreditCommand.Propose.class::isInstance);
        }

        private static Optional<Integer> pick(List<Integer> all, int number) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(number % all.size()));
        }

        private void attempt(CreditCommand command, int target) {
            int place = reference.size();
            ReadableRecord record = record(command, target);
            Optional<String> refusal = reference.refusal(command, target, record.at());
            RecordsLedger.Outcome expected =
                    refusal.map(RecordsLedger.Outcome::refused).orElse(RecordsLedger.Outcome.ACCEPTED);
            assertThat(play.submit(record)).as("%s", command).isEqualTo(expected);
            if (refusal.isPresent()) {
                return;
            }
            assertThat(play.submit(record)).as("%s again", command).isEqualTo(RecordsLedger.Outcome.UNCHANGED);
            records.put(place, record);
            reference.accept(record.at(), target, command);
            if (command instanceof CreditCommand.Ask) {
                answers.add(record);
            }
        }

        private ReadableRecord record(CreditCommand command, int target) {
            return switch (command) {
                case CreditCommand.Pass pass -> throw new IllegalArgumentException(pass.toString());
                case CreditCommand.Behave behave -> {
                    ReadableRecord shown = files.computeIfAbsent(target, ignored -> registered());
                    yield play.record(
                            play.staff,
                            new Behaviour(
                                    WHO.get(behave.subject()),
                                    today(),
                                    List.of(evidence(shown)),
                                    TEXT,
                                    Optional.of("测试(虚构)"),
                                    false),
                            draft -> draft.subject(WHO.get(behave.subject())).ref(shown.ref()));
                }
                case CreditCommand.Propose propose ->
                    about(
                            play.staff,
                            target,
                            new Proposal(
                                    ref(target),
                                    RULES,
                                    CreditReference.RULES.get(propose.rule()),
                                    Optional.of((long) propose.points()),
                                    propose.discretion() ? Optional.of("裁量基准(虚构)") : Optional.empty()));
                case CreditCommand.Notify ignored -> about(officer, target, new Notice(ref(target), today(), DAYS));
                case CreditCommand.Contest ignored -> about(officer, target, new Objection(ref(target), today(), TEXT));
                case CreditCommand.Decide decide ->
                    about(
                            decide.byCentre() ? play.staff : officer,
                            target,
                            new Decision(
                                    ref(target),
                                    decide.confirmed() ? Decision.Outcome.CONFIRMED : Decision.Outcome.REJECTED,
                                    TEXT,
                                    Optional.of(decide.tag())
                                            .filter(tag -> tag > 0)
                                            .map(Walk::tag)));
                case CreditCommand.Exempt exempt ->
                    play.draft(
                                    officer,
                                    new Exemption(
                                            tag(exempt.tag()),
                                            Set.of(Exemption.Condition.values()),
                                            TEXT,
                                            Optional.of(ref(target))),
                                    draft -> draft.subjects(record(target).subjects())
                                            .ref(ref(target)))
                            .sign(officer.key(), play.staff.key());
                case CreditCommand.Repair ignored ->
                    about(officer, target, new Repair(ref(target), Measure.Severity.GENERAL, TEXT));
                case CreditCommand.Suspend suspend -> suspension(suspend);
                case CreditCommand.Ask ask -> answer(WHO.get(ask.subject()));
            };
        }

        private ReadableRecord suspension(CreditCommand.Suspend suspend) {
            Subject subject = WHO.get(suspend.subject());
            boolean known = suspend.months() > 0;
            return play.record(
                    officer,
                    new PastSanction(
                            Play.HOUSING,
                            subject,
                            Measure.Kind.RESTRICTION,
                            Scope.EVERYTHING,
                            known ? Optional.of(today().minusDays(suspend.daysAgo())) : Optional.empty(),
                            known ? Optional.of(Term.months(suspend.months())) : Optional.empty(),
                            List.of(evidence(file)),
                            Optional.of("历史数据(虚构)"),
                            Optional.empty()),
                    draft -> draft.subject(subject).ref(file.ref()));
        }

        private ReadableRecord answer(Subject subject) {
            // The record is signed a second after now.
            Eligibility answer = eligibility(subject, today(), play.ledger.now().plusSeconds(1));
            return play.record(
                    play.staff,
                    new EligibilityAnswer(
                            answer.question(), EligibilityAnswer.Use.AWARD, answer.outcome(), answer.digest()),
                    draft -> draft.subject(subject));
        }

        private ReadableRecord about(Actor by, int target, RecordBody body) {
            return play.record(
                    by, body, draft -> draft.subjects(record(target).subjects()).ref(ref(target)));
        }

        private ReadableRecord record(int place) {
            return Optional.ofNullable(records.get(place)).orElseThrow();
        }

        private RecordRef ref(int place) {
            return record(place).ref();
        }

        private static EvidenceId evidence(ReadableRecord file) {
            return FileRegistration.fromJson(file.body()).evidence();
        }

        private static OffenceTag tag(int number) {
            return OffenceTag.of(new byte[32], Play.AGENCY, "测试 " + number);
        }

        private LocalDate today() {
            return Dates.of(play.ledger.now());
        }

        private Eligibility eligibility(Subject subject, LocalDate on, Instant knownAt) {
            return SanctionRules.eligibility(
                    play.ledger::head, new Eligibility.Question(subject, PART, on, knownAt, Optional.empty()));
        }

        private void compareDeductions() {
            for (int place : proposals()) {
                DeductionHead head = DeductionHead.require(play.ledger::head, ref(place));
                assertThat(head.state().name()).isEqualTo(reference.state(place));
                assertThat(head.effectiveFrom()).isEqualTo(reference.effectiveFrom(place));
                assertThat(head.limits().map(DeductionHead.Limits::objectBy)).isEqualTo(reference.objectBy(place));
                assertThat(head.limits().flatMap(DeductionHead.Limits::answerBy))
                        .isEqualTo(reference.answerBy(place));
            }
        }

        /** Of now, of an earlier day, and of another day as known at another time. */
        private void compareScores() {
            for (int subject = 0; subject < SUBJECTS; subject++) {
                compare(subject, today(), play.ledger.now());
                compare(subject, today().minusDays(random.nextInt(30)), play.ledger.now());
                compare(
                        subject,
                        today().plusDays(random.nextInt(20) - 10),
                        play.ledger.now().minus(Duration.ofHours(random.nextInt(400))));
            }
        }

        private void compare(int subject, LocalDate on, Instant knownAt) {
            Score score = Score.read(play.ledger::head, WHO.get(subject), RULES.catalogue(), on, knownAt);
            scores.add(score);
            Set<Integer> counting = reference.counting(subject, on, knownAt);
            assertThat(score.lines().stream().map(CountedDeduction::proposal))
                    .containsExactlyInAnyOrderElementsOf(
                            counting.stream().map(this::ref).collect(Collectors.toSet()));
            assertThat(score.points()).isEqualTo(ExactPoints.of(reference.points(counting)));
            assertThat(!score.followUps().isEmpty()).isEqualTo(reference.reported(subject, on, knownAt));
            assertThat(eligibility(WHO.get(subject), on, knownAt).outcome().name())
                    .isEqualTo(reference.eligibility(subject, on, knownAt));
        }
    }
}
