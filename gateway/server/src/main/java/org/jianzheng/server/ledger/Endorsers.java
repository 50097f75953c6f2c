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
import java.util.stream.Stream;
import org.jianzheng.server.trouble.Kind;
import org.jianzheng.server.trouble.Troubles;
import org.jspecify.annotations.Nullable;

/**
 * Chooses which organisations endorse: the own one and the next in the list, passing over those that lately did not answer. Of
 * those, one is asked again now and then, by a single call, so that an organisation that is slow to fail holds up one
 * transaction and not all; each time in vain doubles its rest, up to a minute.
 */
public final class Endorsers {
    private static final Duration SHORTEST_REST = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    /** For so long the call that asks again is waited for; it is longer than any call may take. */
    private static final Duration TRIAL = Duration.ofSeconds(30);

    /** @param tried whether a call is under way that asks again */
    private record Rest(Instant until, Duration length, boolean tried) {

        static Rest first(Instant now) {
            return new Rest(now.plus(SHORTEST_REST), SHORTEST_REST, false);
        }

        Rest trial(Instant now) {
            return new Rest(now.plus(TRIAL), length, true);
        }

        Rest longer(Instant now) {
            Duration doubled = length.multipliedBy(2);
            Duration longer = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
            return new Rest(now.plus(longer), longer, false);
        }
    }

    private final List<String> candidates;
    private final int needed;
    private final InstantSource clock;
    private final Troubles troubles;
    private final Map<String, Rest> resting = new HashMap<>();

    /**
     * Chooses from a list.
     *
     * @param candidates MSP ids, the own one first
     * @param needed how many endorse a transaction
     * @param clock tells when a silent organisation is asked again
     * @param troubles is told who is passed over
     */
    public Endorsers(List<String> candidates, int needed, InstantSource clock, Troubles troubles) {
        if (needed < 1 || needed > candidates.size()) {
            throw new IllegalArgumentException(
                    needed + " endorsements cannot come from " + candidates.size() + " organisations");
        }
        this.candidates = List.copyOf(candidates);
        this.needed = needed;
        this.clock = clock;
        this.troubles = troubles;
    }

    /**
     * The organisations to ask now: those that are up first; silent ones only where there are too few others. One whose rest
     * is over is chosen once, and rests for everybody else until that call's end is known.
     */
    public synchronized List<String> choose() {
        Instant now = clock.instant();
        List<String> chosen = new ArrayList<>();
        candidates.stream().filter(msp -> !rests(msp, now)).limit(needed).forEach(chosen::add);
        candidates.stream()
                .filter(msp -> rests(msp, now))
                .limit((long) needed - chosen.size())
                .forEach(chosen::add);
        chosen.forEach(msp -> resting.computeIfPresent(msp, (same, rest) -> rest.trial(now)));
        forgive(now);
        return chosen;
    }

    /** The chosen ones, and of these keepers those that endorse at all; a keeper is asked even while it rests. */
    public List<String> withKeepers(List<String> chosen, List<String> keepers) {
        return Stream.concat(chosen.stream(), keepers.stream().filter(candidates::contains))
                .distinct()
                .toList();
    }

    /** Whose rest is over without being needed has nothing to prove. */
    private void forgive(Instant now) {
        List<String> rested =
                resting.keySet().stream().filter(msp -> !rests(msp, now)).toList();
        answered(rested);
    }

    private boolean rests(String msp, Instant now) {
        Rest rest = resting.get(msp);
        return rest != null && rest.until.isAfter(now);
    }

    /** These organisations did not answer, or not as the others: they rest for some seconds, longer each time. */
    public synchronized void didNotAnswer(Collection<String> organisations, String reason) {
        Instant now = clock.instant();
        for (String msp : organisations) {
            if (candidates.contains(msp)) {
                resting.compute(msp, (same, rest) -> rested(rest, now));
                troubles.of(Kind.ENDORSER, msp).met(reason);
            }
        }
    }

    /** Calls that were under way together fail together, and count once. */
    private static Rest rested(@Nullable Rest before, Instant now) {
        if (before == null) {
            return Rest.first(now);
        }
        return before.tried ? before.longer(now) : before;
    }

    /** These organisations answered. */
    public synchronized void answered(Collection<String> organisations) {
        for (String msp : organisations) {
            resting.remove(msp);
            troubles.of(Kind.ENDORSER, msp).passed();
        }
    }
}
