/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void names_least_median_and_most_of_figures_in_any_order() {
        assertThat(Spread.of(List.of(9L, 1L, 5L)))
                .isEqualTo(new Spread(1, 5, 9))
                .hasToString("5 [1–9]");
    }

    @Test
    void takes_the_lower_middle_of_an_even_number() {
        assertThat(Spread.of(List.of(4L, 3L, 2L, 1L)).median()).isEqualTo(2);
    }
}
