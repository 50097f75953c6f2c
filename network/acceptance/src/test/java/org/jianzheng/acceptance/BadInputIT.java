/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bad input gets its code, in words, and loses nothing. */
@ExtendWith(RunningNetwork.class)
class BadInputIT {
    private final Running network;

    BadInputIT(Running network) {
        this.network = network;
    }

    @Test
    void every_refused_form_of_json_gets_a_code_and_leaves_nothing() throws Exception {
        long before = handIn();
        for (JsonObject vector : vectors("rfc8785.json", "mustRefuse")) {
            byte[] input = vector.optionalString("inputHex")
                    .map(HexFormat.of()::parseHex)
                    .orElseGet(() -> vector.string("inputText").getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> answer = network.gateways().post("city", "/api/v1/records", input);
            assertThat(answer.statusCode()).as(vector.string("name")).isBetween(400, 422);
            assertThat(problem(answer).string("code"))
                    .as(vector.string("name"))
                    .isIn(
                            "MALFORMED_JSON",
                            "SCHEMA_INVALID",
                            "TOO_LARGE",
                            "NOT_CANONICAL",
                            "UNKNOWN_VERSION",
                            "UNKNOWN_TYPE");
        }
        assertThat(handIn()).isEqualTo(before + 1);
    }

    @Test
    void a_lot_code_of_another_scheme_is_refused_and_not_repaired() throws IOException {
        for (JsonObject vector : vectors("deal-codes.json", "otherSchemeOnly")) {
            String code = java.net.URLEncoder.encode(vector.string("value"), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            HttpResponse<String> answer = network.gateways().get("city", "/api/v1/lots/" + code);
            assertThat(answer.statusCode()).as(code).isBetween(400, 422);
        }
    }

    @Test
    void an_unknown_record_is_not_found_with_a_sentence_in_both_languages() throws IOException {
        HttpResponse<String> answer =
                network.gateways().get("county", "/api/v1/records/0198c7a0-0000-7000-8000-000000000000");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("RECORD_UNKNOWN").containsPattern("\\p{IsHan}");
    }

    private long handIn() throws InterruptedException {
        try (CityDesk desk = new CityDesk(network)) {
            return desk.handIn();
        }
    }

    private static JsonObject problem(HttpResponse<String> answer) {
        return CanonicalJson.parseObject(answer.body());
    }

    private static List<JsonObject> vectors(String file, String list) throws IOException {
        return CanonicalJson.parseObject(Files.readString(
                        Shell.repositoryRoot().resolve("cases/vectors").resolve(file)))
                .array(list)
                .objects();
    }
}
