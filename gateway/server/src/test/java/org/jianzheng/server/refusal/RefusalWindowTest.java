/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.refusal.RefusedCall;
import org.junit.jupiter.api.Test;

class RefusalWindowTest {
    private static final Instant START = Instant.parse("2026-03-16T01:30:00Z");
    private static final int FLOOD = 100_000;

    private final RefusalWindow window = new RefusalWindow();

    private static RefusedCall call(String organisation) {
        return new RefusedCall(
                ErrorCode.SCHEMA_INVALID,
                "records",
                Optional.of(new OrganisationId(organisation)),
                Optional.of("CENTRE"),
                Optional.empty());
    }

    private static long told(List<RefusalWindow.Counted> lines) {
        return lines.stream().mapToLong(RefusalWindow.Counted::count).sum();
    }

    @Test
    void a_flood_from_one_caller_leaves_a_few_lines_and_one_count_of_all_further_ones() {
        List<RefusalWindow.Counted> lines = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            lines.addAll(window.take(call("CityMSP"), START.plusMillis(i / 10)));
        }
        assertThat(lines)
                .hasSize(RefusalWindow.ALONE)
                .allSatisfy(line -> assertThat(line.count()).isOne());
        assertThat(window.ended(START.plusSeconds(59))).isEmpty();
        assertThat(window.ended(START.plusSeconds(60))).singleElement().satisfies(count -> {
            assertThat(count.count()).isEqualTo(FLOOD - RefusalWindow.ALONE);
            assertThat(count.call()).isEqualTo(call("CityMSP"));
            assertThat(count.last()).isEqualTo(START.plusMillis((FLOOD - 1) / 10));
        });
    }

    @Test
    void a_flood_from_ever_new_callers_is_counted_by_code_and_none_is_lost() {
        List<RefusalWindow.Counted> lines = new ArrayList<>();
        for (int i = 0; i < FLOOD; i++) {
            lines.addAll(window.take(call("Invented" + i + "MSP"), START));
        }
        assertThat(lines).hasSize(RefusalWindow.CALLERS);
        lines.addAll(window.flush());
        assertThat(lines).hasSize(RefusalWindow.CALLERS + 1);
        assertThat(told(lines)).isEqualTo(FLOOD);
        assertThat(lines.getLast().call()).isEqualTo(call("CityMSP").withoutCaller());
    }

    @Test
    void the_next_minute_tells_of_single_calls_again() {
        for (int i = 0; i <= RefusalWindow.ALONE; i++) {
            window.take(call("CityMSP"), START);
        }
        List<RefusalWindow.Counted> lines = window.take(call("CityMSP"), START.plusSeconds(61));
        assertThat(lines).extracting(RefusalWindow.Counted::first).containsExactly(START, START.plusSeconds(61));
    }
}
