/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LogEntriesTest {

    @Test
    void takes_a_tile_apart() throws IOException {
        assertThat(LogEntries.entries(new byte[] {0, 2, 'a', 'b', 0, 1, 'c'}, 2))
                .containsExactly(new byte[] {'a', 'b'}, new byte[] {'c'});
    }

    @Test
    void refuses_a_tile_that_ends_early_or_holds_more() {
        assertThatThrownBy(() -> LogEntries.entries(new byte[] {0, 3, 'a', 'b'}, 1))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LogEntries.entries(new byte[] {0, 1, 'a'}, 2)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> LogEntries.entries(new byte[] {0, 1, 'a', 0}, 1))
                .isInstanceOf(IOException.class);
    }

    @FuzzTest(maxDuration = "5s")
    void any_bytes_are_entries_or_refused(byte[] tile) {
        try {
            assertThat(LogEntries.entries(tile, 3)).hasSize(3);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("tile");
        }
    }
}
