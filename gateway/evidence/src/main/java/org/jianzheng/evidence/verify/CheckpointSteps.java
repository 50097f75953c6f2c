/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.trust.QuorumResult;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.Remembered;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/** The steps that show a checkpoint to be one of the trusted log. What was verified is remembered, within bounds. */
final class CheckpointSteps {
    /** Few, because a note is remembered before anything in it is verified. */
    private static final int REMEMBERED_NOTES = 16;

    private static final int REMEMBERED_CHECKPOINTS = 256;

    private final TrustRoot trust;
    private final CheckpointVerifier checkpoints;
    private final Remembered<String, SignedNote> readNotes = new Remembered<>(REMEMBERED_NOTES);
    private final Remembered<String, VerifiedCheckpoint> verifiedCheckpoints = new Remembered<>(REMEMBERED_CHECKPOINTS);

    CheckpointSteps(TrustRoot trust) {
        this.trust = trust;
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

    VerifiedCheckpoint requireCosigned(String note, Progress progress) {
        VerifiedCheckpoint checkpoint;
        try {
            checkpoint = verifiedCheckpoints.get(note, checkpoints::verify);
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
        progress.ok(StepName.COSIGNATURES);
        QuorumResult quorum = checkpoint.quorum();
        if (checkpoint.restsOnRetiredKeys()) {
            throw new StepFailed(
                    Verdict.CANNOT_TELL,
                    Rule.KEYS_IN_USE,
                    "a quorum of keys in use",
                    "cosigned by " + quorum.signed() + ", some of them with keys that were retired since");
        }
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
        return checkpoint;
    }
}
