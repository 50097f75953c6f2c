/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.inspection.Draw;
import org.jianzheng.model.inspection.DrawSeed;
import org.jianzheng.model.inspection.InspectionBody;
import org.jianzheng.model.inspection.InspectionHead;
import org.jianzheng.model.inspection.Plan;
import org.jianzheng.model.inspection.PoolLot;
import org.jianzheng.model.inspection.Report;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InspectionTest {
    private static final UnifiedCreditCode AGENCY = UnifiedCreditCode.parse("91999999A000000116");
    private static final DrawSeed SEED = new DrawSeed("0c".repeat(DrawSeed.BYTES));
    private static final DualDigest TEXT = DualDigest.of(new byte[] {1});

    private final Play play = new Play().registered();
    private ReadableRecord planned = plan(7, Optional.empty());

    @BeforeEach
    void publish_the_plan() {
        play.accept(planned);
    }

    @Test
    void draws_what_the_seed_says_from_the_pool_that_was_published() { // invariant 19
        play.accept(draw(7, SEED, 2));

        InspectionHead head = InspectionHead.fromJson(
                play.ledger.value(InspectionHead.key(planned.ref()).toString()).orElseThrow());
        assertThat(head.sample()).isEqualTo(2);
    }

    @Test
    void draws_at_least_a_quarter() { // invariant 19
        play.refuse("CONDITION_MISSING", draw(7, SEED, 1));
    }

    @Test
    void a_plan_comes_before_the_draw_and_closes_the_pool() { // invariant 19
        play.refuse("SEALED_MISMATCH", draw(8, SEED, 2));
        play.refuse("STATE_FORBIDS", plan(8, Optional.of("增补标段")));
        ReadableRecord unpublished = plan(3, Optional.empty());
        play.refuse(
                "REFERENCE_UNKNOWN",
                record(play.supervisor, Draw.of(unpublished.ref(), pool(3), SEED, 1), Stream.of(unpublished)));
    }

    @Test
    void another_seed_does_not_draw() { // invariant 19
        play.refuse("SEALED_MISMATCH", draw(7, new DrawSeed("0d".repeat(DrawSeed.BYTES)), 2));
    }

    @Test
    void other_lots_than_the_drawn_ones_cannot_be_stated() { // invariant 19
        Draw right = Draw.of(planned.ref(), pool(7), SEED, 2);
        assertThatThrownBy(() -> new Draw(
                        planned.ref(),
                        SEED,
                        right.pool(),
                        List.of(right.pool().getFirst(), right.pool().getLast())))
                .hasMessageStartingWith("DIGEST_MISMATCH");
    }

    @Test
    void a_second_draw_needs_a_new_plan_that_says_why() { // invariant 19
        play.accept(draw(7, SEED, 2));

        play.refuse("STATE_FORBIDS", draw(7, SEED, 3));
        play.refuse("CONDITION_MISSING", plan(7, Optional.empty()));
        play.accept(plan(7, Optional.of("第一次抽取的标段已终止")));
    }

    @Test
    void the_supervising_department_reports_and_no_centre_does() {
        play.refuse("STATE_FORBIDS", record(play.supervisor, report(1), Stream.of(planned)));
        play.accept(draw(7, SEED, 2));

        play.refuse("ROLE_FORBIDDEN", record(play.staff, report(0), Stream.of(planned)));
        play.refuse("SCHEMA_INVALID", record(play.supervisor, report(3), Stream.of(planned)));
        play.accept(record(play.supervisor, report(0), Stream.of(planned)));
        play.refuse("STATE_FORBIDS", record(play.supervisor, report(0), Stream.of(planned)));
    }

    @Test
    void stands_under_the_agency() {
        play.refuse("SUBJECTS_MISMATCH", play.record(play.supervisor, InspectionBody.of(planned)));
    }

    private Report report(int findings) {
        return new Report(planned.ref(), TEXT, findings, List.of(Report.Destination.values()));
    }

    private ReadableRecord plan(int lots, Optional<String> reason) {
        Plan plan = pool(lots);
        return record(
                play.supervisor,
                new Plan(AGENCY, plan.year(), plan.part(), plan.pool(), plan.commitment(), reason),
                Stream.empty());
    }

    private static Plan pool(int lots) {
        return new Plan(
                AGENCY,
                2026,
                1,
                IntStream.rangeClosed(1, lots)
                        .mapToObj(n -> new PoolLot("LOT-" + n))
                        .toList(),
                SEED.commitment(),
                Optional.empty());
    }

    private ReadableRecord draw(int lots, DrawSeed seed, int sample) {
        return record(play.supervisor, Draw.of(planned.ref(), pool(lots), seed, sample), Stream.of(planned));
    }

    private ReadableRecord record(Actor by, InspectionBody body, Stream<ReadableRecord> refs) {
        return play.record(by, body, draft -> {
            draft.subject(new Subject.Organisation(AGENCY));
            refs.forEach(each -> draft.ref(each.ref()));
            return draft;
        });
    }
}
