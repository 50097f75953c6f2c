/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jianzheng.launcher.topology.Organisation;

/** Does the same for several organisations side by side; each waits mostly for its node. */
final class Together {

    /** What is done for one organisation. */
    @FunctionalInterface
    interface Work {

        void run(Organisation organisation) throws IOException, InterruptedException;
    }

    private Together() {}

    /** Does it for all, waits for all, and throws the first failure. */
    static void each(List<Organisation> organisations, Work work) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Organisation organisation : organisations) {
                all.add(threads.submit(() -> {
                    work.run(organisation);
                    return organisation;
                }));
            }
            for (Future<?> one : all) {
                await(one);
            }
        }
    }

    private static void await(Future<?> one) throws IOException, InterruptedException {
        try {
            one.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException broken) {
                throw broken;
            }
            if (cause instanceof RuntimeException failed) {
                throw failed;
            }
            if (cause instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException(e);
        }
    }
}
