/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchItemFuzzTest {
    private static final String ITEM =
            "{\"at\":\"2026-03-16T01:30:04Z\",\"content\":{\"door\":\"1\"},\"id\":\"0198c7a0-0000-7000-8000-000000000001\"}";

    static Stream<Arguments> seeds() {
        return Stream.of(
                        ITEM,
                        "{}",
                        "[]",
                        ITEM.replace("{\"door\":\"1\"}", "[".repeat(40) + "]".repeat(40)),
                        ITEM.replace("\"id\"", "\"size\":1,\"id\""))
                .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whatever is read is written and read again alike; all else is refused. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "20s")
    void an_item_reads_back_alike(byte[] input) {
        BatchItem item;
        try {
            item = BatchItem.read(input);
            item.canonical();
        } catch (Refusal refused) {
            return;
        }
        assertThat(BatchItem.read(item.canonical())).isEqualTo(item);
        assertThat(item.canonical()).isEqualTo(BatchItem.canonical(CanonicalJson.parseObject(input)));
    }
}
