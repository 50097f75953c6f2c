/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that do not begin with the first entry: keys in the first tile, a capture in the second, nothing in the third, the range from the fourth on. */
class RangeArchiveTest {
    private static final Instant STAMPED = Instant.parse("2026-04-01T00:00:00Z");

    @TempDir
    Path temporary;

    private SignedLog log;
    private SignedNote checkpoint;
    private ReadableRecord capture;
    private ReadableRecord item;
    private ReadableRecord file;
    private long from;
    private int first;
    private ArchiveFolder folder;
    private int scratches;

    @BeforeEach
    void make() {
        log = new SignedLog(temporary.resolve("log"));
        SignedRecords records = new SignedRecords(log);
        EvidenceId evidence = EvidenceId.random(log.random());
        padTo(300);
        capture = records.capture(evidence);
        log.append(capture);
        padTo(900);
        from = log.log().nextBlock();
        first = (int) log.log().size();
        item = records.item(records.session());
        file = records.file(evidence, new byte[] {1, 2, 3});
        log.append(item, file);
        padTo(1100);
        checkpoint = log.checkpoint();
        folder = new ArchiveFolder(temporary.resolve("archive"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private void padTo(int size) {
        log.appendJson(IntStream.range((int) log.log().size(), size)
                .mapToObj(at -> CanonicalJson.parseObject("{\"id\":\"" + at + "\",\"type\":\"trial\"}"))
                .toList());
    }

    private ServedSample served() {
        return new ServedSample(log, checkpoint, Optional.of(log.timeAuthority().stamp(checkpoint.text(), STAMPED)));
    }

    private ArchiveManifest create(ArchiveSource source, long block)
            throws IOException, GatewaySilent, InterruptedException {
        return new ArchiveMaker(new CheckpointVerifier(log.trust()), ArchiveProgress.NONE)
                .make(source, folder, Optional.of(block), Optional.empty());
    }

    private ArchiveVerifier verifier() {
        return new ArchiveVerifier(log.trust(), () -> STAMPED.plus(Duration.ofDays(30)), ArchiveProgress.NONE);
    }

    private ArchiveReport verify() throws IOException, InterruptedException {
        return verifier().verify(folder, scratch());
    }

    private Path scratch() {
        return temporary.resolve("scratch" + scratches++);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.root())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String name(Path path) {
        return folder.root().relativize(path).toString();
    }

    /** Writes the manifest anew, as whoever changes an archive would. */
    private void rewrite(
            ArchiveManifest manifest, Optional<ArchivedRange> range, UnaryOperator<List<ArchivedFile>> files)
            throws IOException {
        folder.write(
                ArchivePath.MANIFEST,
                new ArchiveManifest(
                                manifest.origin(),
                                manifest.block(),
                                manifest.size(),
                                range,
                                files.apply(new ArrayList<>(manifest.files())))
                        .canonical());
    }

    @Test
    void verifies_from_its_files_and_the_trust_root_alone() throws Exception {
        ArchiveManifest manifest = create(served(), from);

        ArchiveReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(manifest.range()).contains(new ArchivedRange(from, first, 1099));
        assertThat(report.limits()).contains(ArchiveLimit.BEFORE_THE_RANGE, ArchiveLimit.INDEX_OF_A_RANGE);
        assertThat(report.counts()).anySatisfy(count -> {
            assertThat(count.check()).isEqualTo(ArchiveCheck.KEYS);
            assertThat(count.right()).as("each entry of the range").isEqualTo(1100 - first);
        });
        assertThat(files().stream().map(this::name))
                .contains("tile/entries/000", "tile/entries/001", "tile/entries/003", "tile/entries/004.p/76")
                .contains("tile/0/003", "sm3/tile/0/000", "sm3/tile/1/000.p/4")
                .doesNotContain("tile/entries/002", "tile/0/002", "sm3/tile/0/002")
                .noneMatch(name -> name.startsWith("unfinished"));
    }

    @Test
    void gives_bundles_with_what_they_rest_on_before_the_range() throws Exception {
        create(served(), from);

        for (RecordId record : List.of(item.id(), file.id(), capture.id())) {
            EvidenceBundle bundle = verifier().bundle(folder, record, scratch());
            assertThat(new EvidenceVerifier(log.trust())
                            .verify(bundle.canonical())
                            .verdict())
                    .isEqualTo(Verdict.MATCHES);
            assertThat(bundle.tokens()).hasSize(1);
        }
        assertThat(verifier().bundle(folder, file.id(), scratch()).capture()).isPresent();
        RecordId unknown = RecordId.generate(log.clock(), log.random());
        assertThatThrownBy(() -> verifier().bundle(folder, unknown, scratch()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(unknown.value());
    }

    @Test
    void finds_a_changed_byte_in_every_file() throws Exception {
        create(served(), from);
        new ArchiveRenewer(log.trust(), new Random(1))
                .renew(
                        folder,
                        verify(),
                        RenewalKind.HASH,
                        SignedHash.SHA_256,
                        request -> log.timeAuthority().answer(request, STAMPED.plus(Duration.ofDays(365))));
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(17);
        Random random = new Random(11);
        for (Path path : files) {
            byte[] bytes = Files.readAllBytes(path);
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(path, changed);

            ArchiveReport report = verify();

            assertThat(report.verdict()).as(name(path)).isEqualTo(AuditVerdict.CHANGED);
            assertThat(report.findings())
                    .as(name(path))
                    .anyMatch(found ->
                            found.file().equals(name(path)) || found.demanded().startsWith(name(path) + ":"));
            Files.write(path, bytes);
        }
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void finds_a_tile_that_was_changed_together_with_the_manifest() throws Exception {
        ArchiveManifest manifest = create(served(), from);
        for (ArchivedFile kept : manifest.files()) {
            if (!kept.path().value().contains("tile/")) {
                continue;
            }
            byte[] bytes = Files.readAllBytes(folder.root().resolve(kept.path().value()));
            byte[] changed = bytes.clone();
            changed[changed.length - 3] ^= 1;
            folder.write(kept.path(), changed);
            rewrite(manifest, manifest.range(), files -> {
                files.replaceAll(
                        file -> file.path().equals(kept.path()) ? ArchivedFile.of(kept.path(), changed) : file);
                return files;
            });

            assertThat(verify().findings()).as(kept.path().value()).anySatisfy(found -> {
                assertThat(found.check()).isEqualTo(ArchiveCheck.ENTRIES);
                assertThat(found.file()).contains(kept.path().value());
            });
            folder.write(kept.path(), bytes);
        }
    }

    @Test
    void finds_keys_that_were_taken_away_together_with_the_manifest() throws Exception {
        ArchiveManifest manifest = create(served(), from);
        List<String> tiles = List.of("tile/entries/000", "tile/0/000", "sm3/tile/0/000");
        for (String tile : tiles) {
            Files.delete(folder.root().resolve(tile));
        }
        rewrite(manifest, manifest.range(), files -> {
            files.removeIf(kept -> tiles.contains(kept.path().value()));
            return files;
        });

        assertThat(verify().findings())
                .hasSize(2)
                .allSatisfy(found -> assertThat(found.check()).isEqualTo(ArchiveCheck.KEYS))
                .anyMatch(found -> found.place().equals("entry " + first));
    }

    @Test
    void finds_a_manifest_that_names_other_entries() throws Exception {
        ArchiveManifest manifest = create(served(), from);

        rewrite(manifest, Optional.of(new ArchivedRange(from, first + 1, 1099)), files -> files);
        assertThat(verify().findings()).anyMatch(found -> found.place().equals("entry " + first));
        rewrite(manifest, Optional.of(new ArchivedRange(from, first - 1, 1099)), files -> files);
        assertThat(verify().findings()).anyMatch(found -> found.place().equals("entry " + (first - 1)));
        rewrite(manifest, Optional.empty(), files -> files);
        assertThat(verify().verdict()).as("not the whole log").isEqualTo(AuditVerdict.CHANGED);
        rewrite(manifest, manifest.range(), files -> {
            files.add(new ArchivedFile(
                    new ArchivePath("zone"), 0, files.getFirst().digests()));
            return files;
        });
        assertThat(verify().findings()).anyMatch(found -> found.file().equals("zone"));
    }

    @Test
    void goes_on_where_it_was_interrupted() throws Exception {
        ServedSample source = served();
        source.silentAfter(Integer.MAX_VALUE);
        create(source, from);
        int all = source.asked();
        for (int files = 1; files < all; files += 4) {
            folder = new ArchiveFolder(temporary.resolve("archive" + files));
            source.silentAfter(files);
            if (files < all - 1) {
                assertThatThrownBy(() -> create(source, from)).isInstanceOf(GatewaySilent.class);
                assertThat(verify().gaps()).containsExactly(ArchiveGap.UNFINISHED);
            }
            source.silentAfter(Integer.MAX_VALUE);
            create(source, from);
            assertThat(source.asked()).isLessThan(all);
            assertThat(verify().isWhole()).as("after %d files", files).isTrue();
        }
    }

    @Test
    void does_not_go_on_with_another_range() throws Exception {
        ServedSample source = served();
        source.silentAfter(14);
        assertThatThrownBy(() -> create(source, from)).isInstanceOf(GatewaySilent.class);
        source.silentAfter(Integer.MAX_VALUE);
        assertThatThrownBy(() -> create(source, from - 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("name a new folder");
    }

    @Test
    void is_not_made_where_the_gateway_leaves_a_registration_out() throws Exception {
        ServedSample source = served();
        source.leavesKeysOut();
        assertThatThrownBy(() -> create(source, from))
                .isInstanceOf(GatewaySilent.class)
                .hasMessageContaining("entry " + first);
        assertThat(verify().verdict()).isEqualTo(AuditVerdict.CANNOT_TELL);
    }

    @Test
    void is_the_whole_log_from_the_first_entry_on_and_nothing_behind_the_last() throws Exception {
        assertThatThrownBy(() -> create(served(), log.log().nextBlock()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_FOUND));
        folder = new ArchiveFolder(temporary.resolve("whole"));
        assertThat(create(served(), 0).range()).isEmpty();
        assertThat(verify().isWhole()).isTrue();
        assertThat(verify().limits()).containsExactly(ArchiveLimit.RENEWALS_AT_THE_END);
    }

    @Test
    void is_made_from_the_store_of_a_gateway() throws Exception {
        log.archive().keep(log.body(), checkpoint);
        log.archive().stamp(log.body().state().block(), log.timeAuthority().stamp(checkpoint.text(), STAMPED));
        try (StoredLog stored = StoredLog.open(temporary.resolve("log"), new CheckpointVerifier(log.trust()))) {
            create(stored, from);
        }
        assertThat(verify().isWhole()).isTrue();
    }
}
