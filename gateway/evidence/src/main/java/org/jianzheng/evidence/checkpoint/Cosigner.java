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

    /** Cosigns the log that the verifier's trust root names. */
    public Cosigner(CheckpointVerifier verifier, LedgerLog log, CheckpointSigner signer, CheckpointArchive archive) {
        this.verifier = verifier;
        this.log = log;
        this.signer = signer;
        this.keeper = archive.cosigned(verifier.trust().origin().value());
        this.archive = archive;
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
        LogState state = body.state();
        Optional<LogState> own = log.state(state.block());
        if (own.isPresent() && !own.get().equals(state)) {
            archive.keepFork(fork(own.get(), request.note(), body));
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
     * @return the fork; empty if the own log says the same, or has not reached the block
     */
    public Optional<Fork> compare(SignedNote note) {
        Checkpoint body = Checkpoint.parse(note.text());
        Optional<Fork> fork = log.state(body.state().block())
                .filter(own -> !own.equals(body.state()))
                .map(own -> fork(own, note, body));
        fork.ifPresent(archive::keepFork);
        return fork;
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
