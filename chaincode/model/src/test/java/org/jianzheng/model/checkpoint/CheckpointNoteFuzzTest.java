/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.jianzheng.model.error.Refusal;

class CheckpointNoteFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void whatever_is_read_begins_with_its_own_text(byte[] bytes) {
        String note = new String(bytes, StandardCharsets.UTF_8);
        try {
            assertThat(note).startsWith(CheckpointNote.parse(note).text() + "\n");
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
