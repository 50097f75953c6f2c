/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Remembered;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.CaptureStatement;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * Verifies evidence bundles without any network. Every byte of a bundle is hostile until its step has passed; no input makes
 * it throw. Checkpoints and registrations that were verified are remembered (bounded), so that many bundles under one
 * checkpoint cost hashes and the records' own signatures only. Safe for use by several threads at once.
 */
public final class EvidenceVerifier {
    private static final int REMEMBERED_REGISTRATIONS = 4096;
    private static final int REMEMBERED_KEY_RINGS = 1024;

    private final TrustRoot trust;
    private final CheckpointSteps checkpoints;
    private final TimestampSteps timestamps;
    private final BidSteps bids;
    private final Remembered<ProvedUnder, Boolean> provedRegistrations = new Remembered<>(REMEMBERED_REGISTRATIONS);
    private final Remembered<List<ProvedEntry>, KeyRing> keyRings = new Remembered<>(REMEMBERED_KEY_RINGS);

    /** A registration with its paths and the roots to which they must lead. */
    private record ProvedUnder(ProvedEntry entry, LogState state) {}

    /** Verifies by this trust root and by nothing else. */
    public EvidenceVerifier(TrustRoot trust) {
        this(trust, Optional.empty());
    }

    /** As {@link #EvidenceVerifier(TrustRoot)}, and only what extends the log of this checkpoint, which the verifier holds. */
    public EvidenceVerifier(TrustRoot trust, Checkpoint held) {
        this(trust, Optional.of(held));
    }

    private EvidenceVerifier(TrustRoot trust, Optional<Checkpoint> held) {
        this.trust = trust;
        this.checkpoints = new CheckpointSteps(trust, held);
        this.timestamps = new TimestampSteps(trust);
        this.bids = new BidSteps(trust);
    }

    /** Verifies the record of a bundle. */
    public VerificationReport verify(byte[] bundle) {
        return verify(bundle, Optional.empty());
    }

    /** Verifies the record of a bundle and that this file is the one that it registers. */
    public VerificationReport verify(byte[] bundle, OriginalFile original) {
        return verify(bundle, Optional.of(original));
    }

    private VerificationReport verify(byte[] bytes, Optional<OriginalFile> original) {
        Progress progress = Progress.ofBundle();
        try {
            EvidenceBundle bundle = read(bytes, progress);
            SignedNote note = checkpoints.requireTrustRoot(bundle.trustVersion(), bundle.checkpoint(), progress);
            requireCheckpoint(bundle, note, progress);
            VerifiedCheckpoint checkpoint =
                    checkpoints.requireCosigned(bundle.checkpoint(), bundle.consistency(), bundle.later(), progress);
            List<TimestampSummary> stamps =
                    bundle.tokens().isEmpty() ? List.of() : timestamps.require(bundle.tokens(), note.text(), progress);
            requireIncluded(bundle, checkpoint.body().state(), progress);
            Envelope record = requireRecord(bundle);
            RecordSummary summary = summary(bundle, record, checkpoint, stamps);
            progress.about(summary);
            bids.end(record, progress);
            requireSigned(bundle, record, progress);
            Optional<BatchItem> item = bundle.batch().map(stage -> ItemSteps.require(stage, record, summary, progress));
            new FileStep(bundle, record, item, progress).require(original);
            bundle.ledger()
                    .ifPresent(ledger -> new LedgerSteps(trust, progress)
                            .require(
                                    ledger,
                                    bundle.proved().entry(),
                                    checkpoint.body().state()));
            return progress.matches();
        } catch (StepFailed failure) {
            return progress.failed(failure);
        }
    }

    private EvidenceBundle read(byte[] bytes, Progress progress) {
        try {
            EvidenceBundle bundle = EvidenceBundle.parse(bytes);
            Set<Part> parts = checkpoints.parts(bundle.consistency(), bundle.later());
            bundle.ledger().ifPresent(blocks -> parts.add(Part.LEDGER));
            bundle.batch().ifPresent(item -> parts.add(Part.ITEM));
            if (!bundle.tokens().isEmpty()) {
                parts.add(Part.STAMPED);
            }
            progress.goesOn(parts);
            progress.ok(StepName.CANONICAL_FORM);
            progress.ok(StepName.VERSION);
            return bundle;
        } catch (Refusal refusal) {
            Rule rule = switch (refusal.code()) {
                case MALFORMED_JSON, NOT_CANONICAL -> Rule.CANONICAL_BYTES;
                case UNKNOWN_VERSION -> Rule.KNOWN_VERSION;
                default -> Rule.BUNDLE_FORM;
            };
            if (rule != Rule.CANONICAL_BYTES) {
                progress.ok(StepName.CANONICAL_FORM);
            }
            throw StepFailed.invalid(rule, "an evidence bundle of version 1, grade light or full", refusal.sentence());
        }
    }

    private static void requireCheckpoint(EvidenceBundle bundle, SignedNote note, Progress progress) {
        long size;
        try {
            size = Checkpoint.parse(note.text()).state().size();
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.CHECKPOINT_FORM, "the body of a checkpoint", refusal.sentence());
        }
        if (size != bundle.size()) {
            throw StepFailed.invalid(Rule.CHECKPOINT_SIZE, Long.toString(size), Long.toString(bundle.size()));
        }
        progress.found(Rule.CHECKPOINT_SIZE, Long.toString(size), Long.toString(bundle.size()));
        progress.ok(StepName.CHECKPOINT);
    }

    private void requireIncluded(EvidenceBundle bundle, LogState state, Progress progress) {
        requireIncluded(bundle.proved(), state);
        bundle.capture().ifPresent(capture -> requireIncluded(capture, state));
        bundle.withdrawn().ifPresent(order -> requireIncluded(order, state));
        for (ProvedEntry entry : bundle.keys()) {
            provedRegistrations.get(new ProvedUnder(entry, state), unknown -> {
                requireIncluded(entry, state);
                return true;
            });
        }
        for (HashSuite suite : HashSuite.values()) {
            String root = state.roots(suite).log().hex();
            progress.found(Rule.INCLUSION_PATH, suite.id() + " root " + root, suite.id() + " root " + root);
        }
        progress.ok(StepName.INCLUSION);
    }

    private static void requireIncluded(ProvedEntry entry, LogState state) {
        requireSignatures(entry);
        byte[] canonical = entry.entry().canonical();
        for (HashSuite suite : HashSuite.values()) {
            TreeHasher hasher = TreeHasher.of(suite);
            try {
                entry.proof(suite, state.size())
                        .verify(hasher.leaf(canonical), state.roots(suite).log(), hasher);
            } catch (ProofRefused refused) {
                throw StepFailed.invalid(
                        Rule.INCLUSION_PATH,
                        suite.id() + " " + refused.rule() + " " + refused.computed(),
                        refused.given() + " for position " + entry.position());
            }
        }
    }

    /** Signatures are part of what is hashed: without them nothing could be compared, and what is missing is said first. */
    private static void requireSignatures(ProvedEntry entry) {
        boolean missing = entry.entry()
                .record()
                .optional("signatures")
                .map(value -> value instanceof JsonArray signatures && signatures.isEmpty())
                .orElse(true);
        if (missing) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.RECORD_SIGNED,
                    "signatures of the record",
                    "none at position " + entry.position());
        }
    }

    private static Envelope requireRecord(EvidenceBundle bundle) {
        try {
            return Envelope.parse(bundle.proved().entry().record());
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.RECORD_FORM, "an envelope of version 1", refusal.sentence());
        }
    }

    private static RecordSummary summary(
            EvidenceBundle bundle, Envelope record, VerifiedCheckpoint checkpoint, List<TimestampSummary> timestamps) {
        RecordSummary summary = RecordSummary.of(bundle, record, checkpoint.cosignedAt(), timestamps);
        return bundle.withdrawn()
                .map(order -> summary.withdrawnBy(requireWithdrawal(record, order)))
                .orElse(summary);
    }

    private static Withdrawal requireWithdrawal(Envelope record, ProvedEntry entry) {
        try {
            if (record instanceof ReadableRecord file
                    && file.type() == RecordType.EVIDENCE_FILE
                    && Envelope.parse(entry.entry().record()) instanceof ReadableRecord order
                    && order.type() == RecordType.EVIDENCE_ERASURE) {
                String registered =
                        digests(FileRegistration.fromJson(file.body()).digests());
                Erasure erasure = Erasure.fromJson(order.body());
                String withdrawn = digests(erasure.digests());
                if (!registered.equals(withdrawn)) {
                    throw StepFailed.invalid(Rule.WITHDRAWAL, registered, withdrawn);
                }
                return Withdrawal.of(order, erasure, entry.entry().time());
            }
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.WITHDRAWAL, "an order of withdrawal", refusal.sentence());
        }
        throw StepFailed.invalid(Rule.WITHDRAWAL, "an order of withdrawal beside a registered file", "other records");
    }

    private static String digests(DualDigest digests) {
        return digests.sha256() + ", " + digests.sm3();
    }

    private void requireSigned(EvidenceBundle bundle, Envelope record, Progress progress) {
        // All entries are known to be in the log, so what the ring says depends on nothing but the registrations.
        KeyRing ring = keyRings.get(bundle.keys(), KeyRing::of);
        ring.requireSigned(record, bundle.proved());
        progress.ok(StepName.SIGNATURES);
        ring.requireVerified();
        Set<Long> used = ring.requireEntitled(record, bundle.proved());
        bundle.capture().ifPresent(capture -> used.addAll(requireCapture(record, capture, ring)));
        bundle.withdrawn()
                .ifPresent(order ->
                        used.addAll(requireSigned(Envelope.parse(order.entry().record()), order, ring)));
        ring.requireAllUsed(used);
        progress.ok(StepName.KEYS);
    }

    private static Set<Long> requireSigned(Envelope record, ProvedEntry entry, KeyRing ring) {
        ring.requireSigned(record, entry);
        return ring.requireEntitled(record, entry);
    }

    private static Set<Long> requireCapture(Envelope record, ProvedEntry entry, KeyRing ring) {
        try {
            if (record instanceof ReadableRecord file
                    && file.type() == RecordType.EVIDENCE_FILE
                    && Envelope.parse(entry.entry().record()) instanceof ReadableRecord capture
                    && capture.type() == RecordType.EVIDENCE_CAPTURE) {
                String registered =
                        FileRegistration.fromJson(file.body()).evidence().value();
                String captured =
                        CaptureStatement.fromJson(capture.body()).evidence().value();
                if (!registered.equals(captured)) {
                    throw StepFailed.invalid(Rule.CAPTURE, registered, captured);
                }
                return requireSigned(capture, entry, ring);
            }
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.CAPTURE, "a capture statement", refusal.sentence());
        }
        throw StepFailed.invalid(Rule.CAPTURE, "a capture statement beside a registered file", "other records");
    }
}
