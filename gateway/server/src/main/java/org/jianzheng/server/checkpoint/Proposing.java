/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jianzheng.evidence.checkpoint.AddCheckpointRequest;
import org.jianzheng.evidence.checkpoint.AddCheckpointResult;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointSigner;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a checkpoint of the log, gathers cosignatures for it, keeps it and brings it to the other gateways. */
final class Proposing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Proposing.class);
    /** A cosigner that is up but slow is waited for so long; when the quorum is met, only shortly. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private static final Duration AFTER_QUORUM = Duration.ofMillis(150);

    private final LedgerLog log;
    private final CheckpointVerifier verifier;
    private final CheckpointSigner signer;
    private final Cosigner cosigner;
    private final Checkpoints checkpoints;
    private final List<PeerGateway> peers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile long ownSize;

    Proposing(
            LedgerLog log,
            CheckpointVerifier verifier,
            CheckpointSigner signer,
            Cosigner cosigner,
            Checkpoints checkpoints,
            List<PeerGateway> peers) {
        this.log = log;
        this.verifier = verifier;
        this.signer = signer;
        this.cosigner = cosigner;
        this.checkpoints = checkpoints;
        this.peers = List.copyOf(peers);
    }

    /** Makes a checkpoint of this state. It is kept with what cosignatures come, be they too few. */
    void propose(LogState state) throws InterruptedException {
        Checkpoint body = new Checkpoint(verifier.trust().origin(), state);
        gather(body, signer.propose(body));
    }

    /** Asks for the cosignatures that a kept checkpoint still lacks. */
    void complete(Kept kept) throws InterruptedException {
        gather(kept.verified().body(), kept.note());
    }

    private void gather(Checkpoint body, SignedNote proposal) throws InterruptedException {
        List<PeerGateway> asked = lacking(proposal);
        BlockingQueue<List<NoteSignature>> answers = new LinkedBlockingQueue<>();
        for (PeerGateway peer : asked) {
            threads.execute(() -> answers.add(ask(peer, body, proposal)));
        }
        SignedNote note = proposal.with(own(body, proposal));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int left = asked.size(); left > 0; left--) {
            List<NoteSignature> answer = answers.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (answer == null) {
                break;
            }
            note = withGood(note, answer);
            if (isWhole(note)) {
                deadline = Math.min(deadline, System.nanoTime() + AFTER_QUORUM.toNanos());
            }
        }
        if (note.signatures().size() > proposal.signatures().size()
                || checkpoints.at(body.state().block()).isEmpty()) {
            SignedNote complete = note;
            checkpoints.take(complete);
            peers.forEach(peer -> threads.execute(() -> peer.bring(complete)));
        }
    }

    private List<PeerGateway> lacking(SignedNote note) {
        List<String> missing = verifier.verify(note).quorum().missing();
        return peers.stream()
                .filter(peer -> missing.contains(peer.organisation()))
                .toList();
    }

    private static List<NoteSignature> ask(PeerGateway peer, Checkpoint body, SignedNote note) {
        try {
            return peer.cosign(body, note, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (RuntimeException e) {
            LOG.error("asking {} to cosign failed", peer.organisation(), e);
            return List.of();
        }
    }

    private List<NoteSignature> own(Checkpoint body, SignedNote note) {
        AddCheckpointResult result = cosigner.add(AddCheckpointRequest.of(log, ownSize, body, note));
        if (result instanceof AddCheckpointResult.Conflict conflict) {
            ownSize = conflict.size();
            result = ownSize > body.state().size()
                    ? result
                    : cosigner.add(AddCheckpointRequest.of(log, ownSize, body, note));
        }
        return switch (result) {
            case AddCheckpointResult.Cosigned cosigned -> {
                ownSize = body.state().size();
                yield cosigned.signatures();
            }
            case AddCheckpointResult.Conflict conflict -> List.of();
            case AddCheckpointResult.Refused refused -> {
                LOG.error(
                        "the own cosigner refuses the own checkpoint: {}",
                        refused.body().strip());
                yield List.of();
            }
        };
    }

    /** A cosigner's lines count only if they verify: one that answers nonsense must not spoil the others' note. */
    private SignedNote withGood(SignedNote note, List<NoteSignature> answer) {
        List<NoteSignature> good = new ArrayList<>(answer);
        SignedNote with = note.with(good);
        try {
            verifier.verify(with);
            return with;
        } catch (CheckpointRefused | Refusal refused) {
            LOG.warn("a cosigner answered with signatures that do not verify: {}", refused.getMessage());
            return note;
        }
    }

    private boolean isWhole(SignedNote note) {
        return verifier.verify(note).quorum().isMet();
    }

    /** Asks the others for a newer checkpoint than the own newest, and takes it. */
    void fetch() throws InterruptedException {
        for (PeerGateway peer : peers) {
            try {
                peer.newest().shown().ifPresent(checkpoints::take);
            } catch (CheckpointRefused | Refusal refused) {
                LOG.warn("{} shows a checkpoint that is refused: {}", peer.organisation(), refused.getMessage());
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
