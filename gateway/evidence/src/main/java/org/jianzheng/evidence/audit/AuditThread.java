/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jianzheng.evidence.store.StoreFailed;

/** A thread that works beside the audit's own, one thing after the other. */
final class AuditThread implements AutoCloseable {
    private final ExecutorService executor;

    AuditThread(String name) {
        this.executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    <T> Future<T> begin(Callable<T> work) {
        return executor.submit(work);
    }

    /**
     * Waits for what was begun.
     *
     * @throws StoreFailed if it failed so, or the waiting was interrupted
     */
    static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreFailed("the audit was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreFailed failed
                    ? failed
                    : new IllegalStateException("an audit cannot go on", e.getCause());
        }
    }

    /** Waits until all that was begun has ended. */
    @Override
    public void close() {
        executor.close();
    }
}
