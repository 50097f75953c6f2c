/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What a node takes from outside.
 *
 * @param clock tells the time
 * @param random source of nonces
 * @param crash what to do when a crash is asked for; when it returns, ordering stops where it stands
 */
public record Surroundings(Clock clock, RandomGenerator random, Runnable crash) {

    /** Exit code of a process that was told to crash, as that of one that was killed. */
    private static final int KILLED = 137;

    /** Those of a process of its own, which a crash ends at once. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                Clock.systemUTC(),
                new SecureRandom(),
                () -> Runtime.getRuntime().halt(KILLED));
    }

    /** Those of a node within another program, for which a crash only stops the node. */
    public static Surroundings embedded(Clock clock) {
        return new Surroundings(clock, new SecureRandom(), () -> {});
    }
}
