/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final HeadKey KEY = new HeadKey(HeadKind.LOT, "E620800ZZ99000001001001");

    /** A head that knows nothing but a number. */
    private record Numbered(long number) {}

    private final List<String> reads = new ArrayList<>();
    private int forms;
    private final Overlay overlay = new Overlay(key -> {
        reads.add(key);
        return key.equals(KEY.text()) ? Optional.of(head(1)) : Optional.empty();
    });

    @Test
    void reads_a_head_once_however_many_records_ask() {
        assertThat(number()).isEqualTo(1);
        assertThat(number()).isEqualTo(1);

        assertThat(reads).containsExactly(KEY.text());
        assertThat(forms).isEqualTo(1);
    }

    @Test
    void never_shows_a_head_that_a_record_has_rewritten_nor_one_of_a_refused_record() {
        assertThat(number()).isEqualTo(1);

        overlay.write(KEY.text(), head(2));
        assertThat(number()).isEqualTo(2);
        overlay.discard();
        assertThat(number()).isEqualTo(1);

        overlay.write(KEY.text(), head(3));
        overlay.keep();
        assertThat(number()).isEqualTo(3);
        assertThat(reads).containsExactly(KEY.text());
    }

    private long number() {
        return overlay.read(KEY, Numbered.class, this::numbered).orElseThrow().number();
    }

    private Numbered numbered(JsonObject json) {
        forms++;
        return new Numbered(json.integer("n"));
    }

    private static byte[] head(int number) {
        return ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);
    }
}
