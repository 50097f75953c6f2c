/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.rounds.Rounds;
import org.jianzheng.server.settings.CosigningSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when to propose, to complete and to fetch checkpoints. When entries wait and the interval has passed, the gateway
 * whose turn it is proposes; each next one after it takes over so much later if nothing came. Blocks without entries get a
 * checkpoint when nothing else happens. A gateway without a turn, because its keys do not count at the
 * size of the log, only fetches.
 */
final class CheckpointRounds extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRounds.class);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration COMPLETE = Duration.ofSeconds(1);
    private static final Duration FETCH = Duration.ofSeconds(3);

    private final LedgerLog log;
    private final Checkpoints checkpoints;
    private final Proposing proposing;
    private final LongFunction<Optional<Rotation>> rotations;
    private final CosigningSettings settings;

    private Optional<Kept> known = Optional.empty();
    private long knownSince;
    private long waitingSince;
    private long nextCompletion;
    private long nextFetch;

    CheckpointRounds(
            LedgerLog log,
            Checkpoints checkpoints,
            Proposing proposing,
            LongFunction<Optional<Rotation>> rotations,
            CosigningSettings settings) {
        super("checkpoint-rounds");
        this.log = log;
        this.checkpoints = checkpoints;
        this.proposing = proposing;
        this.rotations = rotations;
        this.settings = settings;
    }

    @Override
    protected Duration round() throws InterruptedException {
        try {
            tick(System.nanoTime());
        } catch (CheckpointRefused | Refusal e) {
            LOG.error("a checkpoint was refused: {}", e.getMessage());
        }
        return TICK;
    }

    private void tick(long now) throws InterruptedException {
        Optional<Kept> newest = checkpoints.newest();
        if (!newest.equals(known)) {
            known = newest;
            knownSince = now;
            nextCompletion = now + COMPLETE.toNanos();
        }
        Optional<LogState> head = log.head();
        Optional<Rotation> order = rotations.apply(head.map(LogState::size).orElse(0L));
        if (order.isPresent()) {
            sign(order.get(), head, newest, now);
        }
        if (now >= nextFetch && now - knownSince > FETCH.toNanos()) {
            nextFetch = now + FETCH.toNanos();
            proposing.fetch();
        }
    }

    private void sign(Rotation order, Optional<LogState> head, Optional<Kept> newest, long now)
            throws InterruptedException {
        long covered = newest.map(Kept::size).orElse(0L);
        long turn = order.turn(newest.map(Kept::block).orElse(0L));
        if (head.isPresent() && head.get().size() > covered) {
            waitingSince = waitingSince == 0 ? now : waitingSince;
            long due = Math.max(knownSince + settings.interval().toNanos(), waitingSince)
                    + turn * settings.takeover().toNanos();
            if (now >= due) {
                proposing.propose(head.get());
            }
        } else {
            waitingSince = 0;
            if (newest.isPresent()
                    && head.filter(state -> state.block() > newest.get().block())
                            .isPresent()
                    && now
                            >= knownSince
                                    + settings.idle().toNanos()
                                    + turn * settings.takeover().toNanos()) {
                // Blocks without entries came last: whoever joins from a snapshot needs a checkpoint that reaches them.
                proposing.propose(head.get());
            } else if (newest.filter(Kept::lacksSomebody).isPresent() && now >= nextCompletion) {
                nextCompletion =
                        now + COMPLETE.toNanos() + turn * settings.takeover().toNanos();
                proposing.complete(newest.get());
            }
        }
    }

    @Override
    public void start() {
        knownSince = System.nanoTime() - settings.interval().toNanos();
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        proposing.close();
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE + 1;
    }
}
