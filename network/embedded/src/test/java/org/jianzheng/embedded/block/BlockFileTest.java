/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jianzheng.embedded.database.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileTest {

    @TempDir
    Path folder;

    Path path;

    @BeforeEach
    void write_three_blocks() {
        path = folder.resolve("blocks");
        try (BlockFile file = BlockFile.open(path, 0, (location, block) -> {})) {
            for (String each : List.of("first", "second", "third")) {
                file.append(each.getBytes(UTF_8));
            }
        }
    }

    @Test
    void finds_all_blocks_again() {
        assertThat(found(0)).containsExactly("first", "second", "third");
    }

    @Test
    void begins_behind_what_is_known_already() {
        assertThat(found(new BlockLocation(0, "first".length()).end())).containsExactly("second", "third");
    }

    @Test
    void reads_a_block_where_it_was_put() {
        try (BlockFile file = BlockFile.open(path, 0, (location, block) -> {})) {
            BlockLocation fourth = file.append("fourth".getBytes(UTF_8));

            assertThat(file.read(fourth)).asString(UTF_8).isEqualTo("fourth");
            assertThat(file.size()).isEqualTo(fourth.end());
        }
    }

    @Test
    void cuts_a_tail_torn_at_any_byte_and_appends_behind_the_last_whole_block() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        int third = whole.length - BlockFile.FRAME - "third".length();
        for (int length = third; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));

            assertThat(found(0)).as("torn after %d bytes", length).containsExactly("first", "second");
            assertThat(Files.size(path)).isEqualTo(third);
        }
    }

    @Test
    void cuts_a_tail_that_the_file_system_filled_with_zeros() throws IOException {
        Files.write(path, new byte[100], StandardOpenOption.APPEND);

        assertThat(found(0)).containsExactly("first", "second", "third");
    }

    @Test
    void refuses_damage_before_the_last_block_at_any_byte() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        int third = whole.length - BlockFile.FRAME - "third".length();
        for (int i = 0; i < third; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(path, damaged);

            assertThatThrownBy(() -> found(0))
                    .as("damage at byte %d", i)
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is damaged at byte");
        }
    }

    @Test
    void refuses_a_file_that_is_shorter_than_what_was_written() throws IOException {
        long written = Files.size(path);
        Files.write(path, new byte[0]);

        assertThatThrownBy(() -> found(written)).isInstanceOf(StorageException.class);
    }

    @Test
    void refuses_to_read_a_block_that_was_changed_meanwhile() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        try (BlockFile file = BlockFile.open(path, 0, (location, block) -> {})) {
            whole[BlockFile.FRAME] ^= 1;
            Files.write(path, whole);

            assertThatThrownBy(() -> file.read(new BlockLocation(0, "first".length())))
                    .isInstanceOf(StorageException.class);
        }
    }

    private List<String> found(long from) {
        List<String> blocks = new ArrayList<>();
        BlockFile.open(path, from, (location, block) -> blocks.add(new String(block, UTF_8)))
                .close();
        return blocks;
    }
}
