/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.jianzheng.evidence.checkpoint.CheckpointArchive;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.checkpoint.Fork;
import org.jianzheng.evidence.checkpoint.VerifiedCheckpoint;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.model.crypto.Remembered;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.server.log.Coverage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The checkpoints that this gateway has: verified, compared with its own log, kept, completed. Safe for several threads. */
public final class Checkpoints implements Coverage {

    /** What became of a checkpoint that somebody brought. */
    public enum Taken {
        /** It is kept. */
        KEPT,
        /** The own log has not reached its block; bring it again. */
        AHEAD,
        /** The own log says otherwise; both are kept. */
        FORK
    }

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final long LOOK_BACK = 10_000;
    private static final int TRIES_FOR_EARLIEST = 64;

    private final CheckpointArchive archive;
    private final CheckpointVerifier verifier;
    private final Cosigner cosigner;
    private final LedgerLog log;
    private final InstantSource clock;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Remembered<SignedNote, VerifiedCheckpoint> verified = new Remembered<>(TRIES_FOR_EARLIEST);
    private volatile Optional<Kept> newest = Optional.empty();
    private volatile Optional<Kept> newestWhole = Optional.empty();

    /** Goes on with what the archive holds. */
    public Checkpoints(
            CheckpointArchive archive,
            CheckpointVerifier verifier,
            Cosigner cosigner,
            LedgerLog log,
            InstantSource clock) {
        this.archive = archive;
        this.verifier = verifier;
        this.cosigner = cosigner;
        this.log = log;
        this.clock = clock;
        archive.newest().ifPresent(this::recall);
        if (newest.isPresent() && newestWhole.isEmpty()) {
            long last = newest.get().block();
            List<Long> earlier = archive.blocks(Math.max(0, last - LOOK_BACK), (int) LOOK_BACK);
            for (long block : earlier.reversed()) {
                archive.at(block).ifPresent(this::recall);
                if (newestWhole.isPresent()) {
                    break;
                }
            }
        }
    }

    /** What is kept counts only as far as the log, which may have been lost and be under way again, has come. */
    private void recall(SignedNote note) {
        Kept kept = new Kept(note, verifier.verify(note), clock.instant());
        advance(kept);
    }

    /** The checkpoint of the newest block that has one, whole or degraded. */
    public Optional<Kept> newest() {
        return newest;
    }

    /** The newest one that a quorum has signed. */
    public Optional<Kept> newestWhole() {
        return newestWhole;
    }

    /** The one to prove an entry with: the newest whole one if it covers the entry, else the newest that does. */
    public Optional<Kept> covering(long position) {
        return newestWhole
                .filter(kept -> kept.size() > position && kept.size() <= log.size())
                .or(() -> newest.filter(kept -> kept.size() > position && kept.size() <= log.size()));
    }

    /**
     * The earliest checkpoint from a block on that a quorum has signed and that covers an entry, or where many are degraded, a
     * later one; else as {@link #covering}.
     */
    public Optional<SignedNote> earliestCovering(long block, long position) {
        return archive.blocks(block, TRIES_FOR_EARLIEST).stream()
                .filter(number -> log.state(number)
                        .filter(state -> state.size() > position)
                        .isPresent())
                .flatMap(number -> archive.at(number).stream())
                .filter(note -> verifier.verify(note).quorum().isMet())
                .findFirst()
                .or(() -> covering(position).map(Kept::note));
    }

    /**
     * A checkpoint that a quorum has signed, and a time stamp over it.
     *
     * @param note the checkpoint
     * @param token the time stamp
     */
    public record Stamped(SignedNote note, TimestampToken token) {}

    /** The earliest stamped checkpoint from a block on that a quorum with keys in use has signed and that covers an entry. */
    public Optional<Stamped> earliestStamped(long block, long position) {
        return archive.stamped(block, TRIES_FOR_EARLIEST).stream()
                .filter(number -> log.state(number)
                        .filter(state -> state.size() > position)
                        .isPresent())
                .flatMap(number -> stamped(number).stream())
                .filter(stamped -> isSound(stamped.note()))
                .findFirst();
    }

    private Optional<Stamped> stamped(long block) {
        return archive.at(block).flatMap(note -> archive.stamp(block).map(token -> new Stamped(note, token)));
    }

    private boolean isSound(SignedNote note) {
        VerifiedCheckpoint checkpoint = verified.get(note, verifier::verify);
        return checkpoint.quorum().isMet() && !checkpoint.restsOnRetiredKeys();
    }

    /** Entries that the log had after a block. */
    public Optional<Long> sizeAt(long block) {
        return log.state(block).map(LogState::size);
    }

    /** The time stamp over the checkpoint after a block. */
    public Optional<TimestampToken> stamp(long block) {
        return archive.stamp(block);
    }

    /** The checkpoint after a block. */
    public Optional<SignedNote> at(long block) {
        return archive.at(block);
    }

    /** All forks that were ever seen, resolved ones too. */
    public List<Fork> forks() {
        return archive.forks();
    }

    /** The forks of which no quorum has said which history holds. */
    public List<Fork> openForks() {
        return forks().stream().filter(Fork::isOpen).toList();
    }

    /**
     * Takes a checkpoint that somebody brought.
     *
     * @throws CheckpointRefused if a signature or its form is not good
     */
    public synchronized Taken take(SignedNote note) {
        VerifiedCheckpoint verified = verifier.verify(note);
        if (log.state(verified.body().state().block()).isEmpty()) {
            return Taken.AHEAD;
        }
        if (cosigner.compare(note)) {
            LOG.error(
                    "FORK: two different checkpoints for block {}",
                    verified.body().state().block());
            return Taken.FORK;
        }
        SignedNote kept = archive.keep(verified.body(), note);
        advance(new Kept(kept, kept.equals(note) ? verified : verifier.verify(kept), clock.instant()));
        return Taken.KEPT;
    }

    private synchronized void advance(Kept kept) {
        if (isNews(kept, newest)) {
            newest = Optional.of(kept);
        }
        if (kept.isWhole() && isNews(kept, newestWhole)) {
            long before = cosignedSize();
            newestWhole = Optional.of(kept);
            if (kept.size() > before) {
                listeners.forEach(listener -> listener.accept(kept.size()));
            }
        }
    }

    /** The same note brought again is none: since when it is known matters. */
    private static boolean isNews(Kept kept, Optional<Kept> known) {
        return known.isEmpty()
                || kept.block() > known.get().block()
                || (kept.block() == known.get().block()
                        && !kept.note().equals(known.get().note()));
    }

    @Override
    public long cosignedSize() {
        return newestWhole.map(kept -> Math.min(kept.size(), log.size())).orElse(0L);
    }

    @Override
    public void whenCosigned(LongConsumer listener) {
        listeners.add(listener);
    }

    /** The checkpoint after a block as a note; refuses ({@code NOT_FOUND}) a block without one. */
    public SignedNote require(long block) {
        return at(block).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "no checkpoint of block %d is kept", block));
    }
}
