/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.launcher.network.Network;

/** Waits for something of the channel, bounded, and tells every few seconds what it waits for. */
final class Waiting {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration REMINDER = Duration.ofSeconds(10);

    /** Looks once. */
    @FunctionalInterface
    interface Look {

        /** What is still missing; empty when all is well. */
        Optional<String> missing() throws IOException, InterruptedException;
    }

    private final Network.Progress progress;

    Waiting(Network.Progress progress) {
        this.progress = progress;
    }

    /**
     * Looks until nothing is missing.
     *
     * @throws ChannelNotReady if something still is when the time is over
     */
    void until(Duration bound, Look look) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long reminder = REMINDER.toNanos();
        while (true) {
            Optional<String> missing = look.missing();
            if (missing.isEmpty()) {
                return;
            }
            long waited = System.nanoTime() - begun;
            if (waited > bound.toNanos()) {
                throw new ChannelNotReady(missing.get() + " (waited " + bound.toSeconds() + " s)");
            }
            if (waited > reminder) {
                progress.step("等待中：" + missing.get(), "Waiting");
                reminder += REMINDER.toNanos();
            }
            Thread.sleep(PAUSE);
        }
    }
}
