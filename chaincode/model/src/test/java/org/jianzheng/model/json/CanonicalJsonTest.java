/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.model.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    static Stream<Named<JsonObject>> canonical() {
        return vectors("canonical");
    }

    static Stream<Named<JsonObject>> mustRefuse() {
        return vectors("mustRefuse");
    }

    private static Stream<Named<JsonObject>> vectors(String member) {
        return CaseFiles.vectors("rfc8785.json").array(member).objects().stream()
                .map(vector -> Named.of(vector.string("name"), vector));
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void writes_the_canonical_bytes_of_every_vector(JsonObject vector) {
        byte[] canonical = HexFormat.of().parseHex(vector.string("canonicalHex"));

        JsonValue value = CanonicalJson.parse(HexFormat.of().parseHex(vector.string("inputHex")));

        assertThat(CanonicalJson.write(value)).isEqualTo(canonical);
        assertThat(value).hasToString(vector.string("canonicalText"));
        assertThat(CanonicalJson.parseCanonical(canonical)).isEqualTo(value);
        assertThat(HashSuite.SHA_256.digest(value.canonical()).hex()).isEqualTo(vector.string("sha256"));
        assertThat(HashSuite.SM3.digest(value.canonical()).hex()).isEqualTo(vector.string("sm3"));
    }

    @ParameterizedTest
    @MethodSource("canonical")
    void reads_text_as_it_reads_bytes(JsonObject vector) {
        assertThat(CanonicalJson.parse(vector.string("inputText")))
                .isEqualTo(CanonicalJson.parse(HexFormat.of().parseHex(vector.string("inputHex"))));
    }

    @ParameterizedTest
    @MethodSource("mustRefuse")
    void refuses_every_vector_outside_the_profile(JsonObject vector) {
        byte[] input = HexFormat.of().parseHex(vector.string("inputHex"));

        refused(ErrorCode.MALFORMED_JSON, () -> CanonicalJson.parse(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ \"a\":1}", "{\"b\":1,\"a\":2}", "[\"\\u4e2d\"]", "[\"\\/\"]", "{} ", "[\"\\u000A\"]"})
    void refuses_readable_bytes_that_are_not_canonical(String text) {
        assertThat(CanonicalJson.parse(text)).isNotNull();

        refused(ErrorCode.NOT_CANONICAL, () -> CanonicalJson.parseCanonical(bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"\\u0061\"]",
                "[\"\\u001F\"]",
                "[\"\\u000a\"]",
                "[\"\\u0022\"]",
                "[\"\\ud83d\\ude00\"]",
                "{\"a\\u0062\":1}",
                "{\"\\ud83d\\ude00\":1,\"\uff21\":2}",
                "{\"\uff21\":1,\"\ud83d\ude00\":2}",
                "[1,\n2]",
                "\t1"
            })
    void takes_no_other_escape_order_or_space_for_the_canonical_one(String text) {
        assertThat(CanonicalJson.parse(text)).isNotNull();

        refused(ErrorCode.NOT_CANONICAL, () -> CanonicalJson.parseCanonical(bytes(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c080",
                "c1bf",
                "e09fbf",
                "eda080",
                "edbfbf",
                "f08fbfbf",
                "f4908080",
                "f5808080",
                "80",
                "e4b8",
                "c2"
            })
    void refuses_bytes_that_are_no_utf_8_inside_strings(String hex) {
        byte[] input = HexFormat.of().parseHex("22" + hex + "22");

        refused(ErrorCode.MALFORMED_JSON, () -> CanonicalJson.parse(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c280", "dfbf", "e0a080", "ed9fbf", "ee8080", "efbfbf", "f0908080", "f48fbfbf"})
    void reads_the_first_and_last_characters_of_each_length(String hex) {
        byte[] input = HexFormat.of().parseHex("22" + hex + "22");

        assertThat(CanonicalJson.parseCanonical(input).canonical()).isEqualTo(input);
    }

    @Test
    void refuses_text_with_a_lone_surrogate() {
        refused(ErrorCode.MALFORMED_JSON, () -> CanonicalJson.parse("[\"\ud800\"]"));
    }

    @Test
    void names_the_offset_where_bytes_leave_the_canonical_form() {
        String sentence = refused(ErrorCode.NOT_CANONICAL, () -> CanonicalJson.parseCanonical(bytes("{\"a\":1 }")));

        assertThat(sentence).endsWith("at offset 6");
    }

    @Test
    void reads_nesting_up_to_the_limit_and_refuses_one_level_more() {
        int limit = CanonicalJson.MAX_DEPTH;

        assertThat(CanonicalJson.parse("[".repeat(limit) + "]".repeat(limit))).isInstanceOf(JsonArray.class);
        refused(ErrorCode.TOO_LARGE, () -> CanonicalJson.parse("[".repeat(limit + 1) + "]".repeat(limit + 1)));
    }

    @Test
    void forgets_depth_when_it_leaves_a_container() {
        assertThat(CanonicalJson.parse("[" + "[],{},".repeat(200) + "[]]")).isInstanceOf(JsonArray.class);
    }

    @Test
    void refuses_documents_above_the_given_size() {
        byte[] document = bytes("[1,2]");

        assertThat(CanonicalJson.parse(document, 5)).hasToString("[1,2]");
        refused(ErrorCode.TOO_LARGE, () -> CanonicalJson.parse(document, 4));
        refused(ErrorCode.TOO_LARGE, () -> CanonicalJson.parseCanonical(document, 4));
    }

    @Test
    void refuses_more_members_than_the_limit() {
        String many = "[" + "0,".repeat(CanonicalJson.MAX_MEMBERS) + "0]";

        refused(ErrorCode.TOO_LARGE, () -> CanonicalJson.parse(many));
    }

    @Test
    void refuses_a_top_level_value_that_is_no_object_where_one_is_wanted() {
        assertThat(refused(ErrorCode.SCHEMA_INVALID, () -> CanonicalJson.parseObject("[1]")))
                .isEqualTo("expected an object, met an array");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nul", "tru", "falsE", "\"", "\"\\", "\"\\u12", "\"\\x\"", "{\"a\"}", "{\"a\":1,}", "-", "]"})
    void refuses_broken_text_with_its_offset(String text) {
        assertThat(refused(ErrorCode.MALFORMED_JSON, () -> CanonicalJson.parse(text)))
                .matches(".* at offset \\d+");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
