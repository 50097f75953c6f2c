/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.state;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The newest views, so that an organisation can be shown the ledger as it was some blocks ago. Old views keep old values from
 * being cleaned up, therefore only few are kept.
 */
public final class RecentViews implements AutoCloseable {

    private final int kept;
    private final Deque<StateView> newestFirst = new ArrayDeque<>();

    /** Keeps at most {@code kept ≥ 1} views. */
    public RecentViews(int kept) {
        if (kept < 1) {
            throw new IllegalArgumentException("at least the newest view is kept");
        }
        this.kept = kept;
    }

    /** Takes over a view that is newer than all before. */
    public synchronized void publish(StateView view) {
        newestFirst.addFirst(view);
        while (newestFirst.size() > kept) {
            newestFirst.removeLast().close();
        }
    }

    /** The newest view; the caller closes it. */
    public StateView newest() {
        return atMost(Long.MAX_VALUE);
    }

    /** The newest kept view of at most this height, or else the oldest kept one; the caller closes it. */
    public synchronized StateView atMost(long height) {
        StateView found = newestFirst.getLast();
        for (StateView view : newestFirst) {
            if (view.height() <= height) {
                found = view;
                break;
            }
        }
        if (!found.acquire()) {
            throw new IllegalStateException("a kept view is open");
        }
        return found;
    }

    @Override
    public synchronized void close() {
        newestFirst.forEach(StateView::close);
        newestFirst.clear();
    }
}
