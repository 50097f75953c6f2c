/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.time.Instant;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-03-16T01:30:04Z",
                "2026-03-16T01:30:04.5Z",
                "2026-03-16T01:30:04.025Z",
                "2026-03-16T01:30:04.000000001Z",
                "2024-02-29T23:59:59Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void reads_and_prints_the_shortest_text(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
        assertThat(Instants.format(Instant.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-16",
                "2026-03-16T01:30:04",
                "2026-03-16T01:30Z",
                "2026-03-16T01:30:04+08:00",
                "2026-03-16T01:30:04z",
                "2026-03-16t01:30:04Z",
                "2026-03-16 01:30:04Z",
                "2026-03-16T01:30:04.Z",
                "2026-03-16T01:30:04,5Z",
                "2026-03-16T01:30:04.1234567891Z",
                "2026-03-16T01:30:60Z",
                "2026-03-16T24:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "0000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                " 2026-03-16T01:30:04Z",
                "2026-03-16T01:30:04Z\n",
                "２026-03-16T01:30:04Z"
            })
    void refuses_every_other_text(String text) {
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.parse(text));
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.parseNanos(text));
    }

    @Test
    void names_the_shortest_text_where_a_longer_one_is_given() {
        assertThat(refused(ErrorCode.SCHEMA_INVALID, () -> Instants.parse("2026-03-16T01:30:04.120Z")))
                .isEqualTo("2026-03-16T01:30:04.120Z is not the shortest text of its time, 2026-03-16T01:30:04.12Z");
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.parse("2026-03-16T01:30:00.000Z"));
    }

    @Test
    void ledger_times_have_nine_fraction_digits() {
        String text = "2026-03-16T01:30:04.000000000Z";

        assertThat(Instants.formatNanos(Instants.parseNanos(text))).isEqualTo(text);
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.parseNanos("2026-03-16T01:30:04Z"));
    }

    @Test
    void prints_no_time_outside_its_years() {
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.format(Instant.EPOCH.minusNanos(1)));
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.format(Instant.parse("+10000-01-01T00:00:00Z")));
        refused(ErrorCode.SCHEMA_INVALID, () -> Instants.format(Instant.MAX));
    }
}
