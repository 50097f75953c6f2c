/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ListBodyFuzzTest {
    private static final String DIGEST = "{\"sha256\":\"" + "a".repeat(64) + "\",\"sm3\":\"" + "b".repeat(64) + "\"}";
    private static final String LISTED = "{\"bounds\":{\"found\":\"2026-04-01\",\"most\":\"2027-04-01\",\"policy\":"
            + "\"TEST-REPAIR@2026\",\"repairableFrom\":\"2026-07-01\"},\"from\":\"2026-04-01\",\"ground\":{\"sanction\":"
            + "\"rec:0198c700-0000-7000-8000-000000000000\"},\"step\":\"LIST\",\"until\":\"2026-10-01\"}";
    private static final String DELTA = "{\"basis\":{\"article\":\"第一条\",\"document\":\"某条例\",\"rank\":\"LAW\"},"
            + "\"change\":" + LISTED + ",\"list\":\"a-list\",\"previous\":" + DIGEST + ",\"readable\":" + DIGEST
            + ",\"sequence\":1,\"subject\":\"org:91350100M000100Y43\"}";

    static Stream<Arguments> seeds() {
        return Stream.of(
                        DELTA,
                        DELTA.replace(LISTED, "{\"step\":\"EXPIRE\"}"),
                        DELTA.replace(LISTED, "{\"cause\":\"REVOKED\",\"from\":\"2026-04-02\",\"step\":\"DELIST\"}"),
                        DELTA.replace("\"sequence\":1", "\"sequence\":0"),
                        DELTA.replace("2027-04-01", "2026-02-30"),
                        "{}")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void a_delta_reads_back_alike(byte[] input) {
        JsonObject json;
        Delta delta;
        try {
            json = CanonicalJson.parseObject(input);
            delta = Delta.fromJson(json);
        } catch (Refusal refused) {
            return;
        }
        assertThat(delta.toJson()).isEqualTo(json);
    }

    /** The readable part of a delta comes from outside. */
    @MethodSource("parts")
    @FuzzTest(maxDuration = "20s")
    void a_readable_part_reads_back_alike(byte[] input) {
        ReadablePart part;
        try {
            part = ReadablePart.parse(input);
        } catch (Refusal refused) {
            return;
        }
        assertThat(part.toJson().canonical()).isEqualTo(input);
    }

    static Stream<Arguments> parts() {
        String part = "{\"name\":\"某公司\",\"reason\":\"串通投标\",\"salt\":\"AAAAAAAAAAAAAAAAAAAAAA\"}";
        return Stream.of(part, part.replace("串通投标", ""), part.replace("AA\"", "AB\""), "[]")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }
}
