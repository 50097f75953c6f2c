/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void a_failing_sequence_is_told_by_its_shortest_part() {
        assertThatThrownBy(() -> Sequences.hold(1, 60, random -> random.nextInt(10), SequencesTest::fail))
                .isInstanceOf(AssertionError.class)
                .hasMessage("seed 1 fails with these commands:\n  3\n  7\na 7 after a 3");
    }

    @Test
    void the_same_seed_gives_the_same_commands() {
        List<List<Integer>> first = new ArrayList<>();
        List<List<Integer>> second = new ArrayList<>();
        Stream.of(first, second).forEach(all -> Sequences.hold(3, 5, random -> random.nextInt(), all::add));

        assertThat(first).isEqualTo(second).hasSize(3).doesNotHaveDuplicates();
    }

    private static void fail(List<Integer> commands) {
        int three = commands.indexOf(3);
        if (three >= 0 && commands.lastIndexOf(7) > three) {
            throw new AssertionError("a 7 after a 3");
        }
    }
}
