/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void takes_the_nearest_rank_and_never_a_value_that_was_not_measured() {
        long[] nanos =
                LongStream.rangeClosed(1, 1_000).map(i -> 1_001_000 - i * 1_000).toArray();
        assertThat(Latencies.ofNanos(nanos)).isEqualTo(new Latencies(1_000, 500, 950, 990, 1_000));
    }

    @Test
    void gives_a_single_time_as_every_percentile() {
        assertThat(Latencies.ofNanos(new long[] {7_999})).isEqualTo(new Latencies(1, 7, 7, 7, 7));
    }

    @Test
    void rounds_ranks_up() {
        assertThat(Latencies.ofNanos(new long[] {1_000, 2_000, 3_000})).isEqualTo(new Latencies(3, 2, 3, 3, 3));
    }

    @Test
    void is_all_zero_for_no_times() {
        assertThat(Latencies.ofNanos(new long[0])).isEqualTo(new Latencies(0, 0, 0, 0, 0));
    }

    @Test
    void leaves_the_times_as_they_were() {
        long[] nanos = {3_000, 1_000};
        assertThat(Latencies.ofNanos(nanos).longest()).isEqualTo(3);
        assertThat(nanos).containsExactly(3_000, 1_000);
    }
}
