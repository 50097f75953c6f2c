/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.evidence.CaptureHistory.Entered;
import org.jianzheng.model.evidence.CaptureHistory.Finding;
import org.jianzheng.model.evidence.CaptureHistory.Kind;
import org.junit.jupiter.api.Test;

class CaptureHistoryTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private static RecordRef ref(long number) {
        return RecordRef.parse("rec:0198c7a0-0000-7000-8000-%012d".formatted(number));
    }

    private static Entered entered(long number) {
        return entered(number, number == 0 ? Optional.empty() : Optional.of(ref(number - 1)), 0, 1);
    }

    private static Entered entered(long number, Optional<RecordRef> previous, long offsetMs, long delaySeconds) {
        CaptureStatement statement = new CaptureStatement(
                EvidenceId.parse("ev:" + "0".repeat(32)),
                "CAM-07",
                "recorder 4.2",
                number,
                offsetMs,
                previous,
                Optional.empty(),
                Optional.empty());
        Instant at = START.plusSeconds(number);
        return new Entered(ref(number), statement, at, at.plusSeconds(delaySeconds));
    }

    private static List<Finding> examine(Entered... statements) {
        return CaptureHistory.examine(Optional.empty(), List.of(statements), TOLERANCE);
    }

    @Test
    void nothing_is_found_in_a_whole_chain() {
        assertThat(examine(entered(0), entered(1), entered(2))).isEmpty();
        assertThat(CaptureHistory.examine(Optional.of(entered(6)), List.of(entered(7), entered(8)), TOLERANCE))
                .isEmpty();
    }

    @Test
    void finds_what_is_missing_between_and_before() {
        assertThat(examine(entered(0), entered(3, Optional.of(ref(0)), 0, 1)))
                .containsExactly(new Finding(Kind.GAP, ref(3), 1, 2));
        assertThat(examine(entered(2))).containsExactly(new Finding(Kind.GAP, ref(2), 0, 1));
        assertThat(CaptureHistory.examine(Optional.of(entered(6)), List.of(entered(8)), TOLERANCE))
                .containsExactly(new Finding(Kind.GAP, ref(8), 7, 7), new Finding(Kind.UNCHAINED, ref(8), 8, 8));
    }

    @Test
    void finds_what_came_behind_a_later_one_and_no_gap_where_it_filled_it() {
        assertThat(examine(entered(0), entered(2), entered(1)))
                .containsExactly(new Finding(Kind.REORDERED, ref(1), 1, 1));
    }

    @Test
    void finds_a_number_that_is_used_twice() {
        assertThat(examine(entered(0), entered(1), entered(1)))
                .containsExactly(new Finding(Kind.DUPLICATE, ref(1), 1, 1));
    }

    @Test
    void finds_a_statement_that_continues_another_than_the_one_before_it() {
        assertThat(examine(entered(0), entered(1), entered(2, Optional.of(ref(0)), 0, 1)))
                .containsExactly(new Finding(Kind.UNCHAINED, ref(2), 2, 2));
        assertThat(examine(entered(0), entered(1, Optional.empty(), 0, 1)))
                .containsExactly(new Finding(Kind.UNCHAINED, ref(1), 1, 1));
    }

    @Test
    void finds_late_and_early_ones_by_the_clock_less_its_stated_offset() {
        assertThat(examine(entered(0, Optional.empty(), 0, 601))).containsExactly(new Finding(Kind.LATE, ref(0), 0, 0));
        assertThat(examine(entered(0, Optional.empty(), 0, -601)))
                .containsExactly(new Finding(Kind.AHEAD, ref(0), 0, 0));
        assertThat(examine(entered(0, Optional.empty(), -700_000, 0)))
                .containsExactly(new Finding(Kind.AHEAD, ref(0), 0, 0));
        assertThat(examine(entered(0, Optional.empty(), 601_000, -1))).isEmpty();
        assertThat(entered(0, Optional.empty(), 1_500, 1).delay()).isEqualTo(Duration.ofMillis(2_500));
    }
}
