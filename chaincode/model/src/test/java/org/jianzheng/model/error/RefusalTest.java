/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {

    @Test
    void carries_its_code_in_the_message() {
        Refusal refusal = Refusal.of(ErrorCode.RECORD_CONFLICT, "record %s has %d other bytes", "x", 12);

        assertThat(refusal).hasMessage("RECORD_CONFLICT: record x has 12 other bytes");
        assertThat(refusal.sentence()).isEqualTo("record x has 12 other bytes");
    }

    @Test
    void is_found_inside_a_message_that_other_layers_wrapped() {
        String wrapped = "ABORTED: failed to endorse transaction, see attached details\n"
                + "chaincode response 500, STAGE_ORDER: OPENING does not follow INITIATION\nat peer 0";

        assertThat(Refusal.parse(wrapped)).hasValueSatisfying(refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.STAGE_ORDER);
            assertThat(refusal.sentence()).isEqualTo("OPENING does not follow INITIATION");
        });
    }

    @Test
    void is_found_behind_a_transport_status_of_the_same_name_as_a_code() {
        assertThat(Refusal.parse("INTERNAL: simulation failed, KEY_REVOKED: key:00 is revoked"))
                .map(Refusal::getMessage)
                .contains("KEY_REVOKED: key:00 is revoked");
        assertThat(Refusal.parse("ABORTED: failed to endorse: chaincode response 500, KEY_REVOKED: key:00 is revoked"))
                .map(Refusal::getMessage)
                .contains("KEY_REVOKED: key:00 is revoked");
        assertThat(Refusal.parse("INTERNAL: ".repeat(100_000)))
                .map(Refusal::code)
                .contains(ErrorCode.INTERNAL);
        assertThat(Refusal.parse("INTERNAL: stream closed")).map(Refusal::code).contains(ErrorCode.INTERNAL);
    }

    @Test
    void keeps_the_outer_code_where_a_sentence_quotes_another() {
        assertThat(Refusal.parse("CODE_INVALID: \"FORK: x\" is not a lot code"))
                .map(Refusal::code)
                .contains(ErrorCode.CODE_INVALID);
    }

    @Test
    void is_not_found_where_no_known_code_stands() {
        assertThat(Refusal.parse("UNAVAILABLE: io exception")).isEmpty();
        assertThat(Refusal.parse("the code RECORD_CONFLICT without a sentence")).isEmpty();
        assertThat(Refusal.parse("")).isEmpty();
    }

    @Test
    void survives_a_round_trip_through_its_message() {
        Refusal refusal = Refusal.of(ErrorCode.KEY_UNKNOWN, "key %s is not registered", "key:00");

        assertThat(Refusal.parse(String.valueOf(refusal.getMessage())))
                .hasValueSatisfying(read -> assertThat(read).hasMessage(refusal.getMessage()));
    }

    @Test
    void stays_one_short_line_whatever_value_it_names() {
        assertThat(Refusal.of(ErrorCode.CODE_INVALID, "%s is bad", "a\nFORK: b\u0000"))
                .hasMessage("CODE_INVALID: a?FORK: b? is bad");
        assertThat(Refusal.of(ErrorCode.CODE_INVALID, "%s", "x".repeat(10_000)).sentence())
                .hasSize(Refusal.MAX_SENTENCE)
                .endsWith("x...");
        assertThat(Refusal.of(ErrorCode.CODE_INVALID, "x%s", "📹".repeat(10_000))
                        .sentence())
                .hasSizeLessThanOrEqualTo(Refusal.MAX_SENTENCE)
                .endsWith("📹...");
        assertThat(Refusal.of(ErrorCode.CODE_INVALID, "%s", "📹".repeat(10_000)).sentence())
                .hasSizeLessThanOrEqualTo(Refusal.MAX_SENTENCE)
                .endsWith("📹...");
    }

    @ParameterizedTest
    @EnumSource
    void every_code_says_in_both_languages_what_it_means_and_what_to_do(ErrorCode code) {
        assertThat(ErrorCode.named(code.name())).contains(code);
        assertThat(code.httpStatus()).isBetween(400, 599);
        assertThat(code.english()).matches("[A-Z][ -~]{9,}[^.]");
        assertThat(code.adviceEnglish()).matches("[A-Z][ -~]{9,}[^.]");
        assertThat(code.chinese()).containsPattern("\\p{IsHan}{2,}").doesNotEndWith("。");
        assertThat(code.adviceChinese()).containsPattern("\\p{IsHan}{2,}").doesNotEndWith("。");
    }
}
