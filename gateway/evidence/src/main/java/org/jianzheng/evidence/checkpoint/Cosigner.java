/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.ConsistencyProof;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;

/**
 * Decides what an organisation cosigns (C2SP tlog-witness). Beyond that protocol it cosigns only what its own log, derived
 * from its own peer, says too; and it keeps its state before it signs, so that no crash makes it sign two histories.
 */
public final class Cosigner {
    private final CheckpointVerifier verifier;
    private final LedgerLog log;
    private final CheckpointSigner signer;
    private final CosignedState.Keeper keeper;
    private final CheckpointArchive archive;
    private volatile Optional<String> held = Optional.empty();

    /** Cosigns the log that the verifier's trust root names. */
    public Cosigner(CheckpointVerifier verifier, LedgerLog log, CheckpointSigner signer, CheckpointArchive archive) {
        this.verifier = verifier;
        this.log = log;
        this.signer = signer;
        this.keeper = archive.cosigned(verifier.trust().origin().value());
        this.archive = archive;
    }

    /** Whether anything is known of what this organisation has cosigned. */
    public boolean remembers() {
        return keeper.load().isPresent();
    }

    /** Cosigns nothing from now on, for this reason. */
    public void hold(String reason) {
        held = Optional.of(reason);
    }

    /** Cosigns again. */
    public void release() {
        held = Optional.empty();
    }

    /** Why nothing is cosigned, or empty if it is. */
    public Optional<String> held() {
        return held;
    }

    /**
     * Learns what this organisation has cosigned, from a checkpoint that another gateway shows. From then on only checkpoints
     * that extend it are cosigned. One that neither a quorum nor this organisation has signed binds nobody and is left aside:
     * else one cosigner alone could silence this one.
     *
     * @throws CheckpointRefused if a signature or its form is not good
     */
    public synchronized void learn(SignedNote note) {
        VerifiedCheckpoint verified = verifier.verify(note);
        LogState state = verified.body().state();
        boolean binds = verified.quorum().isMet() || signer.hasSigned(note);
        boolean newer =
                keeper.load().filter(last -> last.size() >= state.size()).isEmpty();
        if (binds && newer) {
            keeper.keep(new CosignedState(state.size(), state.sha256().log(), state.block()));
        }
    }

    /** Answers a request of another gateway. */
    public AddCheckpointResult add(String request) {
        try {
            return add(AddCheckpointRequest.parse(request));
        } catch (Refusal refusal) {
            return refused(AddCheckpointResult.Reason.MALFORMED, refusal.sentence());
        }
    }

    /** Answers a request that is read; also for the organisation's own proposals. */
    public AddCheckpointResult add(AddCheckpointRequest request) {
        Checkpoint body;
        try {
            body = Checkpoint.parse(request.note().text());
        } catch (Refusal refusal) {
            return refused(AddCheckpointResult.Reason.MALFORMED, refusal.sentence());
        }
        LogOrigin origin = verifier.trust().origin();
        if (!body.origin().equals(origin)) {
            return refused(AddCheckpointResult.Reason.UNKNOWN_LOG, "this cosigner knows " + origin);
        }
        try {
            verifier.verify(request.note());
        } catch (CheckpointRefused refused) {
            return refused(
                    AddCheckpointResult.Reason.UNTRUSTED,
                    refused.rule() + ": expected " + refused.expected() + ", given " + refused.given());
        }
        if (request.oldSize() > body.state().size()) {
            return refused(AddCheckpointResult.Reason.MALFORMED, "the old size is above the new one");
        }
        return decide(request, body);
    }

    /** One decision at a time: between reading the state and keeping the new one nobody else may sign. */
    private synchronized AddCheckpointResult decide(AddCheckpointRequest request, Checkpoint body) {
        if (held.isPresent()) {
            return refused(AddCheckpointResult.Reason.NOT_YET, held.get());
        }
        LogState state = body.state();
        Optional<LogState> own = log.state(state.block());
        if (own.isPresent() && !own.get().equals(state)) {
            keepFork(own.get(), request.note(), body);
            return refused(
                    AddCheckpointResult.Reason.FORK,
                    "the own peer has another state after block " + state.block() + ": computed size "
                            + own.get().size() + ", SHA-256 root "
                            + own.get().sha256().log() + ", given size "
                            + state.size() + ", SHA-256 root " + state.sha256().log());
        }
        Optional<CosignedState> last = keeper.load();
        long lastSize = last.map(CosignedState::size).orElse(0L);
        if (request.oldSize() != lastSize) {
            return new AddCheckpointResult.Conflict(lastSize);
        }
        if (last.isPresent()
                && lastSize == state.size()
                && !last.get().root().equals(state.sha256().log())) {
            return new AddCheckpointResult.Conflict(lastSize);
        }
        try {
            requireConsistent(request.proof(), last, state);
        } catch (ProofRefused refused) {
            return refused(
                    AddCheckpointResult.Reason.INCONSISTENT,
                    refused.rule() + ": computed " + refused.computed() + ", given " + refused.given());
        }
        if (own.isEmpty()) {
            return refused(
                    AddCheckpointResult.Reason.NOT_YET,
                    "the own log goes on with block " + log.nextBlock() + ", asked was block " + state.block());
        }
        keeper.keep(new CosignedState(state.size(), state.sha256().log(), state.block()));
        return new AddCheckpointResult.Cosigned(signer.cosign(body.text()));
    }

    private static void requireConsistent(List<Hash> proof, Optional<CosignedState> last, LogState state) {
        Hash root = state.sha256().log();
        long from = last.map(CosignedState::size).orElse(0L);
        if (from == 0) {
            // Every tree extends the empty one, and the RFC defines no proof of that.
            new ConsistencyProof(1, 1, proof).verify(root, root, TreeHasher.of(HashSuite.SHA_256));
            return;
        }
        Hash before = last.map(CosignedState::root).orElse(root);
        new ConsistencyProof(from, state.size(), proof).verify(before, root, TreeHasher.of(HashSuite.SHA_256));
    }

    /**
     * Compares a checkpoint of another gateway with the own log, and keeps both if they differ.
     *
     * @param note verified, of this log
     * @return whether they differ; not if the own log has not reached the block
     */
    public boolean compare(SignedNote note) {
        Checkpoint body = Checkpoint.parse(note.text());
        Optional<LogState> own = log.state(body.state().block()).filter(state -> !state.equals(body.state()));
        own.ifPresent(state -> keepFork(state, note, body));
        return own.isPresent();
    }

    private synchronized void keepFork(LogState own, SignedNote otherNote, Checkpoint other) {
        if (maySign()) {
            archive.keepFork(fork(own, otherNote, other));
        } else {
            hold("the own log contradicts what this organisation has cosigned: block " + own.block()
                    + " has SHA-256 root "
                    + own.sha256().log() + " here, in the checkpoint "
                    + other.state().sha256().log());
        }
    }

    /** Not while it is unknown what was signed before, and never what contradicts it. */
    private boolean maySign() {
        return held.isEmpty()
                && keeper.load()
                        .map(last -> last.size() <= log.size()
                                && log.root(HashSuite.SHA_256, last.size()).equals(last.root()))
                        .orElse(true);
    }

    private Fork fork(LogState own, SignedNote otherNote, Checkpoint other) {
        String text = new Checkpoint(other.origin(), own).text();
        SignedNote ownNote = archive.at(own.block())
                .filter(kept -> kept.text().equals(text))
                .orElseGet(() -> cosignedHere(new Checkpoint(other.origin(), own)));
        return Fork.open(own.block(), List.of(ownNote, otherNote));
    }

    /** The ledger shows only what a cosigner has signed; what the own log says contradicts nothing signed before. */
    private SignedNote cosignedHere(Checkpoint own) {
        SignedNote proposed = signer.propose(own);
        return proposed.with(signer.cosign(proposed.text()));
    }

    private static AddCheckpointResult refused(AddCheckpointResult.Reason reason, String detail) {
        return new AddCheckpointResult.Refused(reason, detail);
    }
}
