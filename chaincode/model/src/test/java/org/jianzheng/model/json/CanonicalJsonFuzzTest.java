/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jianzheng.model.error.Refusal;

class CanonicalJsonFuzzTest {

    @FuzzTest(maxDuration = "20s")
    void whatever_is_read_is_written_canonically_and_read_back(byte[] input) {
        JsonValue value;
        try {
            value = CanonicalJson.parse(input);
        } catch (Refusal expected) {
            return;
        }
        byte[] written = CanonicalJson.write(value);
        assertThat(CanonicalJson.parseCanonical(written, 2 * CanonicalJson.DEFAULT_MAX_BYTES))
                .isEqualTo(value);
    }
}
