/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {
    @TempDir
    Path folder;

    private ObjectStore store;

    @BeforeEach
    void open() {
        store = ObjectStore.open(folder.resolve("files"), folder.resolve("keys/objects.key"), new SecureRandom(), 0);
    }

    private static byte[] content(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("files/objects"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 200_000})
    void gives_back_what_was_stored_under_both_digests(int size) throws IOException {
        byte[] content = content(size);
        StoredObject stored = store.store(content);
        assertThat(stored.digests()).isEqualTo(DualDigest.of(content));
        assertThat(stored.size()).isEqualTo(size);
        assertThat(store.find(stored.digests().sm3().hex()))
                .contains(stored.digests().sha256());
        assertThat(store.find(stored.digests().sha256().hex()))
                .contains(stored.digests().sha256());
        assertThat(store.open(stored.digests().sha256()).toBytes()).isEqualTo(content);
    }

    @Test
    void keeps_nothing_readable_on_disk() throws IOException {
        byte[] content = "见证录像 the opening room, camera 7".repeat(50).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        store.store(content);
        byte[] onDisk = Files.readAllBytes(objects().getFirst());
        assertThat(new String(onDisk, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("camera");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys/objects.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void stores_the_same_content_once() throws IOException {
        store.store(content(1_000));
        store.store(content(1_000));
        assertThat(objects()).hasSize(1);
    }

    @Test
    void refuses_what_is_over_the_limit_and_leaves_nothing_behind() throws IOException {
        assertThatThrownBy(() -> store.store(new ByteArrayInputStream(content(70_000)), 69_999))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE));
        assertThat(objects()).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("files/incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void refuses_when_the_volume_is_nearly_full() {
        ObjectStore full = ObjectStore.open(
                folder.resolve("full"), folder.resolve("keys/full.key"), new SecureRandom(), Long.MAX_VALUE);
        assertThatThrownBy(() -> full.store(content(10)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.STORAGE_FULL));
    }

    @Test
    void finds_every_changed_byte_before_it_hands_it_out() throws IOException {
        byte[] content = content(300);
        StoredObject stored = store.store(content);
        Path file = objects().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i++) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> store.open(stored.digests().sha256()).toBytes())
                    .as("byte %d", i)
                    .isInstanceOf(ObjectDamaged.class);
        }
    }

    @Test
    void finds_a_cut_or_lengthened_object() throws IOException {
        StoredObject stored = store.store(content(150_000));
        Path file = objects().getFirst();
        byte[] good = Files.readAllBytes(file);
        for (int length : new int[] {10, 100, 65_652, good.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> store.open(stored.digests().sha256()).toBytes())
                    .isInstanceOf(ObjectDamaged.class);
        }
        Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
        assertThatThrownBy(() -> store.open(stored.digests().sha256()).toBytes())
                .isInstanceOf(ObjectDamaged.class);
    }

    @Test
    void does_not_take_one_object_for_another() throws IOException {
        StoredObject first = store.store(content(500));
        Path firstFile = objects().getFirst();
        store.store(content(501));
        Path other = objects().stream()
                .filter(file -> !file.equals(firstFile))
                .findFirst()
                .orElseThrow();
        Files.copy(other, firstFile, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> store.open(first.digests().sha256())).isInstanceOf(ObjectDamaged.class);
    }

    @Test
    void says_that_the_key_is_gone_instead_of_making_another() throws IOException {
        store.store(content(10));
        Files.delete(folder.resolve("keys/objects.key"));
        assertThatThrownBy(() -> ObjectStore.open(
                        folder.resolve("files"), folder.resolve("keys/objects.key"), new SecureRandom(), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restore it");
    }
}
