/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.Optional;
import org.jianzheng.evidence.bundle.ClipStage;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/** The step that compares a file with the one that a record or an item names, or a clip with the recording. */
final class FileStep {
    private final EvidenceBundle bundle;
    private final Envelope record;
    private final Optional<BatchItem> item;
    private final Progress progress;

    FileStep(EvidenceBundle bundle, Envelope record, Optional<BatchItem> item, Progress progress) {
        this.bundle = bundle;
        this.record = record;
        this.item = item;
        this.progress = progress;
    }

    void require(Optional<OriginalFile> original) {
        boolean namesFile = item.map(of -> of.file().isPresent()).orElse(registersFile());
        if (bundle.clip().isPresent()) {
            requireClip(bundle.clip().get(), original);
        } else if (original.isPresent()) {
            if (!namesFile) {
                throw new StepFailed(
                        Verdict.CANNOT_TELL,
                        Rule.FILE_NAMED,
                        RecordType.EVIDENCE_FILE.wireName(),
                        item.isPresent()
                                ? "an item without digests"
                                : record.type().wireName());
            }
            requireSameFile(original.get());
        }
        if (namesFile && bundle.capture().isEmpty()) {
            progress.gap(StepName.FILE, Gap.UNPROVEN_BEFORE_LEDGER);
        } else if (original.isPresent()) {
            progress.ok(StepName.FILE);
        } else {
            progress.skipped(StepName.FILE);
        }
    }

    private boolean registersFile() {
        return record instanceof ReadableRecord && record.type() == RecordType.EVIDENCE_FILE;
    }

    private FileRegistration registration() {
        try {
            return FileRegistration.fromJson(((ReadableRecord) record).body());
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.RECORD_FORM, "the registration of a file", refusal.sentence());
        }
    }

    private OriginalFile registered() {
        Optional<BatchItem.Bytes> bytes = item.flatMap(BatchItem::file);
        if (bytes.isPresent()) {
            return new OriginalFile(bytes.get().digests(), bytes.get().size());
        }
        FileRegistration file = registration();
        return new OriginalFile(file.digests(), file.size());
    }

    private void requireSameFile(OriginalFile original) {
        String computed = describe(registered());
        String given = describe(original);
        if (!computed.equals(given)) {
            throw new StepFailed(Verdict.DIFFERS, Rule.FILE_DIGEST, computed, given);
        }
        progress.found(Rule.FILE_DIGEST, computed, given);
    }

    private static String describe(OriginalFile file) {
        return file.digests().sha256() + ", " + file.digests().sm3() + ", " + file.size() + " bytes";
    }

    private void requireClip(ClipStage clip, Optional<OriginalFile> original) {
        if (!registersFile()) {
            throw StepFailed.invalid(
                    Rule.CLIP_RANGE,
                    RecordType.EVIDENCE_FILE.wireName(),
                    record.type().wireName());
        }
        FileRegistration recording = registration();
        DualDigest roots = recording
                .chunkRoot()
                .orElseThrow(() -> StepFailed.invalid(Rule.CLIP_RANGE, "chunk roots in the record", "none"));
        long chunks = recording.chunks();
        if (clip.first() < 0 || clip.count() < 1 || clip.count() > chunks - clip.first()) {
            throw StepFailed.invalid(
                    Rule.CLIP_RANGE, "chunks 0 to " + (chunks - 1), clip.count() + " chunks from " + clip.first());
        }
        long begin = clip.first() * FileRegistration.CHUNK;
        long end = Math.min(recording.size(), begin + clip.count() * FileRegistration.CHUNK);
        String range = "bytes " + begin + " to " + end + " of " + recording.size();
        progress.found(Rule.CLIP_RANGE, range, range);
        original.ifPresent(file -> requirePart(clip, file, end - begin, recording.chunks(), roots));
    }

    private void requirePart(ClipStage clip, OriginalFile file, long size, long chunks, DualDigest roots) {
        if (file.size() != size) {
            throw new StepFailed(Verdict.DIFFERS, Rule.CLIP_PATH, size + " bytes", file.size() + " bytes");
        }
        if (file.chunks().size() != clip.count()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.CLIP_PATH,
                    clip.count() + " chunks",
                    file.chunks().size() + " chunks");
        }
        for (HashSuite suite : HashSuite.values()) {
            String stated = suite.id() + " root " + Hash.of(roots.in(suite)).hex();
            String computed =
                    suite.id() + " root " + root(clip, file, suite, chunks).hex();
            if (!computed.equals(stated)) {
                throw new StepFailed(Verdict.DIFFERS, Rule.CLIP_PATH, computed, stated);
            }
            progress.found(Rule.CLIP_PATH, computed, stated);
        }
    }

    private static Hash root(ClipStage clip, OriginalFile file, HashSuite suite, long chunks) {
        try {
            return clip.proof(suite, chunks)
                    .root(file.chunks().stream().map(leaf -> leaf.in(suite)).toList(), TreeHasher.of(suite));
        } catch (ProofRefused refused) {
            throw StepFailed.invalid(
                    Rule.CLIP_PATH, suite.id() + " " + refused.rule() + " " + refused.computed(), refused.given());
        }
    }
}
