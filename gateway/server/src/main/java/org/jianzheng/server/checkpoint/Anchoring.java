/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jianzheng.evidence.checkpoint.Fork;
import org.jianzheng.model.checkpoint.Anchor;
import org.jianzheng.model.checkpoint.ForkHead;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.server.intake.Intake;
import org.jianzheng.server.ledger.Call;
import org.jianzheng.server.ledger.Endorsement;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.log.BlockFollower;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Puts the newest cosigned checkpoint on the ledger every ten minutes and when the gateway stops, and a fork at once. Every
 * gateway waits for its turn: once one has anchored, the others' time begins anew. A gateway without a turn, because the trust
 * root does not name it, leaves both to the others.
 */
final class Anchoring implements BlockListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration RAISED_AGAIN = Duration.ofMinutes(1);

    /** Who signs, in whose name, and with what randomness ids and salts are made. */
    record Author(OrganisationId organisation, Signer signer, SecureRandom random, InstantSource clock) {

        ReadableRecord write(RecordBody body) {
            Instant now = Instant.ofEpochMilli(clock.millis());
            return ReadableRecord.builder(
                            body, RecordId.generate(clock, random), organisation, now, Salt.random(random))
                    .sign(signer);
        }
    }

    private final Ledger ledger;
    private final Intake intake;
    private final Checkpoints checkpoints;
    private final Author author;
    private final LongFunction<Optional<Rotation>> rotations;
    private final Duration interval;
    private final Map<Long, Instant> raised = new HashMap<>();
    private volatile Instant lastAnchor;
    private volatile long anchoredSize;
    private volatile boolean running;

    Anchoring(
            Ledger ledger,
            Intake intake,
            Checkpoints checkpoints,
            Author author,
            LongFunction<Optional<Rotation>> rotations,
            Duration interval) {
        this.ledger = ledger;
        this.intake = intake;
        this.checkpoints = checkpoints;
        this.author = author;
        this.rotations = rotations;
        this.interval = interval;
        this.lastAnchor = author.clock().instant();
    }

    @Override
    public void entered(BlockNotice notice) {
        if (notice.epochChanged()) {
            lastAnchor = author.clock().instant();
        }
    }

    private void run() {
        while (running) {
            try {
                Thread.sleep(TICK);
                Optional<Rotation> order = order();
                if (order.isPresent()) {
                    round(order.get());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // When the gateway ends, the store may be closed under a round that had begun.
                if (running) {
                    LOG.error("anchoring failed; it is tried again", e);
                }
            }
        }
    }

    private Optional<Rotation> order() {
        return rotations.apply(checkpoints.newest().map(Kept::size).orElse(0L));
    }

    private void round(Rotation order) {
        raiseForks();
        long turn = order.turn(checkpoints.newest().map(Kept::block).orElse(0L));
        Instant due = lastAnchor.plus(interval).plus(TURN.multipliedBy(turn));
        if (!author.clock().instant().isBefore(due)) {
            lastAnchor = author.clock().instant();
            anchor();
        }
    }

    /** Again and again until the ledger shows the fork: what is refused today may be taken when its policy is there. */
    private void raiseForks() {
        Instant now = author.clock().instant();
        for (Fork fork : checkpoints.openForks()) {
            boolean due = raised.getOrDefault(fork.block(), Instant.MIN).isBefore(now.minus(RAISED_AGAIN));
            if (due && !isShown(fork.block())) {
                LOG.error("FORK at block {}: it goes on the ledger", fork.block());
                RecordBody body = new org.jianzheng.model.checkpoint.Fork(
                        fork.block(),
                        fork.notes().getFirst().toString(),
                        fork.notes().getLast().toString());
                intake.accept(author.write(body));
            }
            if (due) {
                raised.put(fork.block(), now);
            }
        }
    }

    private boolean isShown(long block) {
        try {
            return ledger.head(ForkHead.key(block)).length > 0;
        } catch (Refusal none) {
            return false;
        } catch (LedgerLost e) {
            LOG.info("whether the ledger shows the fork of block {} is not known: {}", block, e.getMessage());
            return false;
        }
    }

    private void anchor() {
        Optional<Kept> whole = checkpoints.newestWhole().filter(kept -> kept.size() > anchoredSize);
        if (whole.isEmpty()) {
            return;
        }
        byte[] envelope =
                author.write(new Anchor(whole.get().note().toString())).canonical();
        // No intent: an anchor that is lost is made again, and a later one says more.
        switch (ledger.endorse(new Call("submit", "envelope", envelope))) {
            case Endorsement.Endorsed endorsed -> {
                ledger.submit(endorsed.transaction());
                anchoredSize = whole.get().size();
            }
            case Endorsement.Refused refused ->
                LOG.info("the checkpoint is not anchored: {}", refused.refusal().getMessage());
            case Endorsement.Diverged diverged -> LOG.info("the checkpoint is not anchored: {}", diverged.reason());
            case Endorsement.Unavailable unavailable ->
                LOG.info("the checkpoint is not anchored: {}", unavailable.reason());
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("anchoring").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (order().isEmpty()) {
            return;
        }
        try {
            anchor();
        } catch (RuntimeException e) {
            LOG.info("the last checkpoint is not anchored: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE + 2;
    }
}
