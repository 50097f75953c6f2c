/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jianzheng.evidence.store.LogStore;
import org.jianzheng.evidence.store.StoreBatch;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.model.crypto.HashSuite;

/** The log in both suites, which work side by side. One thread appends. */
final class SuiteLogs implements AutoCloseable {
    private final SuiteLog sha256;
    private final SuiteLog sm3;
    // SM3 is about five times dearer than SHA-256, so it has a thread of its own beside the appending one.
    private final ExecutorService sm3Worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("log-sm3").factory());

    /** The roots after a block. */
    record Roots(LogState.Roots sha256, LogState.Roots sm3) {}

    /** Opens what the store holds of a log of {@code size} entries. */
    SuiteLogs(LogStore store, long size) {
        this.sha256 = new SuiteLog(store, HashSuite.SHA_256, size);
        this.sm3 = new SuiteLog(store, HashSuite.SM3, size);
    }

    SuiteLog of(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    /**
     * Appends the leaves of blocks, puts what changes into the batch, and gives the roots after each block.
     *
     * @param meanwhile puts what does not depend on the suites into the batch while they work
     */
    List<Roots> append(List<SuiteLog.Added> blocks, LogState before, StoreBatch batch, Runnable meanwhile) {
        Future<SuiteLog.Appended> inSm3 = sm3Worker.submit(() -> sm3.append(blocks, before.sm3()));
        SuiteLog.Appended sha256Appended;
        try {
            sha256Appended = sha256.append(blocks, before.sha256());
            meanwhile.run();
        } finally {
            // Whatever happened here, the other suite must be at rest before anything is reset.
            awaitRest(inSm3);
        }
        SuiteLog.Appended sm3Appended = result(inSm3);
        batch.addAll(sha256Appended.batch());
        batch.addAll(sm3Appended.batch());
        List<Roots> roots = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            roots.add(
                    new Roots(sha256Appended.roots().get(i), sm3Appended.roots().get(i)));
        }
        return roots;
    }

    /** Forgets what was appended and not written. */
    void reset(long size) {
        sha256.reset(size);
        sm3.reset(size);
    }

    private static void awaitRest(Future<?> task) {
        boolean interrupted = false;
        while (!task.isDone()) {
            try {
                task.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static SuiteLog.Appended result(Future<SuiteLog.Appended> task) {
        return switch (task.state()) {
            case SUCCESS -> task.resultNow();
            case FAILED -> throw new StoreFailed("the SM3 side of the log failed", task.exceptionNow());
            case RUNNING, CANCELLED -> throw new IllegalStateException("the SM3 side of the log did not finish");
        };
    }

    /** Ends the thread of the other suite. */
    @Override
    public void close() {
        sm3Worker.close();
    }
}
