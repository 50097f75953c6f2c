/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.log.TileRefused;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.crypto.SignedHash;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final Instant STAMPED = Instant.parse("2026-04-01T00:00:00Z");
    private static final int ENTRIES = 600;

    @TempDir
    Path temporary;

    private SignedLog log;
    private SignedNote checkpoint;
    private ReadableRecord item;
    private ArchiveFolder folder;
    private int scratches;

    @BeforeEach
    void make() {
        log = new SignedLog(temporary.resolve("log"));
        SignedRecords records = new SignedRecords(log);
        item = records.item(records.session());
        log.append(item);
        log.appendJson(IntStream.range((int) log.log().size(), ENTRIES)
                .mapToObj(at -> CanonicalJson.parseObject("{\"id\":\"" + at + "\",\"type\":\"trial\"}"))
                .toList());
        checkpoint = log.checkpoint();
        folder = new ArchiveFolder(temporary.resolve("archive"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private ServedSample served(boolean stamped) {
        return new ServedSample(
                log,
                checkpoint,
                stamped ? Optional.of(log.timeAuthority().stamp(checkpoint.text(), STAMPED)) : Optional.empty());
    }

    private ArchiveManifest create(ServedSample from) throws IOException, GatewaySilent, InterruptedException {
        return new ArchiveMaker(new CheckpointVerifier(log.trust()), ArchiveProgress.NONE)
                .make(from, folder, Optional.empty());
    }

    private ArchiveReport verify() throws IOException, InterruptedException {
        return verify(log.trust(), STAMPED.plus(Duration.ofDays(30)));
    }

    private ArchiveReport verify(TrustRoot trust, Instant now) throws IOException, InterruptedException {
        return new ArchiveVerifier(trust, () -> now, ArchiveProgress.NONE).verify(folder, scratch());
    }

    private Path scratch() {
        return temporary.resolve("scratch" + scratches++);
    }

    private void renew(TrialTimeAuthority authority, Instant time, RenewalKind kind)
            throws IOException, InterruptedException {
        new ArchiveRenewer(log.trust(), new Random(1))
                .renew(folder, verify(), kind, SignedHash.SHA_256, request -> authority.answer(request, time));
    }

    private void renew(int years, RenewalKind kind) throws IOException, InterruptedException {
        renew(log.timeAuthority(), STAMPED.plus(Duration.ofDays(365L * years)), kind);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder.root())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private String name(Path file) {
        return folder.root().relativize(file).toString();
    }

    @Test
    void verifies_from_its_files_and_the_trust_root_alone() throws Exception {
        ArchiveManifest manifest = create(served(true));

        ArchiveReport report = verify();

        assertThat(report.findings()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(manifest.size()).isEqualTo(ENTRIES);
        assertThat(report.checked()).isEqualTo(report.right()).isGreaterThan(ENTRIES);
        assertThat(report.stamps()).hasSize(1);
        assertThat(files().stream().map(this::name))
                .contains("checkpoint", "checkpoint.tst", "trust.json", "manifest.json")
                .contains("tile/entries/001", "tile/entries/002.p/88", "tile/1/000.p/2", "sm3/tile/0/001")
                .noneMatch(name -> name.startsWith("unfinished"));
    }

    @Test
    void finds_a_changed_byte_in_every_file() throws Exception {
        create(served(true));
        renew(1, RenewalKind.TIME_STAMP);
        renew(2, RenewalKind.HASH);
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(15);
        Random random = new Random(7);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            byte[] changed = bytes.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);

            ArchiveReport report = verify();

            assertThat(report.verdict()).as(name(file)).isEqualTo(AuditVerdict.CHANGED);
            // A changed digest in the manifest shows as a file that differs from it, and as a manifest that no renewal
            // covers.
            assertThat(report.findings())
                    .as(name(file))
                    .anyMatch(found ->
                            found.file().equals(name(file)) || found.demanded().startsWith(name(file) + ":"));
            Files.write(file, bytes);
        }
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void finds_a_missing_and_a_foreign_file() throws Exception {
        create(served(true));
        Path tile = folder.root().resolve("tile/entries/001");
        byte[] bytes = Files.readAllBytes(tile);
        Files.delete(tile);
        assertThat(verify().findings()).anyMatch(found -> found.file().equals("tile/entries/001"));
        Files.write(tile, bytes);
        Files.write(folder.root().resolve("tile/entries/900"), bytes);
        assertThat(verify().findings())
                .singleElement()
                .satisfies(found -> assertThat(found.file()).isEqualTo("tile/entries/900"));
        Files.delete(folder.root().resolve("tile/entries/900"));
        Files.delete(folder.root().resolve("manifest.json"));
        assertThat(verify().verdict()).isEqualTo(AuditVerdict.CHANGED);
    }

    @Test
    void finds_an_entry_that_was_changed_together_with_the_manifest() throws Exception {
        ArchiveManifest manifest = create(served(true));
        ArchivePath path = new ArchivePath("tile/entries/001");
        byte[] bytes = Files.readAllBytes(folder.root().resolve(path.value()));
        bytes[bytes.length - 3] ^= 1;
        folder.write(path, bytes);
        List<ArchivedFile> files = new ArrayList<>(manifest.files());
        files.replaceAll(file -> file.path().equals(path) ? ArchivedFile.of(path, bytes) : file);
        folder.write(
                ArchivePath.MANIFEST,
                new ArchiveManifest(manifest.origin(), manifest.block(), manifest.size(), manifest.range(), files)
                        .canonical());

        assertThat(verify().findings()).singleElement().satisfies(found -> {
            assertThat(found.check()).isEqualTo(ArchiveCheck.ENTRIES);
            assertThat(found.file()).isEqualTo("tile/entries/001");
            assertThat(found.given()).contains("entry 511");
        });
    }

    @Test
    void cannot_tell_where_there_is_nothing_or_too_little() throws Exception {
        assertThat(verify().gaps()).containsExactly(ArchiveGap.NO_ARCHIVE);
        assertThat(verify().verdict()).isEqualTo(AuditVerdict.CANNOT_TELL);
        ServedSample from = served(true);
        from.silentAfter(3);
        assertThatThrownBy(() -> create(from)).isInstanceOf(GatewaySilent.class);
        assertThat(verify().gaps()).containsExactly(ArchiveGap.UNFINISHED);
        assertThat(verify().verdict()).isEqualTo(AuditVerdict.CANNOT_TELL);
    }

    @Test
    void goes_on_where_it_was_interrupted() throws Exception {
        ServedSample from = served(true);
        // Checkpoint, the two tiles of the right edge, the first tile of hashes, its entries.
        from.silentAfter(5);
        assertThatThrownBy(() -> create(from)).isInstanceOf(GatewaySilent.class);
        from.silentAfter(Integer.MAX_VALUE);

        create(from);

        // The right edge once more, then what had not come: the second tile of hashes, two of entries, the time stamp.
        assertThat(from.asked()).isEqualTo(6);
        assertThat(verify().isWhole()).isTrue();
        Files.createDirectories(folder.unfinished());
        assertThat(verify().gaps()).as("interrupted at its very end").containsExactly(ArchiveGap.UNFINISHED);
        create(from);
        assertThat(from.asked()).as("nothing was left to ask for").isEqualTo(6);
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void keeps_nothing_that_does_not_verify_and_overwrites_nothing() throws Exception {
        ServedSample degraded = new ServedSample(log, log.checkpoint(log.city()), Optional.empty());
        assertThatThrownBy(() -> create(degraded)).isInstanceOf(Refusal.class).hasMessageContaining("RegulatorMSP");
        try (SignedLog other = new SignedLog(temporary.resolve("other"))) {
            other.appendJson(IntStream.range(0, ENTRIES)
                    .mapToObj(at -> CanonicalJson.parseObject("{\"id\":\"x" + at + "\",\"type\":\"trial\"}"))
                    .toList());
            ServedSample forged = new ServedSample(other, checkpoint, Optional.empty());
            assertThatThrownBy(() -> create(forged))
                    .isInstanceOf(TileRefused.class)
                    .hasMessageContaining("tile/");
        }
        create(served(true));
        assertThatThrownBy(() -> create(served(true)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("name a new folder");
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void is_made_from_the_store_of_a_gateway() throws Exception {
        log.archive().keep(log.body(), checkpoint);
        log.archive().stamp(log.body().state().block(), log.timeAuthority().stamp(checkpoint.text(), STAMPED));
        log.append(item);
        log.archive().keep(log.body(), log.checkpoint(log.city()));
        CheckpointVerifier verifier = new CheckpointVerifier(log.trust());
        try (StoredLog stored = StoredLog.open(temporary.resolve("log"), verifier)) {
            new ArchiveMaker(verifier, ArchiveProgress.NONE).make(stored, folder, Optional.empty());
        }
        assertThat(verify().isWhole()).isTrue();
    }

    @Test
    void gives_the_bundle_of_a_record() throws Exception {
        create(served(true));
        EvidenceBundle bundle = new ArchiveVerifier(log.trust(), () -> STAMPED, ArchiveProgress.NONE)
                .bundle(folder, item.id(), scratch());
        assertThat(new EvidenceVerifier(log.trust()).verify(bundle.canonical()).verdict())
                .isEqualTo(Verdict.MATCHES);
        assertThat(bundle.tokens()).hasSize(1);
    }

    @Test
    void is_kept_alive_by_renewals() throws Exception {
        create(served(false));
        assertThat(verify().gaps()).containsExactly(ArchiveGap.NEVER_STAMPED);
        TrialTimeAuthority early = log.timeAuthority()
                .above()
                .certify(
                        "early",
                        TrialTimeAuthority.Signing.P256,
                        TrialTimeAuthority.Purpose.STAMP,
                        TrialTimeAuthority.FROM,
                        STAMPED.plus(Duration.ofDays(100)));
        renew(early, STAMPED, RenewalKind.TIME_STAMP);
        assertThat(verify().isWhole()).isTrue();
        assertThat(verify(log.trust(), STAMPED.plus(Duration.ofDays(101))).gaps())
                .containsExactly(ArchiveGap.STAMP_ENDED);
        assertThatThrownBy(() -> renew(1, RenewalKind.TIME_STAMP))
                .as("too late")
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("renewed in time");

        renew(log.timeAuthority(), STAMPED.plus(Duration.ofDays(99)), RenewalKind.HASH);

        ArchiveReport report = verify(log.trust(), STAMPED.plus(Duration.ofDays(101)));
        assertThat(report.isWhole()).isTrue();
        assertThat(report.stamps()).hasSize(2);
        assertThatThrownBy(() -> renew(log.timeAuthority(), STAMPED.plus(Duration.ofDays(98)), RenewalKind.HASH))
                .as("before the one before")
                .isInstanceOf(Refusal.class);
        assertThat(files()).noneMatch(file -> name(file).equals("renewals/0003.json"));
    }

    @Test
    void finds_a_renewal_that_came_too_late() throws Exception {
        create(served(true));
        TrialTimeAuthority early = log.timeAuthority()
                .above()
                .certify(
                        "early",
                        TrialTimeAuthority.Signing.P256,
                        TrialTimeAuthority.Purpose.STAMP,
                        TrialTimeAuthority.FROM,
                        STAMPED.plus(Duration.ofDays(100)));
        renew(early, STAMPED.plus(Duration.ofDays(1)), RenewalKind.TIME_STAMP);
        List<ArchivedFile> covers = List.of(folder.sum(ArchivePath.MANIFEST), folder.sum(ArchivePath.renewal(1)));
        byte[] stamped = Renewal.stamped(2, RenewalKind.TIME_STAMP, covers);
        TimestampToken late = log.timeAuthority()
                .stamp(new String(stamped, StandardCharsets.UTF_8), STAMPED.plus(Duration.ofDays(200)));
        folder.write(ArchivePath.renewal(2), new Renewal(2, RenewalKind.TIME_STAMP, covers, late).canonical());

        assertThat(verify().findings()).singleElement().satisfies(found -> {
            assertThat(found.check()).isEqualTo(ArchiveCheck.STAMPS);
            assertThat(found.file()).isEqualTo("renewals/0002.json");
            assertThat(found.place()).isEqualTo("time");
        });
    }

    @Test
    void finds_renewals_that_were_reordered_or_cut() throws Exception {
        create(served(true));
        renew(1, RenewalKind.TIME_STAMP);
        renew(2, RenewalKind.TIME_STAMP);
        renew(3, RenewalKind.HASH);
        Path first = folder.root().resolve("renewals/0001.json");
        Path second = folder.root().resolve("renewals/0002.json");
        byte[] one = Files.readAllBytes(first);
        byte[] two = Files.readAllBytes(second);

        Files.write(first, two);
        Files.write(second, one);
        assertThat(verify().findings()).anyMatch(found -> found.file().equals("renewals/0001.json"));
        Files.write(first, one);
        Files.delete(second);
        assertThat(verify().findings()).anyMatch(found -> found.file().equals("renewals/0003.json"));
        Files.move(folder.root().resolve("renewals/0003.json"), second);
        assertThat(verify().findings())
                .anyMatch(found ->
                        found.check() == ArchiveCheck.RENEWALS && found.file().equals("renewals/0002.json"));
    }

    @Test
    void does_not_judge_by_what_the_archive_says_of_trust() throws Exception {
        create(served(true));
        try (SignedLog other = new SignedLog(temporary.resolve("other"))) {
            ArchiveReport report = verify(other.trust(), STAMPED);
            assertThat(report.verdict()).isEqualTo(AuditVerdict.CHANGED);
            assertThat(report.findings()).anyMatch(found -> found.check() == ArchiveCheck.CHECKPOINT);
        }
    }

    @Test
    void does_not_take_a_newer_trust_root_for_a_change() throws Exception {
        TrustRoot known = log.trust();
        TrustRoot newer = new TrustRoot(
                known.version() + 1,
                known.origin(),
                known.channel(),
                known.genesis(),
                known.signatures(),
                known.cosigners(),
                known.quorum(),
                known.earlier(),
                known.timeAuthorities());
        new ArchiveMaker(new CheckpointVerifier(newer), ArchiveProgress.NONE)
                .make(served(true), folder, Optional.empty());

        ArchiveReport report = verify();

        assertThat(report.gaps()).containsExactly(ArchiveGap.TRUST_NEWER);
        assertThat(report.verdict()).isEqualTo(AuditVerdict.CANNOT_TELL);
        assertThat(verify(newer, STAMPED).isWhole()).isTrue();
    }
}
