/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Things that do not wait for each other. */
final class Together {
    private Together() {}

    /** Does it for every number below this one at the same time; the first failure is thrown when all have ended. */
    static void each(int count, IntConsumer task) {
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(executor.submit(() -> task.accept(number)));
            }
        }
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
