/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.checkpoint.LaterCheckpoint;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.trust.QuorumResult;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Remembered;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/** The steps that show a checkpoint to be one of the trusted log. What was verified is remembered, within bounds. */
final class CheckpointSteps {
    /** Few, because a note is remembered before anything in it is verified. */
    private static final int REMEMBERED_NOTES = 16;

    private static final int REMEMBERED_CHECKPOINTS = 256;

    private final TrustRoot trust;
    private final Optional<LogState> held;
    private final CheckpointVerifier checkpoints;
    private final Remembered<String, SignedNote> readNotes = new Remembered<>(REMEMBERED_NOTES);
    private final Remembered<String, VerifiedCheckpoint> verifiedCheckpoints = new Remembered<>(REMEMBERED_CHECKPOINTS);

    CheckpointSteps(TrustRoot trust, Optional<Checkpoint> held) {
        this.trust = trust;
        this.held = held.map(Checkpoint::state);
        this.checkpoints = new CheckpointVerifier(trust);
    }

    SignedNote requireTrustRoot(long version, String checkpoint, Progress progress) {
        if (version < 1) {
            throw StepFailed.invalid(Rule.BUNDLE_FORM, "at least 1", "trust " + version);
        }
        if (version > trust.version()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.TRUST_VERSION,
                    "trust root version " + version,
                    "version " + trust.version());
        }
        SignedNote note;
        String origin;
        try {
            note = readNotes.get(checkpoint, SignedNote::parseOnce);
            origin = note.text().substring(0, note.text().indexOf('\n'));
        } catch (Refusal refusal) {
            throw StepFailed.invalid(Rule.CHECKPOINT_FORM, "a signed note", refusal.sentence());
        }
        if (!origin.equals(trust.origin().value())) {
            // Under the name of a known cosigner this claims to be the trusted log; otherwise it may be any other.
            Verdict verdict = checkpoints.isClaimedByKnownCosigner(note) ? Verdict.PROOF_INVALID : Verdict.CANNOT_TELL;
            throw new StepFailed(verdict, Rule.TRUST_ORIGIN, trust.origin().value(), origin);
        }
        progress.found(Rule.TRUST_ORIGIN, trust.origin().value(), origin);
        progress.ok(StepName.TRUST_ROOT);
        return note;
    }

    /** The further parts that these steps need. */
    Set<Part> parts(Optional<ConsistencyStage> consistency, Optional<LaterCheckpoint> later) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        later.ifPresent(newer -> parts.add(Part.LATER));
        if (consistency.isPresent() || held.isPresent()) {
            parts.add(Part.CONSISTENCY);
        }
        return parts;
    }

    /**
     * Requires all signatures to be good, a quorum of keys in use or a gap, and that the log extends what the verifier holds.
     *
     * @return the checkpoint, dated by the first of its note and the later one that a quorum of keys in use has signed
     */
    VerifiedCheckpoint requireCosigned(
            String note, Optional<ConsistencyStage> consistency, Optional<LaterCheckpoint> later, Progress progress) {
        VerifiedCheckpoint checkpoint = verified(note);
        progress.ok(StepName.COSIGNATURES);
        if (later.isEmpty()) {
            requireQuorum(checkpoint, progress);
            requireConsistent(checkpoint.body().state(), consistency, progress);
            return checkpoint;
        }
        progress.found(
                Rule.QUORUM,
                "asked of the later checkpoint",
                "cosigned by " + checkpoint.quorum().signed());
        progress.ok(StepName.QUORUM);
        VerifiedCheckpoint newer = requireLater(checkpoint, later.get(), progress);
        requireConsistent(newer.body().state(), consistency, progress);
        boolean vouched = checkpoint.quorum().isMet() && !checkpoint.restsOnRetiredKeys();
        return new VerifiedCheckpoint(
                checkpoint.body(), newer.quorum(), false, vouched ? checkpoint.cosignedAt() : newer.cosignedAt());
    }

    private VerifiedCheckpoint verified(String note) {
        try {
            return verifiedCheckpoints.get(note, checkpoints::verify);
        } catch (CheckpointRefused refused) {
            Rule rule = switch (refused.rule()) {
                case FORM -> Rule.CHECKPOINT_FORM;
                case ORIGIN -> Rule.TRUST_ORIGIN;
                case KNOWN_SIGNERS -> Rule.KNOWN_SIGNERS;
                case GOOD_SIGNATURES -> Rule.GOOD_SIGNATURES;
                case LOG_SIGNATURE -> Rule.LOG_SIGNATURE;
            };
            throw StepFailed.invalid(rule, refused.expected(), refused.given());
        }
    }

    private static void requireQuorum(VerifiedCheckpoint checkpoint, Progress progress) {
        requireKeysInUse(checkpoint);
        QuorumResult quorum = checkpoint.quorum();
        String signed = "cosigned by " + quorum.signed();
        if (quorum.isMet()) {
            progress.found(Rule.QUORUM, "met", signed);
            progress.ok(StepName.QUORUM);
        } else if (quorum.signed().isEmpty()) {
            throw StepFailed.invalid(Rule.QUORUM, "at least one cosigner", signed + ", missing " + quorum.missing());
        } else {
            progress.found(Rule.QUORUM, "unmet: " + quorum.unmet(), signed + ", missing " + quorum.missing());
            progress.gap(StepName.QUORUM, Gap.DEGRADED_CHECKPOINT);
        }
    }

    private static void requireKeysInUse(VerifiedCheckpoint checkpoint) {
        if (checkpoint.restsOnRetiredKeys()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.KEYS_IN_USE,
                    "a quorum of keys in use",
                    "cosigned by " + checkpoint.quorum().signed() + ", some of them with keys that were retired since");
        }
    }

    /** What a later checkpoint is there for is the word of a quorum of keys in use: with less it cannot vouch. */
    private VerifiedCheckpoint requireLater(VerifiedCheckpoint checkpoint, LaterCheckpoint later, Progress progress) {
        VerifiedCheckpoint newer = verified(later.note());
        requireKeysInUse(newer);
        QuorumResult quorum = newer.quorum();
        if (!quorum.isMet()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.QUORUM,
                    "a quorum for the later checkpoint",
                    "cosigned by " + quorum.signed() + ", missing " + quorum.missing());
        }
        progress.found(Rule.QUORUM, "met", "cosigned by " + quorum.signed());
        LogState from = checkpoint.body().state();
        LogState to = newer.body().state();
        for (HashSuite suite : HashSuite.values()) {
            requireExtended(Rule.LATER_PATH, suite, from.size(), to, () -> later.verify(suite, from, to), progress);
        }
        progress.ok(StepName.LATER);
        return newer;
    }

    private void requireConsistent(LogState state, Optional<ConsistencyStage> earlier, Progress progress) {
        if (earlier.isEmpty() && held.isEmpty()) {
            return;
        }
        for (HashSuite suite : HashSuite.values()) {
            earlier.ifPresent(stage -> requireExtended(
                    Rule.CONSISTENCY_PATH, suite, stage.size(), state, () -> stage.verify(suite, state), progress));
        }
        held.ifPresent(known -> requireHeld(known, state, earlier, progress));
        progress.ok(StepName.CONSISTENCY);
    }

    private static void requireHeld(
            LogState known, LogState state, Optional<ConsistencyStage> earlier, Progress progress) {
        Optional<ConsistencyStage> proof = earlier.filter(stage -> stage.size() == known.size());
        if (known.size() > 0 && known.size() != state.size() && proof.isEmpty()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.HELD_CHECKPOINT,
                    "a proof since size " + known.size(),
                    earlier.map(stage -> "one since size " + stage.size()).orElse("none") + " for size "
                            + state.size());
        }
        for (HashSuite suite : HashSuite.values()) {
            Hash there = proof.map(stage -> stage.root(suite))
                    .orElse(
                            known.size() == 0
                                    ? known.roots(suite).log()
                                    : state.roots(suite).log());
            String computed = "size " + known.size() + " " + suite.id() + " root "
                    + known.roots(suite).log();
            String given = "size " + known.size() + " " + suite.id() + " root " + there;
            if (!computed.equals(given)) {
                throw StepFailed.invalid(Rule.HELD_CHECKPOINT, computed, given);
            }
            progress.found(Rule.HELD_CHECKPOINT, computed, given);
        }
    }

    private static void requireExtended(
            Rule rule, HashSuite suite, long from, LogState to, Runnable proof, Progress progress) {
        try {
            proof.run();
        } catch (ProofRefused refused) {
            throw StepFailed.invalid(
                    rule, suite.id() + " " + refused.rule() + " " + refused.computed(), refused.given());
        }
        String shown = suite.id() + " from size " + from + " to " + to.size();
        progress.found(rule, shown, shown);
    }
}
