/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.casework;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.alert.Raising;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaseBodiesFuzzTest {
    private static final String DIGEST = "{\"sha256\":\"" + "a".repeat(64) + "\",\"sm3\":\"" + "b".repeat(64) + "\"}";
    private static final String COMPLAINT =
            "{\"about\":[\"org:91350100M000100Y43\"],\"calendar\":\"TEST-DAYS@1\",\"channel\":\"WINDOW\",\"kind\":\"COMPLAINT\","
                    + "\"knownOn\":\"2026-04-01\",\"matter\":\"" + "c".repeat(64)
                    + "\",\"receiver\":\"supervision-office\",\"text\":" + DIGEST + "}";
    private static final String ALERT =
            "{\"about\":[\"org:91350100M000100Y43\"],\"analysis\":\"IDENTICAL_FEATURES\",\"compared\":[{\"feature\":\"MACHINE\","
                    + "\"result\":\"EQUAL\",\"tag\":\"" + "c".repeat(64) + "\"}],\"explanation\":" + DIGEST
                    + ",\"rule\":\"FEATURES@1\",\"withoutLot\":\"不涉及标段\"}";

    static Stream<Arguments> filings() {
        return seeds(
                COMPLAINT,
                COMPLAINT.replace("2026-04-01", "2026-02-30"),
                COMPLAINT.replace("COMPLAINT", "CLUE"),
                COMPLAINT.replace("\"org:91350100M000100Y43\"", ""),
                "{}");
    }

    static Stream<Arguments> alerts() {
        return seeds(
                ALERT,
                ALERT.replace("EQUAL", "DIFFERENT"),
                ALERT.replace("IDENTICAL_FEATURES", "SAVINGS_RATE"),
                ALERT.replace("MACHINE", "NOSE"),
                ALERT.replaceFirst("\\[\\{.*}]", "[]").replace("IDENTICAL_FEATURES", "SAVINGS_RATE"),
                "{}");
    }

    private static Stream<Arguments> seeds(String... texts) {
        return Stream.of(texts).map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @MethodSource("filings")
    @FuzzTest(maxDuration = "20s")
    void a_filing_reads_back_alike(byte[] input) {
        JsonObject json;
        Filing filing;
        try {
            json = CanonicalJson.parseObject(input);
            filing = Filing.fromJson(json);
        } catch (Refusal refused) {
            return;
        }
        assertThat(filing.toJson()).isEqualTo(json);
    }

    /** The same of alerts. */
    @MethodSource("alerts")
    @FuzzTest(maxDuration = "20s")
    void an_alert_reads_back_alike(byte[] input) {
        JsonObject json;
        Raising raising;
        try {
            json = CanonicalJson.parseObject(input);
            raising = Raising.fromJson(json);
        } catch (Refusal refused) {
            return;
        }
        assertThat(raising.toJson()).isEqualTo(json);
    }
}
