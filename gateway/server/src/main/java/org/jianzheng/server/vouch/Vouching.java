/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.bid.TimeVouches;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.trouble.Trouble;

/**
 * Has another organisation sign that it was shown something. Questions go out at fixed times, each with as many digests as any other, most of
 * them random, so that nobody learns from them whether or how much there was to show. Safe for several threads; rounds are of one.
 */
public final class Vouching {
    private static final int MOST_WAITING = 1_024;

    private final OrganisationId own;
    private final List<Voucher> vouchers;
    private final TimeVouches verifier;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Function<OrganisationId, Trouble> silence;
    private final Map<Digest, CompletableFuture<Optional<TimeVouch>>> waiting = new LinkedHashMap<>();
    private volatile boolean silent;

    /**
     * Asks the first voucher, and the next when it does not answer.
     *
     * @param own whose gateway this is
     * @param verifier believes whom the trust root names
     * @param silence told of when a voucher's begins and when it is over
     */
    Vouching(
            OrganisationId own,
            List<Voucher> vouchers,
            TimeVouches verifier,
            InstantSource clock,
            RandomGenerator random,
            Function<OrganisationId, Trouble> silence) {
        this.own = own;
        this.vouchers = List.copyOf(vouchers);
        this.verifier = verifier;
        this.clock = clock;
        this.random = random;
        this.silence = silence;
    }

    /** Whether there is anybody to ask. */
    public boolean isConfigured() {
        return !vouchers.isEmpty();
    }

    /** Whether something waits to be shown. */
    public boolean isAsked() {
        synchronized (waiting) {
            return !waiting.isEmpty();
        }
    }

    /** Shows these bytes' digest in one of the next rounds; at once nothing, where nobody is asked or the last round brought no answer. */
    public CompletableFuture<Optional<TimeVouch>> over(byte[] bytes) {
        synchronized (waiting) {
            if (!isConfigured() || silent || waiting.size() >= MOST_WAITING) {
                return CompletableFuture.completedFuture(Optional.empty());
            }
            return waiting.computeIfAbsent(HashSuite.SM3.digest(bytes), digest -> new CompletableFuture<>());
        }
    }

    /** One question, with what waits first or with nothing. */
    public void round() throws InterruptedException {
        List<Digest> meant;
        synchronized (waiting) {
            meant = waiting.keySet().stream().limit(TimeVouch.DIGESTS).toList();
        }
        Optional<TimeVouch> vouch =
                asked(new VouchRequest(Instant.ofEpochMilli(clock.millis()), TimeVouch.among(meant, random)));
        synchronized (waiting) {
            silent = vouch.isEmpty();
            meant.forEach(
                    digest -> Optional.ofNullable(waiting.remove(digest)).ifPresent(answer -> answer.complete(vouch)));
        }
    }

    private Optional<TimeVouch> asked(VouchRequest request) throws InterruptedException {
        for (Voucher voucher : vouchers) {
            Trouble trouble = silence.apply(voucher.organisation());
            try {
                TimeVouch vouch = voucher.ask(request);
                if (isGood(vouch, voucher.organisation(), request)) {
                    trouble.passed();
                    return Optional.of(vouch);
                }
                trouble.met("its answer is not signed by its key, or not about what was shown now");
            } catch (IOException | Refusal e) {
                trouble.met(String.valueOf(e.getMessage()));
            }
        }
        return Optional.empty();
    }

    private boolean isGood(TimeVouch vouch, OrganisationId organisation, VouchRequest request) {
        Duration apart = Duration.between(request.at(), vouch.at()).abs();
        return vouch.organisation().equals(organisation)
                && vouch.digests().equals(request.digests())
                && apart.compareTo(VouchDesk.SKEW.multipliedBy(2)) <= 0
                && verifier.counts(vouch, own);
    }
}
