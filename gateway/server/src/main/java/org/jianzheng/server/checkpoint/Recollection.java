/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.checkpoint.Cosigner;
import org.jianzheng.evidence.trust.TrustedCosigner;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.server.log.BlockFollower;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Finds out what this organisation has cosigned before it cosigns anything, where its memory is gone or comes from a backup:
 * asks the other gateways for their newest checkpoints. A key that has signed a checkpoint must never sign one that
 * contradicts it.
 *
 * <p>After a restore ({@link #MARK}) every other gateway must answer, since each may be the only one that still holds a checkpoint of
 * this organisation. With an empty memory alone, as at the very first start, so many must answer as make a quorum together with this one:
 * no checkpoint that a quorum has signed can then be missed by all.
 */
public final class Recollection implements SmartLifecycle {
    /** The file in the data folder that says that the folder comes from a backup; removed once the others were asked. */
    public static final String MARK = "restored";

    private static final Logger LOG = LoggerFactory.getLogger(Recollection.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Cosigner cosigner;
    private final CheckpointVerifier verifier;
    private final OrganisationId own;
    private final List<PeerGateway> peers;
    private final Path mark;
    private final Set<String> answered = new HashSet<>();
    private volatile boolean running;

    Recollection(
            Cosigner cosigner, CheckpointVerifier verifier, OrganisationId own, List<PeerGateway> peers, Path mark) {
        this.cosigner = cosigner;
        this.verifier = verifier;
        this.own = own;
        this.peers = List.copyOf(peers);
        this.mark = mark;
        if (isRestored() || !cosigner.remembers()) {
            cosigner.hold(waiting());
        }
    }

    private boolean isRestored() {
        return Files.exists(mark);
    }

    private String waiting() {
        return "what this organisation has cosigned is asked of the other gateways first; no answer yet from "
                + peers.stream()
                        .map(PeerGateway::organisation)
                        .filter(peer -> !answered.contains(peer))
                        .collect(Collectors.joining(", "));
    }

    private void run() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (running && !isDone()) {
                ask();
                if (isDone()) {
                    break;
                }
                cosigner.hold(waiting());
                Thread.sleep(pause);
                Duration doubled = pause.multipliedBy(2);
                pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            }
            if (running) {
                Files.deleteIfExists(mark);
                cosigner.release();
                LOG.info("the other gateways told what this organisation has cosigned: {}", answered);
            }
        } catch (InterruptedException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("the mark " + mark + " cannot be removed", e);
        }
    }

    /** Asks those once that have not answered yet. */
    void ask() throws InterruptedException {
        for (PeerGateway peer : peers) {
            if (answered.contains(peer.organisation())) {
                continue;
            }
            switch (peer.newest()) {
                case PeerGateway.Newest.Has has -> {
                    try {
                        cosigner.learn(has.note());
                        answered.add(peer.organisation());
                    } catch (CheckpointRefused refused) {
                        LOG.warn(
                                "{} shows a checkpoint that is refused: {}", peer.organisation(), refused.getMessage());
                    }
                }
                case PeerGateway.Newest.None none -> answered.add(peer.organisation());
                case PeerGateway.Newest.Away away -> LOG.debug("{} does not answer", peer.organisation());
            }
        }
    }

    /** Whether enough have answered. */
    boolean isDone() {
        if (isRestored()) {
            return peers.stream().allMatch(peer -> answered.contains(peer.organisation()));
        }
        Set<OrganisationId> all = verifier.trust().cosigners().stream()
                .filter(TrustedCosigner::isInUse)
                .map(TrustedCosigner::organisation)
                .collect(Collectors.toSet());
        Set<OrganisationId> heard = Stream.concat(
                        Stream.of(own), answered.stream().map(OrganisationId::new))
                .collect(Collectors.toSet());
        return verifier.trust().quorum().evaluate(all, heard).isMet();
    }

    @Override
    public void start() {
        running = true;
        if (cosigner.held().isPresent()) {
            Thread.ofVirtual().name("recollection").start(this::run);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BlockFollower.PHASE + 1;
    }
}
