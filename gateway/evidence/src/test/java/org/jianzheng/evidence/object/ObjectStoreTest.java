/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jianzheng.evidence.Cases;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.OpeningClass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {
    @TempDir
    Path folder;

    private ObjectStore store;

    @BeforeEach
    void open() {
        store = ObjectStore.open(
                folder.resolve("files"),
                folder.resolve("keys/objects.key"),
                new SecureRandom(),
                StorePolicy.keepingFree(0));
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
    void knows_the_cipher_of_the_storage_rule_that_is_ready_to_be_recorded() {
        JsonObject rule = Cases.json("catalogues/storage.json");

        assertThat(CatalogueKind.valueOf(rule.string("kind"))).isEqualTo(CatalogueKind.STORAGE);
        assertThat(ObjectSuite.of(StorageRule.fromJson(rule.object("content")).cipher()))
                .isEqualTo(ObjectSuite.SM4_GCM);
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
                folder.resolve("full"),
                folder.resolve("keys/full.key"),
                new SecureRandom(),
                StorePolicy.keepingFree(Long.MAX_VALUE));
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
                        folder.resolve("files"),
                        folder.resolve("keys/objects.key"),
                        new SecureRandom(),
                        StorePolicy.keepingFree(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("restore it");
    }

    private ObjectStore with(ObjectSuite suite, Predicate<DualDigest> withdrawn) {
        return ObjectStore.open(
                folder.resolve("files"),
                folder.resolve("keys/objects.key"),
                new SecureRandom(),
                new StorePolicy(opening -> suite, 0, withdrawn));
    }

    @ParameterizedTest
    @EnumSource(ObjectSuite.class)
    void what_one_suite_stored_is_read_under_the_policy_of_the_other(ObjectSuite suite) throws IOException {
        byte[] content = content(150_000);
        StoredObject stored = with(suite, none -> false).store(content);
        for (ObjectSuite other : ObjectSuite.values()) {
            ObjectStore later = with(other, none -> false);
            assertThat(later.open(stored.digests().sha256()).toBytes()).isEqualTo(content);
        }
        assertThat(new String(Files.readAllBytes(objects().getFirst()), 0, ObjectSuite.FORMAT, US_ASCII))
                .isEqualTo(suite == ObjectSuite.SM4_GCM ? "JZOBJ02\n" : "JZOBJ01\n");
    }

    @Test
    void keeps_the_readable_parts_of_a_class_by_the_suite_that_the_policy_has_for_it() throws IOException {
        ObjectStore classes = ObjectStore.open(
                folder.resolve("files"),
                folder.resolve("keys/objects.key"),
                new SecureRandom(),
                new StorePolicy(
                        opening -> opening.filter(OpeningClass.NEVER::equals).isPresent()
                                ? ObjectSuite.SM4_GCM
                                : ObjectSuite.AES_256_GCM,
                        0,
                        none -> false));
        StoredObject never = classes.store(content(10), OpeningClass.NEVER);
        StoredObject order = classes.store(content(11), OpeningClass.ORDER);
        StoredObject other = classes.store(content(12));

        assertThat(store.open(never.digests().sha256()).suite()).isEqualTo(ObjectSuite.SM4_GCM);
        assertThat(store.open(order.digests().sha256()).suite()).isEqualTo(ObjectSuite.AES_256_GCM);
        assertThat(store.open(other.digests().sha256()).suite()).isEqualTo(ObjectSuite.AES_256_GCM);
    }

    @Test
    void finds_every_changed_byte_of_an_object_in_sm4_too() throws IOException {
        StoredObject stored = with(ObjectSuite.SM4_GCM, none -> false).store(content(20));
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

    /** RFC 8998, appendix A.1. */
    @Test
    void sm4_gcm_gives_the_published_values() {
        HexFormat hex = HexFormat.of().withUpperCase();
        byte[] key = hex.parseHex("0123456789ABCDEFFEDCBA9876543210");
        byte[] nonce = hex.parseHex("00001234567800000000ABCD");
        byte[] boundTo = hex.parseHex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
        byte[] plain = hex.parseHex("AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
                + "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
        String encrypted = "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
                + "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
                + "83DE3541E4C2B58177E065A9BF7B62EC";

        assertThat(hex.formatHex(ObjectSuite.SM4_GCM.encrypt(key, nonce, boundTo, plain, plain.length)))
                .isEqualTo(encrypted);
        byte[] given = hex.parseHex(encrypted);
        assertThat(ObjectSuite.SM4_GCM.decrypt(key, nonce, boundTo, given, given.length))
                .isEqualTo(plain);
    }

    /** The Galois/Counter Mode of Operation (GCM), McGrew and Viega, test case 16. */
    @Test
    void aes_256_gcm_gives_the_published_values() {
        HexFormat hex = HexFormat.of();
        byte[] key = hex.parseHex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        byte[] nonce = hex.parseHex("cafebabefacedbaddecaf888");
        byte[] boundTo = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        byte[] plain = hex.parseHex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39");

        assertThat(hex.formatHex(ObjectSuite.AES_256_GCM.encrypt(key, nonce, boundTo, plain, plain.length)))
                .isEqualTo("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                        + "76fc6ece0f4e1768cddf8853bb2d551b");
    }

    @Test
    void knows_no_third_suite() {
        assertThat(ObjectSuite.parse("sm4-gcm")).isEqualTo(ObjectSuite.SM4_GCM);
        assertThatThrownBy(() -> ObjectSuite.parse("rot13"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("ALGORITHM_REFUSED: ");
    }

    @ParameterizedTest
    @EnumSource(ObjectSuite.class)
    void an_erased_object_is_gone_and_its_key_was_overwritten_first(ObjectSuite suite) throws IOException {
        ObjectStore chosen = with(suite, none -> false);
        StoredObject stored = chosen.store(content(1_000));
        Path file = objects().getFirst();
        byte[] before = Files.readAllBytes(file);
        Path other = folder.resolve("undeleted");
        Files.createLink(other, file); // what a disk keeps of a deleted file

        assertThat(chosen.erase(stored.digests())).isTrue();

        assertThat(objects()).isEmpty();
        assertThat(chosen.find(stored.digests().sm3().hex())).isEmpty();
        assertThat(Files.readAllBytes(other)).hasSameSizeAs(before).isNotEqualTo(before);
        Files.createDirectories(file.getParent());
        Files.move(other, file);
        assertThatThrownBy(() -> chosen.open(stored.digests().sha256()).toBytes())
                .isInstanceOf(ObjectDamaged.class);
        assertThat(chosen.erase(stored.digests())).isTrue();
        assertThat(chosen.erase(stored.digests())).isFalse();
    }

    @Test
    void what_is_left_of_an_erasure_that_was_interrupted_is_erased_again() throws IOException {
        StoredObject stored = store.store(content(500));
        Path file = objects().getFirst();
        Files.write(file, new byte[3]);
        assertThat(store.erase(stored.digests())).isTrue();
        assertThat(objects()).isEmpty();
    }

    @Test
    void withdrawn_content_is_not_taken_in_and_leaves_nothing_behind() throws IOException {
        DualDigest withdrawn = DualDigest.of(content(700));
        ObjectStore strict = with(ObjectSuite.AES_256_GCM, withdrawn::equals);
        assertThatThrownBy(() -> strict.store(content(700)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.CONTENT_WITHDRAWN));
        strict.store(content(701));
        assertThat(objects()).hasSize(1);
        try (Stream<Path> left = Files.list(folder.resolve("files/incoming"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_a_store_that_died_was_writing_is_discarded() throws IOException {
        Path part = folder.resolve("files/incoming/object1.part");
        Files.write(part, content(10));
        open();
        assertThat(part).doesNotExist();
    }
}
