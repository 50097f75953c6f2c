/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BidStatementFuzzTest {
    private static final String STATEMENT =
            "{\"at\":\"2026-03-16T01:20:00Z\",\"bidder\":\"91999999B00000019A\",\"commitment\":\""
                    + "1861fc342635b3a4ecd131e02c015a2506f4e7dafcd6ad438b7e304ce06a37e0\",\"key\":\"Ed25519:"
                    + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\",\"kind\":\"bid-commit\",\"lot\":"
                    + "\"E620800ZZ99000001001001\",\"signature\":{\"alg\":\"Ed25519\",\"key\":\"key:" + "0".repeat(64)
                    + "\",\"value\":\"" + "A".repeat(86) + "\"},\"v\":1,\"version\":1}";

    static Stream<Arguments> seeds() {
        return Stream.of(
                        STATEMENT,
                        STATEMENT.replace("bid-commit", "bid-withdraw"),
                        STATEMENT.replace("\"version\":1", "\"version\":101"),
                        "{}")
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void a_statement_reads_back_alike(byte[] input) {
        JsonObject json;
        BidStatement statement;
        try {
            json = CanonicalJson.parseObject(input);
            statement = BidStatement.fromJson(json);
        } catch (Refusal refused) {
            return;
        }
        assertThat(statement.toJson()).isEqualTo(json);
    }
}
