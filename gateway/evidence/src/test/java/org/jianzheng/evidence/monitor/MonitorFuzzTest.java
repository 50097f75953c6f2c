/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.junit.jupiter.params.provider.MethodSource;

/** What gateways answer, and what a state file holds, is read or refused by name. */
class MonitorFuzzTest {
    static Stream<byte[]> answers() {
        return Stream.of("[]", "{}", "[{\"block\":1,\"notes\":[\"a\\n\"]}]", "[{\"resolvedBy\":1}]", "[{\"block\":-1}]")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("answers")
    @FuzzTest
    void reads_or_refuses_the_forks_that_a_gateway_knows(byte[] answer) {
        try {
            assertThat(KnownForks.parse(answer).open())
                    .allSatisfy(fork -> assertThat(fork.notes()).isNotNull());
        } catch (Refusal refusal) {
            assertThat(refusal.sentence()).isNotBlank();
        }
    }

    static Stream<byte[]> states() {
        return Stream.of(
                        "{\"acknowledged\":[],\"gateways\":[],\"origin\":\"o\",\"v\":1}",
                        "{\"acknowledged\":[\"a\",\"a\"],\"gateways\":[],\"origin\":\"o\",\"v\":1}",
                        "{\"acknowledged\":[],\"gateways\":[{\"name\":\"n\",\"note\":\"\"}],\"origin\":\"o\",\"v\":1}",
                        "{\"v\":2}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("states")
    @FuzzTest
    void reads_or_refuses_a_state(byte[] bytes) {
        try {
            MonitorState state =
                    MonitorState.fromJson(CanonicalJson.parse(bytes).asObject());
            assertThat(MonitorState.fromJson(state.toJson())).isEqualTo(state);
        } catch (Refusal refusal) {
            assertThat(refusal.sentence()).isNotBlank();
        }
    }
}
