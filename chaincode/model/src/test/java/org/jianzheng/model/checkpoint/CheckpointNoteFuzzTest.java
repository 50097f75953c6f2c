/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointNoteFuzzTest {
    static Stream<Arguments> seeds() {
        return Stream.of(CheckpointNoteTest.NOTE, CheckpointNoteTest.NOTE + "more")
                .map(note -> Arguments.of((Object) note.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void whatever_is_read_begins_with_its_own_text(byte[] bytes) {
        String note = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(note).startsWith(CheckpointNote.parse(note).text() + "\n");
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
