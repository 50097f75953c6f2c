/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.util.Optional;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Gap;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.note.SignedNote;
import org.jspecify.annotations.Nullable;

/** What is believed when a command begins, and the newest checkpoint that it verified. */
final class Held {
    private final TrustRoot trust;
    private final Optional<Checkpoint> checkpoint;
    private final Optional<CheckpointMemory> memory;
    private @Nullable String newest;
    private long newestSize;

    /**
     * Begins a command.
     *
     * @param checkpoint only what extends its log is accepted
     * @param memory where the newest checkpoint is kept
     */
    Held(TrustRoot trust, Optional<Checkpoint> checkpoint, Optional<CheckpointMemory> memory) {
        this.trust = trust;
        this.checkpoint = checkpoint;
        this.memory = memory;
        this.newestSize = checkpoint.map(held -> held.state().size()).orElse(-1L);
    }

    TrustRoot trust() {
        return trust;
    }

    EvidenceVerifier bundles() {
        return checkpoint.map(held -> new EvidenceVerifier(trust, held)).orElseGet(() -> new EvidenceVerifier(trust));
    }

    AnswerVerifier answers() {
        return checkpoint.map(held -> new AnswerVerifier(trust, held)).orElseGet(() -> new AnswerVerifier(trust));
    }

    /** Takes note of what was verified; only what a quorum has signed is worth remembering. */
    void verified(byte[] evidence, VerificationReport report) {
        boolean sound = report.verdict() == Verdict.MATCHES || report.verdict() == Verdict.NOT_RECORDED;
        if (memory.isEmpty() || !sound || report.gaps().contains(Gap.DEGRADED_CHECKPOINT)) {
            return;
        }
        String note = EvidenceFile.newestCheckpoint(evidence);
        long size = Checkpoint.parse(SignedNote.parse(note).text()).state().size();
        if (size > newestSize) {
            newest = note;
            newestSize = size;
        }
    }

    /** Keeps the newest checkpoint, where there is a newer one than is held, and says when nothing was held before. */
    void keep(PrintWriter out, SpeechOption speech) {
        String note = newest;
        if (note == null || memory.isEmpty()) {
            return;
        }
        memory.get().keep(note);
        if (checkpoint.isEmpty()) {
            out.println(speech.speech().say(Phrase.REMEMBERED_FIRST) + ": size " + newestSize);
        }
    }
}
