/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jianzheng.evidence.archive.ArchiveReport.Tally;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.bundle.BundleBuilder;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.EntryTile;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.log.PartialLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.time.TimestampVerifier;
import org.jianzheng.evidence.time.VerifiedTimestamp;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Verifies an archive from nothing but its files and a trust root: every entry, both trees, both index maps (of a range: the registrations of all
 * keys that signed), the checkpoint, every time stamp and renewal. It changes nothing there.
 *
 * @param trust what alone is believed; what the archive says of trust is only compared
 * @param clock says whether the last time stamp still counts
 * @param progress is told how far it is
 */
public record ArchiveVerifier(TrustRoot trust, InstantSource clock, ArchiveProgress progress) {
    /**
     * Verifies an archive.
     *
     * @param scratch an empty folder for deriving the log anew, which takes about as much room; the caller removes it
     * @throws IOException if a file cannot be read that is there
     */
    public ArchiveReport verify(ArchiveFolder folder, Path scratch) throws IOException, InterruptedException {
        Path derived = scratch.resolve("derived");
        try (LogStore store = isRange(folder) ? LogStore.open(derived) : LogStore.openScratch(derived)) {
            return verify(folder, store);
        }
    }

    private static boolean isRange(ArchiveFolder folder) throws IOException {
        try {
            return ArchiveManifest.parse(folder.bytes(ArchivePath.MANIFEST, ArchiveManifest.MAX_BYTES))
                    .range()
                    .isPresent();
        } catch (Refusal | NoSuchFileException unreadable) {
            return false;
        }
    }

    /**
     * The bundle of a record, from an archive that is verified on the way.
     *
     * @param scratch as for {@link #verify}
     * @throws Refusal {@code STATE_FORBIDS} if the archive is not intact, {@code RECORD_UNKNOWN} if it does not hold the record, or what its
     *     signatures stand on
     */
    public EvidenceBundle bundle(ArchiveFolder folder, RecordId record, Path scratch)
            throws IOException, InterruptedException {
        try (LogStore store = LogStore.open(scratch.resolve("derived"))) {
            if (verify(folder, store).verdict() != AuditVerdict.INTACT) {
                throw Refusal.of(
                        ErrorCode.STATE_FORBIDS, "the archive is not intact: run archive verify, which says why");
            }
            SignedNote note = SignedNote.parse(text(folder.bytes(ArchivePath.CHECKPOINT, SignedNote.MAX_CHARACTERS)));
            EvidenceBundle bundle = isRange(folder) ? partial(folder, store, record, note) : whole(store, record, note);
            return folder.holds(ArchivePath.STAMP)
                    ? bundle.with(
                            List.of(new TimestampToken(folder.bytes(ArchivePath.STAMP, TimestampToken.MAX_BYTES))))
                    : bundle;
        }
    }

    private EvidenceBundle whole(LogStore store, RecordId record, SignedNote note) {
        try (LedgerLog log = LedgerLog.open(store)) {
            return new BundleBuilder(log, trust.version()).build(record, note);
        }
    }

    private EvidenceBundle partial(ArchiveFolder folder, LogStore store, RecordId record, SignedNote note)
            throws IOException, InterruptedException {
        LogState state = Checkpoint.parse(note.text()).state();
        TwoTrees<IOException> trees = TwoTrees.open(path -> folder.bytes(path, EntryTile.MAX_BYTES), state);
        PartialLog log = new PartialLog(store, state.size(), (suite, position) -> {
            try {
                return trees.inclusion(suite, position);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException("reading files waits for nobody", e);
            }
        });
        long position = log.position(record).orElse(-1);
        if (position >= 0
                && new Foundations(log)
                        .missing(position, LogEntry.parse(log.entry(position).orElseThrow()))
                        .isPresent()) {
            throw Refusal.of(
                    ErrorCode.RECORD_UNKNOWN,
                    "record %s stands before the range, without what its signatures stand on",
                    record);
        }
        return new BundleBuilder(log, trust.version()).build(record, note);
    }

    private ArchiveReport verify(ArchiveFolder folder, LogStore store) throws IOException, InterruptedException {
        Tally tally = new Tally();
        if (!Files.isDirectory(folder.root()) || folder.isEmpty()) {
            tally.gap(ArchiveGap.NO_ARCHIVE);
            return tally.report(List.of());
        }
        if (folder.isUnfinished()) {
            tally.gap(ArchiveGap.UNFINISHED);
            return tally.report(List.of());
        }
        Optional<ArchiveManifest> read = manifest(folder, tally);
        if (read.isEmpty()) {
            return tally.report(List.of());
        }
        ArchiveManifest manifest = read.get();
        boolean newer = isNewer(folder, tally);
        Map<ArchivePath, ArchivedFile> sums = files(folder, manifest, tally);
        if (newer) {
            // Keys and authorities that this trust root does not know yet are no sign of a change.
            tally.gap(ArchiveGap.TRUST_NEWER);
            return tally.report(List.of());
        }
        RenewalChain chain = new RenewalChain(new TimestampVerifier(trust.timeAuthorities()), tally);
        Optional<Checkpoint> body = checkpoint(folder, manifest, chain, tally);
        if (body.isPresent() && body.get().state().size() > 0) {
            new ArchivedContent(folder, manifest, body.get().state(), progress).check(store, tally);
        }
        chain.check(folder, sums);
        judgeTime(chain.stamps(), tally);
        return tally.report(chain.stamps());
    }

    private static Optional<ArchiveManifest> manifest(ArchiveFolder folder, Tally tally) throws IOException {
        try {
            ArchiveManifest manifest =
                    ArchiveManifest.parse(folder.bytes(ArchivePath.MANIFEST, ArchiveManifest.MAX_BYTES));
            tally.right(ArchiveCheck.MANIFEST, 1);
            return Optional.of(manifest);
        } catch (Refusal refusal) {
            malformed(ArchivePath.MANIFEST, "a manifest in its one form", refusal, tally);
        } catch (NoSuchFileException missing) {
            tally.wrong(ArchiveCheck.MANIFEST, ArchivePath.MANIFEST, "file", "a manifest", "nothing");
        }
        return Optional.empty();
    }

    /** Checks what the archive says of trust; whether it was made under a newer trust root than this one. */
    private boolean isNewer(ArchiveFolder folder, Tally tally) throws IOException {
        try {
            TrustRoot then = TrustRoot.parse(folder.bytes(ArchivePath.TRUST, TrustRoot.MAX_BYTES));
            if (then.origin().equals(trust.origin())) {
                tally.right(ArchiveCheck.MANIFEST, 1);
                return then.version() > trust.version();
            }
            tally.wrong(
                    ArchiveCheck.MANIFEST,
                    ArchivePath.TRUST,
                    "origin",
                    trust.origin().value(),
                    then.origin().value());
        } catch (Refusal refusal) {
            malformed(ArchivePath.TRUST, "a trust root", refusal, tally);
        } catch (NoSuchFileException missing) {
            tally.wrong(ArchiveCheck.MANIFEST, ArchivePath.TRUST, "file", "a trust root", "nothing");
        }
        return false;
    }

    private static void malformed(ArchivePath path, String demanded, Refusal refusal, Tally tally) {
        tally.wrong(ArchiveCheck.MANIFEST, path, "form", demanded, refusal.code() + ": " + refusal.sentence());
    }

    /** Holds the files against the manifest, and the manifest against what an archive of this size has; gives the sums of what is there. */
    private static Map<ArchivePath, ArchivedFile> files(ArchiveFolder folder, ArchiveManifest manifest, Tally tally)
            throws IOException {
        Map<ArchivePath, ArchivedFile> sums = new TreeMap<>();
        Set<String> named = new HashSet<>(Set.of(ArchivePath.MANIFEST.value()));
        for (int number = RenewalChain.count(folder); number > 0; number--) {
            named.add(ArchivePath.renewal(number).value());
        }
        for (ArchivedFile stated : manifest.files()) {
            named.add(stated.path().value());
            try {
                ArchivedFile met = folder.sum(stated.path());
                sums.put(stated.path(), met);
                if (met.equals(stated)) {
                    tally.right(ArchiveCheck.FILES, 1);
                } else {
                    tally.wrong(ArchiveCheck.FILES, stated.path(), "content", stated.content(), met.content());
                }
            } catch (NoSuchFileException missing) {
                tally.wrong(ArchiveCheck.FILES, stated.path(), "file", stated.content(), "nothing");
            } catch (Refusal tooLarge) {
                tally.wrong(ArchiveCheck.FILES, stated.path(), "size", stated.content(), tooLarge.sentence());
            }
        }
        others(folder, named, tally);
        return sums;
    }

    private static void others(ArchiveFolder folder, Set<String> named, Tally tally) throws IOException {
        try {
            for (String name : folder.names()) {
                if (!named.contains(name)) {
                    tally.wrong(
                            name.startsWith(ArchivePath.RENEWALS) ? ArchiveCheck.RENEWALS : ArchiveCheck.FILES,
                            name,
                            "file",
                            "nothing: neither the manifest nor an unbroken row of renewals names it",
                            "a file");
                }
            }
        } catch (Refusal tooMany) {
            tally.wrong(ArchiveCheck.FILES, folder.root(), "files", "those of an archive", tooMany.sentence());
        }
    }

    private Optional<Checkpoint> checkpoint(
            ArchiveFolder folder, ArchiveManifest manifest, RenewalChain chain, Tally tally) throws IOException {
        try {
            String note = text(folder.bytes(ArchivePath.CHECKPOINT, SignedNote.MAX_CHARACTERS));
            VerifiedCheckpoint verified = new CheckpointVerifier(trust).verify(note);
            Checkpoint body = verified.body();
            String listed = manifest.origin() + ", block " + manifest.block() + ", " + manifest.size() + " entries";
            String signed = body.origin() + ", block " + body.state().block() + ", "
                    + body.state().size() + " entries";
            if (!verified.quorum().isMet()) {
                tally.wrong(
                        ArchiveCheck.CHECKPOINT,
                        ArchivePath.CHECKPOINT,
                        "quorum",
                        "cosignatures of a quorum",
                        "without " + String.join(", ", verified.quorum().missing()));
            } else if (!listed.equals(signed)) {
                tally.wrong(ArchiveCheck.MANIFEST, ArchivePath.MANIFEST, "log", signed, listed);
            } else {
                tally.right(ArchiveCheck.CHECKPOINT, 1);
            }
            if (folder.holds(ArchivePath.STAMP)) {
                stamp(folder, body, chain, tally);
            }
            return verified.quorum().isMet() ? Optional.of(body) : Optional.empty();
        } catch (CheckpointRefused refused) {
            tally.wrong(
                    ArchiveCheck.CHECKPOINT,
                    ArchivePath.CHECKPOINT,
                    refused.rule().name(),
                    refused.expected(),
                    refused.given());
        } catch (NoSuchFileException missing) {
            tally.wrong(ArchiveCheck.CHECKPOINT, ArchivePath.CHECKPOINT, "file", "a checkpoint", "nothing");
        }
        return Optional.empty();
    }

    private static void stamp(ArchiveFolder folder, Checkpoint body, RenewalChain chain, Tally tally)
            throws IOException {
        try {
            TimestampToken token = new TimestampToken(folder.bytes(ArchivePath.STAMP, TimestampToken.MAX_BYTES));
            chain.stamp(ArchivePath.STAMP, token, bytes(body.text()));
        } catch (Refusal refusal) {
            tally.wrong(ArchiveCheck.STAMPS, ArchivePath.STAMP, "form", "a time stamp", refusal.sentence());
        }
    }

    private void judgeTime(List<VerifiedTimestamp> stamps, Tally tally) {
        if (stamps.isEmpty()) {
            tally.gap(ArchiveGap.NEVER_STAMPED);
        } else if (clock.instant().isAfter(stamps.getLast().inForceUntil())) {
            tally.gap(ArchiveGap.STAMP_ENDED);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static ByteString bytes(String text) {
        return ByteString.copyFromUtf8(text);
    }
}
