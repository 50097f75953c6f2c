/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jianzheng.model.error.Refusal;

class EnvelopeFuzzTest {
    @FuzzTest(maxDuration = "5s")
    void whatever_is_read_is_written_back_the_same(byte[] bytes) {
        try {
            assertThat(Envelope.parseCanonical(bytes).canonical()).isEqualTo(bytes);
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
