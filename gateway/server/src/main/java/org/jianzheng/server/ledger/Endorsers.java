/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chooses which organisations endorse: the own one and the next in the list, passing over those that lately did not answer.
 */
public final class Endorsers {
    private static final Duration REST = Duration.ofSeconds(5);

    private final List<String> candidates;
    private final int needed;
    private final InstantSource clock;
    private final Map<String, Instant> resting = new HashMap<>();

    /**
     * Chooses from a list.
     *
     * @param candidates MSP ids, the own one first
     * @param needed how many endorse a transaction
     * @param clock tells when a silent organisation is asked again
     */
    public Endorsers(List<String> candidates, int needed, InstantSource clock) {
        if (needed < 1 || needed > candidates.size()) {
            throw new IllegalArgumentException(
                    needed + " endorsements cannot come from " + candidates.size() + " organisations");
        }
        this.candidates = List.copyOf(candidates);
        this.needed = needed;
        this.clock = clock;
    }

    /** The organisations to ask now: those that are up first; silent ones only where there are too few others. */
    public synchronized List<String> choose() {
        List<String> chosen = new ArrayList<>();
        Set<String> silent = silent();
        candidates.stream().filter(msp -> !silent.contains(msp)).limit(needed).forEach(chosen::add);
        candidates.stream()
                .filter(silent::contains)
                .limit((long) needed - chosen.size())
                .forEach(chosen::add);
        return chosen;
    }

    /** These organisations did not answer: they rest for some seconds. */
    public synchronized void didNotAnswer(Collection<String> organisations) {
        Instant until = clock.instant().plus(REST);
        organisations.stream().filter(candidates::contains).forEach(msp -> resting.put(msp, until));
    }

    /** MSP ids of the organisations that lately did not answer. */
    public synchronized Set<String> silent() {
        Instant now = clock.instant();
        resting.values().removeIf(until -> !until.isAfter(now));
        return new TreeSet<>(resting.keySet());
    }
}
