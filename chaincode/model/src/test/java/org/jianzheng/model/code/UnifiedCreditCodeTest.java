/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.jianzheng.model.Refusals.refused;

import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnifiedCreditCodeTest {

    static Stream<Named<JsonObject>> formed() {
        return entries().filter(entry -> !entry.getPayload().string("expect").equals("HARD_ERROR"));
    }

    static Stream<Named<JsonObject>> malformed() {
        return entries().filter(entry -> entry.getPayload().string("expect").equals("HARD_ERROR"));
    }

    private static Stream<Named<JsonObject>> entries() {
        return CaseFiles.vectors("uscc.json").array("entries").objects().stream()
                .map(entry -> Named.of(entry.string("code") + " " + entry.string("source"), entry));
    }

    @ParameterizedTest
    @MethodSource("formed")
    void agrees_with_every_vector_on_check_digit_and_parts(JsonObject entry) {
        UnifiedCreditCode code = UnifiedCreditCode.parse(entry.string("code"));

        assertThat(code.sum()).isEqualTo(Math.toIntExact(entry.integer("sum")));
        assertThat(code.expectedCheckDigit())
                .isEqualTo(entry.string("checkDigitExpected").charAt(0));
        assertThat(code.check()).isEqualTo(expected(code, entry));
        JsonObject parts = entry.object("parts");
        assertThat(code.registrationDepartment()).isEqualTo(parts.string("registrationDepartment"));
        assertThat(code.organisationKind()).isEqualTo(parts.string("organisationKind"));
        assertThat(code.region()).isEqualTo(parts.string("region"));
        assertThat(code.subjectCode()).isEqualTo(parts.string("subjectCode"));
        JsonObject inner = entry.object("innerOrgCode");
        assertThat(code.expectedSubjectCheckDigit())
                .isEqualTo(inner.string("expected").charAt(0));
        assertThat(code.subjectCheckDigitHolds()).isEqualTo(inner.bool("ok"));
    }

    private static UnifiedCreditCode.Check expected(UnifiedCreditCode code, JsonObject entry) {
        if (entry.string("expect").equals("VALID")) {
            return new UnifiedCreditCode.Valid(code);
        }
        return new UnifiedCreditCode.CheckDigitWarning(
                code,
                entry.string("checkDigitExpected").charAt(0),
                entry.string("checkDigitGiven").charAt(0));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refuses_every_malformed_vector_and_repairs_none(JsonObject entry) {
        refused(ErrorCode.CODE_INVALID, () -> UnifiedCreditCode.parse(entry.string("code")));
    }

    @Test
    void accepts_a_real_code_with_a_failing_check_digit_only_with_a_reason() {
        UnifiedCreditCode code = UnifiedCreditCode.parse("91350211M0000XUF46");

        assertThat(refused(ErrorCode.CHECK_DIGIT_UNEXPLAINED, () -> code.requireExplained(" ")))
                .isEqualTo("91350211M0000XUF46 ends in 6, its check digit would be R, and no reason is given");
        assertThatCode(() -> code.requireExplained("business licence seen")).doesNotThrowAnyException();
    }

    @Test
    void asks_no_reason_for_a_valid_code() {
        assertThatCode(() -> UnifiedCreditCode.parse("91350100M000100Y43").requireExplained(""))
                .doesNotThrowAnyException();
    }

    @Test
    void names_the_bad_value_without_letting_it_break_the_message() {
        assertThat(refused(ErrorCode.CODE_INVALID, () -> UnifiedCreditCode.parse("9135\n")))
                .startsWith("\"9135\\u{a}\" is not");
        assertThat(refused(ErrorCode.CODE_INVALID, () -> UnifiedCreditCode.parse("9".repeat(10_000))))
                .hasSizeLessThan(300);
    }
}
