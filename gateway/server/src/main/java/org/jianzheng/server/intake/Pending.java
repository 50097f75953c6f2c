/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jianzheng.model.code.RecordId;

/**
 * The acknowledged records that are not yet settled, in the order in which they came, and which of them may go to the
 * ledger next. Bounded by what intake lets in. Safe for several threads.
 */
final class Pending {
    private final Map<RecordId, Intent> all = new HashMap<>();
    private final Map<RecordId, Intent> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> reading = new HashMap<>();
    private final Set<String> changing = new HashSet<>();
    private final int maxRecords;
    private final long maxBytes;
    private long bytes;
    private int reservedRecords;
    private long reservedBytes;

    Pending(int maxRecords, long maxBytes) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
    }

    /** Sets room aside for a record that is about to be kept; false when there is none. */
    synchronized boolean reserve(int moreBytes) {
        if (all.size() + reservedRecords >= maxRecords || bytes + reservedBytes + moreBytes > maxBytes) {
            return false;
        }
        reservedRecords++;
        reservedBytes += moreBytes;
        return true;
    }

    /** Gives back what was set aside; the record is now here, or could not be kept. */
    synchronized void unreserve(int fewerBytes) {
        reservedRecords--;
        reservedBytes -= fewerBytes;
    }

    /** Adds a record that is on disk, unless it is already here. */
    synchronized void add(Intent intent) {
        if (all.putIfAbsent(intent.id(), intent) == null) {
            bytes += intent.size();
            waiting.put(intent.id(), intent);
            notifyAll();
        }
    }

    synchronized Optional<Intent> find(RecordId id) {
        return Optional.ofNullable(all.get(id));
    }

    synchronized List<RecordId> ids() {
        return List.copyOf(all.keySet());
    }

    synchronized int size() {
        return all.size();
    }

    /** When the oldest of them was acknowledged, or empty if there is none. */
    synchronized Optional<Instant> oldest() {
        return all.values().stream().map(Intent::acceptedAt).min(Comparator.naturalOrder());
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** Waits until something may be taken, at most so long; says whether something waits. */
    synchronized boolean awaitWork(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (waiting.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /**
     * Takes the records for one transaction: one that must go alone, or as many as fit, in order. A record that touches a
     * state which one before it or one on its way changes stays, and so does what comes after it on the same state.
     */
    synchronized List<Intent> take(int maxTaken, long maxTakenBytes) {
        List<Intent> taken = new ArrayList<>();
        Set<String> blockedChanges = new HashSet<>();
        Set<String> blockedReads = new HashSet<>();
        long takenBytes = 0;
        for (Intent intent : waiting.values()) {
            Guards guards = intent.guards();
            boolean blocked = isHeld(guards)
                    || touches(guards.changes(), blockedChanges, blockedReads)
                    || touches(guards.reads(), blockedChanges, Set.of());
            boolean fits = taken.size() < maxTaken && takenBytes + intent.size() <= maxTakenBytes;
            if (!blocked && fits && (!intent.alone() || taken.isEmpty())) {
                taken.add(intent);
                takenBytes += intent.size();
                if (intent.alone()) {
                    break;
                }
            } else {
                blockedChanges.addAll(guards.changes());
                blockedReads.addAll(guards.reads());
            }
            if (taken.size() == maxTaken || takenBytes >= maxTakenBytes) {
                break;
            }
        }
        taken.forEach(this::hold);
        return taken;
    }

    private static boolean touches(Set<String> names, Set<String> some, Set<String> others) {
        return names.stream().anyMatch(name -> some.contains(name) || others.contains(name));
    }

    private boolean isHeld(Guards guards) {
        return touches(guards.changes(), changing, reading.keySet()) || touches(guards.reads(), changing, Set.of());
    }

    private void hold(Intent intent) {
        waiting.remove(intent.id());
        changing.addAll(intent.guards().changes());
        intent.guards().reads().forEach(name -> reading.merge(name, 1, Integer::sum));
    }

    /** Takes a record out of the queue because a transaction that was kept before a restart already carries it. */
    synchronized void holdKept(RecordId id) {
        Intent intent = waiting.get(id);
        if (intent != null) {
            hold(intent);
        }
    }

    /** Puts records that did not get into the ledger back to where the queue begins. */
    synchronized void giveBack(Collection<RecordId> ids) {
        Map<RecordId, Intent> rest = new LinkedHashMap<>(waiting);
        waiting.clear();
        for (RecordId id : ids) {
            Intent intent = all.get(id);
            if (intent != null && !rest.containsKey(id)) {
                release(intent);
                waiting.put(id, intent);
            }
        }
        waiting.putAll(rest);
        notifyAll();
    }

    /** Puts a record that hinders others to where the queue ends. */
    synchronized void postpone(RecordId id) {
        Intent intent = all.get(id);
        if (intent != null && !waiting.containsKey(id)) {
            release(intent);
            waiting.put(id, intent);
            notifyAll();
        }
    }

    /** The record is in the ledger or refused. */
    synchronized void settle(RecordId id) {
        Intent intent = all.remove(id);
        if (intent == null) {
            return;
        }
        bytes -= intent.size();
        if (waiting.remove(id) == null) {
            release(intent);
        }
        notifyAll();
    }

    private void release(Intent intent) {
        changing.removeAll(intent.guards().changes());
        for (String name : intent.guards().reads()) {
            reading.computeIfPresent(name, (same, count) -> count > 1 ? count - 1 : null);
        }
    }

    synchronized void wake() {
        notifyAll();
    }
}
