/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jianzheng.evidence.fixture.DeductionRecords.DAY;
import static org.jianzheng.evidence.fixture.DeductionRecords.LATE;
import static org.jianzheng.evidence.fixture.DeductionRecords.RULES;
import static org.jianzheng.evidence.fixture.DeductionRecords.YEAR_END;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.fixture.DeductionRecords;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.AnswerSummary;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.credit.ExactPoints;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.RegisteredSubject;
import org.jianzheng.model.registry.RegisteredSubject.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A score from proved records alone. */
class ScoreFoldTest {
    private static final Subject OLD = DeductionRecords.SUBJECT;
    private static final Subject NEW = new Subject.Organisation(UnifiedCreditCode.parse("91350100M000100Y43"));

    @TempDir
    private Path folder;

    private SignedLog log;
    private DeductionRecords records;

    @BeforeEach
    void confirm_a_deduction() {
        log = new SignedLog(folder);
        records = new DeductionRecords(log);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void is_computed_from_all_records_about_a_subject_and_the_catalogue() {
        List<AnswerSummary> answers = List.of(all(OLD), record(records.rules()));
        Score score = ScoreFold.of(OLD, RULES.catalogue(), YEAR_END, LATE, answers);

        assertThat(score.points()).isEqualTo(ExactPoints.of(2));
        assertThat(score.lines()).hasSize(1);
        Instant before = score.lines().getFirst().confirmedAt().minusMillis(1);
        assertThat(ScoreFold.of(OLD, RULES.catalogue(), YEAR_END, before, answers)
                        .points())
                .isEqualTo(ExactPoints.NONE);
    }

    @Test
    void is_not_computed_from_less() {
        assertThatThrownBy(() -> ScoreFold.of(OLD, RULES.catalogue(), YEAR_END, LATE, List.of(record(records.rules()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("all records under subject " + OLD);
        assertThatThrownBy(() -> ScoreFold.of(OLD, RULES.catalogue(), YEAR_END, LATE, List.of(all(OLD))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(RULES.toString());
    }

    @Test
    void needs_the_records_of_those_that_a_subject_continues() { // invariant 23
        records.about(OLD, company(OLD, List.of()));
        Origin origin = new Origin(Origin.How.REGISTERED_ANEW, UnifiedCreditCode.parse("91999999A000000116"), DAY);
        records.about(NEW, company(NEW, List.of(origin)));

        assertThatThrownBy(() -> ScoreFold.of(
                        NEW, RULES.catalogue(), YEAR_END, LATE, List.of(all(NEW), record(records.rules()))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("all records under subject " + OLD);
        Score score = ScoreFold.of(
                NEW, RULES.catalogue(), YEAR_END, LATE, List.of(all(NEW), all(OLD), record(records.rules())));
        assertThat(score.points()).isEqualTo(ExactPoints.of(2));
    }

    private static RegisteredSubject company(Subject subject, List<Origin> origins) {
        return new RegisteredSubject(
                ExplainedCode.of(((Subject.Organisation) subject).code()),
                List.of(RegisteredSubject.Kind.AGENCY),
                List.of(new RegisteredSubject.Name("某公司(虚构)", LocalDate.of(2020, 1, 1))),
                origins,
                List.of());
    }

    private AnswerSummary all(Subject subject) {
        return proved(new IndexKey(IndexName.SUBJECT, subject.toString()));
    }

    private AnswerSummary record(ReadableRecord record) {
        return proved(new IndexKey(IndexName.RECORD, record.id().value()));
    }

    private AnswerSummary proved(IndexKey key) {
        return new AnswerVerifier(log.trust())
                .verify(log.answer(AnswerRequest.all(key)).canonical())
                .answer()
                .orElseThrow();
    }
}
