/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** Nobody sets the clock of a gateway that is in use. */
class MachineTimeTest {
    private static final InstantSource STANDS_STILL = InstantSource.fixed(Instant.EPOCH);

    @ParameterizedTest
    @ValueSource(strings = {"spring.config.location", "spring.config.additional-location", "spring.config.import"})
    void refuses_another_clock_where_settings_come_from_a_file(String property) {
        MockEnvironment configured = new MockEnvironment().withProperty(property, "file:gateway.yaml");

        assertThatThrownBy(() -> new MachineTime(STANDS_STILL, configured))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(property);
    }

    @Test
    void takes_the_machine_s_clock_where_settings_come_from_a_file() {
        MockEnvironment configured =
                new MockEnvironment().withProperty("spring.config.additional-location", "file:gateway.yaml");

        assertThatCode(() -> new MachineTime(Clock.systemUTC(), configured)).doesNotThrowAnyException();
    }

    @Test
    void takes_a_test_s_clock_within_one_program() {
        assertThatCode(() -> new MachineTime(STANDS_STILL, new MockEnvironment()))
                .doesNotThrowAnyException();
    }
}
