/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdentifiersTest {
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final String HEX_32 = "0123456789abcdef0123456789abcdef";

    static Stream<Arguments> accepted() {
        return Stream.of(
                accepted(RecordId::parse, "0198c7a0-0000-7000-8000-000000000000"),
                accepted(RecordRef::parse, "rec:0198c7a0-0000-7fff-bfff-ffffffffffff"),
                accepted(KeyId::parse, "key:" + HEX_32 + HEX_32),
                accepted(TransactionId::parse, HEX_32 + HEX_32),
                accepted(OrganisationId::parse, "CityMSP"),
                accepted(OrganisationId::parse, "Org1.example-MSP"),
                accepted(DepartmentId::parse, "housing-bureau"),
                accepted(PersonRef::parse, "person:" + HEX_32),
                accepted(EvidenceId::parse, "ev:" + HEX_32),
                accepted(Subject::parse, "org:91350100M000100Y43"),
                accepted(Subject::parse, "person:" + HEX_32));
    }

    private static Arguments accepted(Function<String, Object> parser, String text) {
        return Arguments.of(parser, text);
    }

    static Stream<Arguments> refusedTexts() {
        return Stream.of(
                refusedText(RecordId::parse, "0198C7A0-0000-7000-8000-000000000000"),
                refusedText(RecordId::parse, "0198c7a0-0000-4000-8000-000000000000"),
                refusedText(RecordId::parse, "0198c7a0-0000-7000-c000-000000000000"),
                refusedText(RecordId::parse, "0198c7a0-0000-7000-8000-00000000000"),
                refusedText(RecordId::parse, ""),
                refusedText(RecordRef::parse, "0198c7a0-0000-7000-8000-000000000000"),
                refusedText(RecordRef::parse, "rec:rec:0198c7a0-0000-7000-8000-000000000000"),
                refusedText(KeyId::parse, HEX_32 + HEX_32),
                refusedText(KeyId::parse, "key:" + HEX_32),
                refusedText(TransactionId::parse, HEX_32 + HEX_32 + "\n"),
                refusedText(OrganisationId::parse, "1CityMSP"),
                refusedText(OrganisationId::parse, "City MSP"),
                refusedText(OrganisationId::parse, "市MSP"),
                refusedText(OrganisationId::parse, "C".repeat(64)),
                refusedText(DepartmentId::parse, "Housing"),
                refusedText(DepartmentId::parse, "housing--bureau"),
                refusedText(DepartmentId::parse, "housing-"),
                refusedText(DepartmentId::parse, "h".repeat(64)),
                refusedText(PersonRef::parse, "person:" + HEX_32 + "0"),
                refusedText(PersonRef::parse, "person:张三"),
                refusedText(EvidenceId::parse, "ev:"),
                refusedText(Subject::parse, "dept:housing"),
                refusedText(Subject::parse, "person:1"));
    }

    private static Arguments refusedText(Function<String, Object> parser, String text) {
        return Arguments.of(parser, text);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("accepted")
    void prints_the_canonical_text_that_was_read(Function<String, Object> parser, String text) {
        assertThat(parser.apply(text)).hasToString(text).isEqualTo(parser.apply(text));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusedTexts")
    void refuses_every_other_text(Function<String, Object> parser, String text) {
        refused(ErrorCode.ID_INVALID, () -> parser.apply(text));
    }

    @Test
    void refuses_a_subject_with_a_malformed_code_as_a_code() {
        refused(ErrorCode.CODE_INVALID, () -> Subject.parse("org:91350100M000100Y4"));
    }

    @Test
    void a_new_record_id_carries_its_millisecond_and_sorts_by_it() {
        Instant earlier = Instant.parse("2026-03-16T01:30:04.123Z");
        RecordId first = RecordId.generate(InstantSource.fixed(earlier), RANDOM);
        RecordId second = RecordId.generate(InstantSource.fixed(earlier.plusMillis(1)), RANDOM);

        assertThat(first.madeAt()).isEqualTo(earlier);
        assertThat(first.value()).isLessThan(second.value());
        assertThat(RecordId.generate(InstantSource.fixed(earlier), RANDOM)).isNotEqualTo(first);
    }

    @Test
    void a_record_id_of_extreme_random_numbers_is_still_well_formed() {
        RandomGenerator ones = () -> -1L;
        RandomGenerator zeros = () -> 0L;

        assertThat(RecordId.generate(InstantSource.fixed(Instant.EPOCH), ones))
                .hasToString("00000000-0000-7fff-bfff-ffffffffffff");
        assertThat(RecordId.generate(InstantSource.fixed(Instant.EPOCH), zeros))
                .hasToString("00000000-0000-7000-8000-000000000000");
    }

    @Test
    void random_references_are_well_formed_and_differ() {
        assertThat(PersonRef.random(RANDOM)).isNotEqualTo(PersonRef.random(RANDOM));
        assertThat(EvidenceId.random(RANDOM)).isNotEqualTo(EvidenceId.random(RANDOM));
    }

    @Test
    void a_salt_has_one_text_for_its_16_bytes() {
        Salt salt = Salt.random(RANDOM);

        assertThat(salt.bytes()).hasSize(16);
        assertThat(Salt.parse(salt.toString())).isEqualTo(salt);
        assertThat(Salt.parse("_____________________w").bytes()).containsOnly(0xff);
        refused(ErrorCode.SCHEMA_INVALID, () -> Salt.parse("AAAAAAAAAAAAAAAAAAAAAB"));
        refused(ErrorCode.SCHEMA_INVALID, () -> Salt.parse("AAAAAAAAAAAAAAAAAAAAAA=="));
        refused(ErrorCode.SCHEMA_INVALID, () -> Salt.parse("AAAAAAAAAAAAAAAAAAAA+A"));
    }

    @Test
    void an_amount_is_whole_fen_within_what_json_keeps() {
        assertThat(new AmountFen(150).plus(new AmountFen(50)))
                .isEqualTo(new AmountFen(200))
                .hasToString("200");
        refused(ErrorCode.SCHEMA_INVALID, () -> new AmountFen(-1));
        refused(ErrorCode.SCHEMA_INVALID, () -> new AmountFen(AmountFen.MAX + 1));
        refused(ErrorCode.SCHEMA_INVALID, () -> new AmountFen(AmountFen.MAX).plus(new AmountFen(1)));
    }
}
