/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFileTest {
    @TempDir
    Path folder;

    private final SequencedMap<String, byte[]> members = new LinkedHashMap<>();

    private byte[] two() {
        members.put("manifest.json", "{}".getBytes(StandardCharsets.UTF_8));
        members.put("originals/a.txt", "见证".getBytes(StandardCharsets.UTF_8));
        return RawContainer.of(members);
    }

    @Test
    void reads_what_was_written_and_so_does_any_other_program() throws Exception {
        byte[] container = two();
        try (PackageFile file = open(container)) {
            assertThat(file.members())
                    .extracting(StoredMember::name)
                    .extracting(MemberName::value)
                    .containsExactly("manifest.json", "originals/a.txt");
            assertThat(file.content(file.members().getLast())).isEqualTo(members.get("originals/a.txt"));
        }
        try (ZipInputStream other = new ZipInputStream(Files.newInputStream(folder.resolve("package.zip")))) {
            assertThat(other.getNextEntry()).isNotNull();
            assertThat(other.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("originals/a.txt");
            assertThat(other.readAllBytes()).isEqualTo(members.get("originals/a.txt"));
            assertThat(other.getNextEntry()).isNull();
        }
    }

    @Test
    void every_single_bit_that_is_changed_is_found() throws IOException {
        byte[] container = two();
        for (int bit = 0; bit < container.length * Byte.SIZE; bit++) {
            byte[] changed = container.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(isWhole(changed)).as("bit %d", bit).isFalse();
        }
    }

    /** Whether it opens and every member has the check sum that its header names. */
    private boolean isWhole(byte[] container) throws IOException {
        try (PackageFile file = open(container)) {
            for (StoredMember member : file.members()) {
                MemberSum sum = new MemberSum();
                try (InputStream content = file.stream(member)) {
                    content.transferTo(sum);
                }
                if (sum.finish().crc() != member.crc()) {
                    return false;
                }
            }
            return true;
        } catch (PackageRefused refused) {
            return false;
        }
    }

    @Test
    void refuses_a_file_that_is_cut_off_or_goes_on() {
        byte[] container = two();
        for (int length = 0; length < container.length; length++) {
            assertRefused(Arrays.copyOf(container, length));
        }
        assertRefused(Arrays.copyOf(container, container.length + 1));
        assertRefused(new byte[0]);
    }

    @Test
    void refuses_names_that_lead_elsewhere_or_read_in_two_ways() {
        byte[] container = two();
        for (String name : new String[] {
            "../originals/a",
            "originals//atxt",
            "originals/A.txt",
            "/originals/atxt",
            "originals\\a.txt",
            "originals/a.tx\0",
            "originals/a.txé",
            "C:originals/atx",
            "originals/a txt"
        }) {
            byte[] renamed = RawContainer.renamed(
                    container, "originals/a.txt", (name + "...............").substring(0, "originals/a.txt".length()));
            assertRefused(renamed);
        }
    }

    @Test
    void refuses_two_members_of_one_name() {
        members.put("manifest.json", "{}".getBytes(StandardCharsets.UTF_8));
        members.put("originals/a.txt", new byte[1]);
        members.put("originals/b.txt", new byte[2]);
        assertRefused(RawContainer.renamed(RawContainer.of(members), "originals/b.txt", "originals/a.txt"));
    }

    @Test
    void refuses_what_grows_when_it_is_read() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(new byte[1 << 20]);
            zip.closeEntry();
        }
        assertThat(PackageFile.isClaimedBy(bomb.toByteArray())).isTrue();
        assertRefused(bomb.toByteArray());
    }

    @Test
    void refuses_more_members_than_a_package_may_have() {
        for (int i = 0; i <= PackageManifest.MAX_MEMBERS + 1; i++) {
            members.put("m" + i, new byte[0]);
        }
        assertRefused(RawContainer.of(members));
    }

    private PackageFile open(byte[] bytes) throws IOException, PackageRefused {
        return PackageFile.open(Files.write(folder.resolve("package.zip"), bytes));
    }

    private void assertRefused(byte[] bytes) {
        assertThatExceptionOfType(PackageRefused.class)
                .isThrownBy(() -> open(bytes).close())
                .satisfies(refused -> assertThat(refused.finding().rule()).isEqualTo(PackageRule.CONTAINER));
    }
}
