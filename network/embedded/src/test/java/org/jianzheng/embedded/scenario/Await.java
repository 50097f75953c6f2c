/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere, within bounds. */
final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {}

    static void until(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
