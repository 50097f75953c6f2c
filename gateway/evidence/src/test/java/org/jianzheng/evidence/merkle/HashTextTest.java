/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;

class HashTextTest {
    private static final List<Hash> TWO = Stream.of("a", "b")
            .map(text -> TreeHasher.of(HashSuite.SM3).leaf(text.getBytes(StandardCharsets.UTF_8)))
            .toList();

    private static List<Hash> read(String text) {
        return HashText.read(JsonObject.builder().put("path", text).build(), "path", 2);
    }

    @Test
    void reads_what_it_writes() {
        assertThat(read(HashText.of(TWO))).isEqualTo(TWO);
        assertThat(HashText.of(TWO)).hasSize(88);
        assertThat(read(HashText.of(List.of()))).isEmpty();
    }

    @Test
    void refuses_every_other_form() {
        String text = HashText.of(TWO);
        String one = HashText.of(TWO.subList(0, 1));
        assertThatThrownBy(() -> read(text.replace("==", ""))).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> read(one + one)).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> read(one.substring(4))).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> read(one.substring(0, 42) + "B=")).hasMessageStartingWith("SCHEMA_INVALID");
        assertThatThrownBy(() -> read(TWO.getFirst().hex())).hasMessageStartingWith("SCHEMA_INVALID");
        JsonObject array = JsonObject.builder()
                .put("path", JsonArray.ofStrings(List.of(one)))
                .build();
        assertThatThrownBy(() -> HashText.read(array, "path", 2)).hasMessageStartingWith("SCHEMA_INVALID");
    }

    @Test
    void refuses_more_than_are_allowed_before_it_reads_them() {
        assertThatThrownBy(() -> read(HashText.of(List.of(TWO.get(0), TWO.get(1), TWO.get(0)))))
                .hasMessageStartingWith("TOO_LARGE");
    }
}
