/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @ParameterizedTest
    @CsvSource({
        "tile/0/000, HASHES, 0, 0, 256",
        "tile/3/x001/x234/067, HASHES, 3, 1234067, 256",
        "tile/0/x001/000.p/1, HASHES, 0, 1000, 1",
        "tile/entries/x012/345.p/255, ENTRIES, 0, 12345, 255"
    })
    void reads_and_writes_the_paths_of_c2sp(String text, TilePath.Kind kind, int level, long index, int width) {
        assertThat(TilePath.parse(text))
                .isEqualTo(new TilePath(kind, level, index, width))
                .hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/8/000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/-1",
                "tile/-1/000",
                "tile/entries/../000",
                "tile/0/000/",
                "tile/0/000\n",
                "tile/0/x001/x001/x001/x001/001",
                "/tile/0/000"
            })
    void refuses_every_other_text(String text) {
        assertThatThrownBy(() -> TilePath.parse(text))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("NOT_FOUND");
    }
}
