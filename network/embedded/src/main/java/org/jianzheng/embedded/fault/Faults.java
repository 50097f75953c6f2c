/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.fault;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The misbehaviour that is asked for at the moment. Safe for use by several threads; changes take effect at once. */
public final class Faults {

    private final Map<String, OrganisationFault> organisations = new ConcurrentHashMap<>();
    private final AtomicInteger unreportedSubmits = new AtomicInteger();
    private final AtomicBoolean crashAfterAppend = new AtomicBoolean();
    private final CopyOnWriteArrayList<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Runnable> streamCutters = new CopyOnWriteArrayList<>();

    /** How an organisation misbehaves. */
    public OrganisationFault of(String mspId) {
        return organisations.getOrDefault(mspId, OrganisationFault.NONE);
    }

    /** All organisations that misbehave. */
    public Map<String, OrganisationFault> all() {
        return Map.copyOf(organisations);
    }

    /** Changes how an organisation misbehaves, from now on. */
    public void change(String mspId, UnaryOperator<OrganisationFault> change) {
        organisations.compute(mspId, (id, before) -> {
            OrganisationFault after = change.apply(before == null ? OrganisationFault.NONE : before);
            return after.equals(OrganisationFault.NONE) ? null : after;
        });
        listeners.forEach(Runnable::run);
    }

    /** The next {@code count} submits are ordered and reported as failed. */
    public void reportSubmitsFailed(int count) {
        if (count < 0 || count > 1_000_000) {
            throw new IllegalArgumentException("a count is 0 to 1000000, given " + count);
        }
        unreportedSubmits.set(count);
    }

    /** Whether this submit, which is ordered, is to be reported as failed; counts it. */
    public boolean takeSubmitReportedFailed() {
        return unreportedSubmits.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }

    /** How many submits are still to be reported as failed. */
    public int submitsReportedFailed() {
        return unreportedSubmits.get();
    }

    /** Ends all streams of blocks and events that are open now. */
    public void cutStreams() {
        streamCutters.forEach(Runnable::run);
    }

    /** The process dies when the next block is on disk and before its changes are. */
    public void crashBetweenBlockAndState() {
        crashAfterAppend.set(true);
    }

    /** Whether to die now, between block and state; only once. */
    public boolean takeCrashBetweenBlockAndState() {
        return crashAfterAppend.getAndSet(false);
    }

    /** Ends all misbehaviour. */
    public void clear() {
        organisations.clear();
        unreportedSubmits.set(0);
        crashAfterAppend.set(false);
        listeners.forEach(Runnable::run);
    }

    /** The organisation's own clock, which may be off. */
    public InstantSource clock(String mspId, Clock clock) {
        return () -> {
            Instant now = clock.instant();
            return now.plus(of(mspId).clockOffset());
        };
    }

    /** Calls the listener after each change of an organisation's misbehaviour. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Calls the cutter whenever streams are to be cut. */
    public void onCut(Runnable cutter) {
        streamCutters.add(cutter);
    }
}
