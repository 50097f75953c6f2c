/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.provider.MethodSource;

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

    static Stream<byte[]> codes() {
        Stream<String> credit = CaseFiles.vectors("uscc.json").array("entries").objects().stream()
                .map(entry -> entry.string("code"));
        Stream<String> deal = CaseFiles.vectors("deal-codes.json").array("codes").objects().stream()
                .map(entry -> entry.string("value"));
        Stream<String> ids = Stream.of(
                "org:91350100M000100Y43",
                "person:0123456789abcdef0123456789abcdef",
                "rec:0198c7a0-0000-7000-8000-000000000000",
                "AAAAAAAAAAAAAAAAAAAAAA");
        return Stream.of(credit, deal, ids).flatMap(texts -> texts).map(CodesFuzzTest::bytes);
    }

    static Stream<byte[]> times() {
        return Stream.of("2026-03-16T01:30:04Z", "2026-03-16T01:30:04.25Z", "2026-02-30T01:30:04.250Z")
                .map(CodesFuzzTest::bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @MethodSource("codes")
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

    @MethodSource("times")
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
