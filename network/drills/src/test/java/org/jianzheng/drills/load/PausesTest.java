/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static Duration longest(List<Load.Window> windows, Long... events) {
        return Pauses.longest(windows, List.of(events));
    }

    @Test
    void counts_the_beginning_and_the_end_as_events() {
        List<Load.Window> window = List.of(new Load.Window(100, 200));
        assertThat(longest(window, 110L, 150L, 190L)).isEqualTo(Duration.ofNanos(40));
        assertThat(longest(window, 190L)).isEqualTo(Duration.ofNanos(90));
        assertThat(longest(window)).isEqualTo(Duration.ofNanos(100));
    }

    @Test
    void what_comes_after_the_last_window_is_its_backlog() {
        assertThat(longest(List.of(new Load.Window(100, 200)), 150L, 400L)).isEqualTo(Duration.ofNanos(250));
    }

    @Test
    void nothing_is_expected_between_windows() {
        List<Load.Window> windows = List.of(new Load.Window(100, 120), new Load.Window(900, 920));
        assertThat(longest(windows, 110L, 125L, 910L)).isEqualTo(Duration.ofNanos(15));
    }
}
