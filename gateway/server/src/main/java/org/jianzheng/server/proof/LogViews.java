/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.StoreView;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;

/**
 * Keeps the log's store as it was at each size from the newest checkpoint on, since the index is overwritten in place and a
 * checkpoint comes some blocks later. At most {@value #MOST} views; the oldest go first.
 */
public final class LogViews implements BlockListener {
    private static final int MOST = 1024;

    private final LogStore store;
    private final LedgerLog log;
    private final Deque<View> views = new ArrayDeque<>();

    private record View(long size, StoreView store, ReadWriteLock closing) {}

    /** Begins with the log as it is. */
    public LogViews(LogStore store, LedgerLog log) {
        this.store = store;
        this.log = log;
        keep();
    }

    @Override
    public void entered(BlockNotice notice) {
        keep();
    }

    @Override
    public void takenOver() {
        keep();
    }

    /** Blocks without records leave the index as it was: one view for each size is enough. */
    synchronized void keep() {
        long size = log.size();
        if (!views.isEmpty() && views.getLast().size() == size) {
            return;
        }
        views.addLast(new View(size, store.view(), new ReentrantReadWriteLock()));
        while (views.size() > MOST && close(views.getFirst())) {
            views.removeFirst();
        }
    }

    /** What the store had to say when the log had this size; empty if that is not kept. */
    public <T> Optional<T> at(long size, Function<StoreReader, T> question) {
        Optional<View> found = take(size);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(found.get().store()));
        } finally {
            found.get().closing().readLock().unlock();
        }
    }

    private synchronized Optional<View> take(long size) {
        Optional<View> found =
                views.stream().filter(view -> view.size() == size).findFirst();
        found.ifPresent(view -> view.closing().readLock().lock());
        return found;
    }

    /** Lets go of what no checkpoint from this size on needs. */
    public synchronized void letGoBefore(long size) {
        Iterator<View> oldest = views.iterator();
        while (oldest.hasNext()) {
            View view = oldest.next();
            if (view.size() >= size || !close(view)) {
                return;
            }
            oldest.remove();
        }
    }

    /** How many views are kept. */
    public synchronized int count() {
        return views.size();
    }

    /** Closes a view that nobody reads; one that is being read stays for the next time. */
    private static boolean close(View view) {
        if (!view.closing().writeLock().tryLock()) {
            return false;
        }
        view.store().close();
        return true;
    }
}
