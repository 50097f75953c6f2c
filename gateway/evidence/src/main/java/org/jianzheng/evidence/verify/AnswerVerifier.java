/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexLeaf;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.index.IndexPath;
import org.jianzheng.evidence.index.MapHasher;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.CompactRange;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Verifies answers from the index without any network: that the entries are all that stand under a key, in some blocks or at all, or that
 * there is none. Every byte of an answer is hostile until its step has passed; no input makes it throw. Safe for use by several
 * threads at once.
 */
public final class AnswerVerifier {
    private final CheckpointSteps checkpoints;

    /** Verifies by this trust root and by nothing else. */
    public AnswerVerifier(TrustRoot trust) {
        this.checkpoints = new CheckpointSteps(trust, Optional.empty());
    }

    /** As {@link #AnswerVerifier(TrustRoot)}, and only what extends the log of this checkpoint, which the verifier holds. */
    public AnswerVerifier(TrustRoot trust, Checkpoint held) {
        this.checkpoints = new CheckpointSteps(trust, Optional.of(held));
    }

    /**
     * Verifies an answer: {@code MATCHES} if it proves entries, with a gap if these are a part of what was asked for; {@code NOT_RECORDED}
     * if it proves that there is none, {@code CANNOT_TELL} if it would prove so under a checkpoint that no quorum has signed.
     */
    public VerificationReport verify(byte[] answer) {
        return verify(List.of(answer), Optional.empty());
    }

    /** Verifies an answer, and that it is about this file. */
    public VerificationReport verify(byte[] answer, OriginalFile original) {
        return verify(List.of(answer), Optional.of(original));
    }

    /**
     * Verifies parts of an answer: each by itself, then that they follow each other. The report is that of the first that fails, or of all
     * together under the newest of their checkpoints; there is no gap between them or behind them unless it says so.
     *
     * @param parts at least one, in any order
     */
    public VerificationReport verifyTogether(List<byte[]> parts) {
        for (byte[] part : parts) {
            VerificationReport alone = verify(List.of(part), Optional.empty());
            if (parts.size() == 1 || alone.failure().isPresent()) {
                return alone;
            }
        }
        return verify(parts, Optional.empty());
    }

    private VerificationReport verify(List<byte[]> parts, Optional<OriginalFile> original) {
        Progress progress = Progress.ofAnswer();
        try {
            IndexAnswer answer = read(parts, progress);
            SignedNote note = checkpoints.requireTrustRoot(answer.trustVersion(), answer.checkpoint(), progress);
            requireCheckpoint(note, progress);
            VerifiedCheckpoint checkpoint =
                    checkpoints.requireCosigned(answer.checkpoint(), answer.consistency(), Optional.empty(), progress);
            requireQuorumForNone(answer, checkpoint);
            requireAsked(answer, progress);
            requireIndexed(answer, checkpoint.body().state(), progress);
            progress.about(AnswerSummary.of(answer, checkpoint));
            requireFile(answer.key(), original, progress);
            return answer.asked().isEmpty() ? progress.notRecorded() : progress.matches();
        } catch (StepFailed failure) {
            return progress.failed(failure);
        }
    }

    private IndexAnswer read(List<byte[]> parts, Progress progress) {
        try {
            IndexAnswer answer = parts.size() == 1
                    ? IndexAnswer.parse(parts.getFirst())
                    : joined(parts.stream().map(IndexAnswer::parse).toList());
            progress.goesOn(checkpoints.parts(answer.consistency(), Optional.empty()));
            progress.ok(StepName.CANONICAL_FORM);
            progress.ok(StepName.VERSION);
            return answer;
        } catch (Refusal refusal) {
            Rule rule = switch (refusal.code()) {
                case MALFORMED_JSON, NOT_CANONICAL -> Rule.CANONICAL_BYTES;
                case UNKNOWN_VERSION -> Rule.KNOWN_VERSION;
                default -> Rule.BUNDLE_FORM;
            };
            if (rule != Rule.CANONICAL_BYTES) {
                progress.ok(StepName.CANONICAL_FORM);
            }
            throw StepFailed.invalid(rule, "an answer from the index of version 1", refusal.sentence());
        }
    }

    private static IndexAnswer joined(List<IndexAnswer> parts) {
        try {
            return IndexAnswer.join(parts);
        } catch (Refusal refusal) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL, Rule.PARTS_TOGETHER, "parts that follow each other", refusal.sentence());
        }
    }

    private static void requireCheckpoint(SignedNote note, Progress progress) {
        try {
            Checkpoint.parse(note.text());
            progress.ok(StepName.CHECKPOINT);
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.CHECKPOINT_FORM, "the body of a checkpoint", refusal.sentence());
        }
    }

    /** Entries speak for themselves; that there is none, only the cosigners say. */
    private static void requireQuorumForNone(IndexAnswer answer, VerifiedCheckpoint checkpoint) {
        if (answer.asked().isEmpty() && !checkpoint.quorum().isMet()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.QUORUM,
                    "a quorum for the proof that there is none",
                    "cosigned by " + checkpoint.quorum().signed() + ", missing "
                            + checkpoint.quorum().missing());
        }
    }

    private static void requireAsked(IndexAnswer answer, Progress progress) {
        String asked = answer.key().name().wireName() + " " + answer.key().key();
        for (LogEntry entry : answer.entries()) {
            if (!entry.keys().contains(answer.key())) {
                throw StepFailed.invalid(
                        Rule.ENTRY_KEY, asked, "the entry of block " + entry.block() + ", index " + entry.index());
            }
        }
        progress.found(Rule.ENTRY_KEY, asked, answer.entries().size() + " entries bear it");
        progress.ok(StepName.ENTRIES);
    }

    private static void requireIndexed(IndexAnswer answer, LogState state, Progress progress) {
        for (HashSuite suite : HashSuite.values()) {
            String computed = suite.id() + " root " + root(answer, suite).hex();
            String given =
                    suite.id() + " root " + given(answer, state.roots(suite)).hex();
            if (!computed.equals(given)) {
                throw StepFailed.invalid(Rule.INDEX_PATH, computed, given);
            }
            progress.found(Rule.INDEX_PATH, computed, given);
        }
        if (!answer.isOpenBefore() && !answer.isOpenBehind()) {
            progress.ok(StepName.INDEX);
            return;
        }
        String held = "entries " + answer.first() + " to "
                + (answer.first() + answer.entries().size() - 1) + " of " + answer.total();
        if (answer.asked().isEmpty()) {
            throw new StepFailed(Verdict.CANNOT_TELL, Rule.PARTS_TOGETHER, "all that was asked for", held);
        }
        progress.found(Rule.PARTS_TOGETHER, "all that was asked for", held);
        progress.gap(StepName.INDEX, Gap.PART_OF_ANSWER);
    }

    private static Hash given(IndexAnswer answer, LogState.Roots roots) {
        return switch (answer.key().name().map()) {
            case INDEX -> roots.index();
            case ACTIVE -> roots.active();
        };
    }

    private static Hash root(IndexAnswer answer, HashSuite suite) {
        TreeHasher hasher = TreeHasher.of(suite);
        MapHasher mapHasher = new MapHasher(hasher);
        IndexPath path = answer.path(suite);
        Hash key = answer.key().hash(hasher);
        if (answer.entries().isEmpty()) {
            try {
                return path.rootWithout(key, mapHasher);
            } catch (IllegalArgumentException e) {
                throw StepFailed.invalid(
                        Rule.INDEX_PATH,
                        suite.id() + " a way that does not meet the key",
                        String.valueOf(e.getMessage()));
            }
        }
        if (path.other().isPresent()) {
            throw StepFailed.invalid(
                    Rule.INDEX_PATH, suite.id() + " a way to the key itself", "a way that ends with another key");
        }
        return path.rootWith(new IndexLeaf(key, answer.total(), rootOfEntries(answer, hasher)), mapHasher);
    }

    private static Hash rootOfEntries(IndexAnswer answer, TreeHasher hasher) {
        List<Hash> leaves = answer.entries().stream()
                .map(entry -> hasher.leaf(entry.canonical()))
                .toList();
        if (answer.part().isEmpty()) {
            CompactRange all = new CompactRange(hasher);
            leaves.forEach(all::append);
            return all.root();
        }
        try {
            return answer.part().get().proof(hasher.suite(), leaves.size()).root(leaves, hasher);
        } catch (ProofRefused refused) {
            throw StepFailed.invalid(
                    Rule.INDEX_PATH,
                    hasher.suite().id() + " " + refused.rule() + " " + refused.computed(),
                    refused.given());
        }
    }

    private static void requireFile(IndexKey key, Optional<OriginalFile> original, Progress progress) {
        if (original.isEmpty()) {
            progress.skipped(StepName.FILE);
            return;
        }
        String sha256 = original.get().digests().sha256().hex();
        String sm3 = original.get().digests().sm3().hex();
        String asked = key.name().wireName() + " " + key.key();
        if (key.name() != IndexName.DIGEST
                || !(key.key().equals(sha256) || key.key().equals(sm3))) {
            throw new StepFailed(Verdict.CANNOT_TELL, Rule.FILE_ASKED, "digest " + sha256 + " or " + sm3, asked);
        }
        progress.found(Rule.FILE_ASKED, asked, asked);
        progress.ok(StepName.FILE);
    }
}
