/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jianzheng.model.error.Refusal;

class CodesFuzzTest {
    private static final List<Function<String, Object>> PARSERS = List.of(
            LotCode::parse,
            TenderCode::parse,
            ProjectCode::parse,
            UnifiedCreditCode::parse,
            Subject::parse,
            RecordId::parse,
            RecordRef::parse,
            KeyId::parse,
            TransactionId::parse,
            OrganisationId::parse,
            DepartmentId::parse,
            PersonRef::parse,
            EvidenceId::parse,
            Salt::parse);

    @FuzzTest(maxDuration = "20s")
    void a_code_prints_what_was_read_or_is_refused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (Function<String, Object> parser : PARSERS) {
            Object code;
            try {
                code = parser.apply(text);
            } catch (Refusal expected) {
                continue;
            }
            assertThat(code).hasToString(text);
        }
    }

    @FuzzTest(maxDuration = "20s")
    void a_time_prints_what_was_read_or_is_refused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(Instants.format(Instants.parse(text))).isEqualTo(text);
        } catch (Refusal expected) {
            return;
        }
    }
}
