/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant FIRST = Instant.parse("2026-01-12T01:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-04-08T01:31:00Z");
    private static final Instant THIRD = Instant.parse("2026-04-08T01:31:05Z");

    private final Timeline timeline =
            Timeline.endingAt(NOW, Duration.ofMinutes(1), List.of(THIRD, FIRST, SECOND, SECOND));

    @Test
    void ends_at_the_present() {
        assertThat(timeline.moved(THIRD)).isEqualTo(NOW);
        assertThat(timeline.end()).isEqualTo(NOW);
    }

    @Test
    void keeps_short_distances_to_the_second() {
        assertThat(timeline.moved(SECOND)).isEqualTo(NOW.minusSeconds(5));
    }

    @Test
    void shortens_long_waits() {
        assertThat(timeline.moved(FIRST)).isEqualTo(NOW.minusSeconds(65));
        assertThat(timeline.start()).isEqualTo(NOW.minusSeconds(65));
    }

    @Test
    void puts_a_moment_between_two_others_between_them() {
        assertThat(timeline.moved(THIRD.minusSeconds(2))).isEqualTo(NOW.minusSeconds(2));
        assertThat(timeline.moved(FIRST.plusSeconds(3600))).isEqualTo(timeline.moved(SECOND));
    }

    @Test
    void begins_where_it_is_told_to() {
        Timeline live = Timeline.startingAt(NOW, Duration.ofSeconds(2), List.of(THIRD, FIRST, SECOND));
        assertThat(live.moved(FIRST)).isEqualTo(NOW);
        assertThat(live.moved(SECOND)).isEqualTo(NOW.plusSeconds(2));
        assertThat(live.moved(THIRD)).isEqualTo(NOW.plusSeconds(4));
    }

    @Test
    void never_leaves_its_ends() {
        assertThat(timeline.moved(FIRST.minusSeconds(9))).isEqualTo(timeline.start());
        assertThat(timeline.moved(THIRD.plusSeconds(9))).isEqualTo(NOW);
    }
}
