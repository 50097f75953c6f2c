/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.time.Duration;

/**
 * When a block is cut: at whichever limit is reached first, or earlier when nothing more is waiting.
 *
 * @param maxMessages most transactions in a block, from 1
 * @param maxBytes most bytes of envelopes in a block; a larger single transaction is refused
 * @param longestWait longest time a transaction waits for company
 */
public record BlockLimits(int maxMessages, int maxBytes, Duration longestWait) {

    /** Fabric's usual limits for a small network. */
    public static final BlockLimits DEFAULT = new BlockLimits(500, 10 * 1024 * 1024, Duration.ofMillis(20));

    /** Requires positive limits. */
    public BlockLimits {
        if (maxMessages < 1 || maxMessages > 10_000) {
            throw new IllegalArgumentException("maxMessages is 1 to 10000, given " + maxMessages);
        }
        if (maxBytes < 1024 || maxBytes > 64 * 1024 * 1024) {
            throw new IllegalArgumentException("maxBytes is 1 KiB to 64 MiB, given " + maxBytes);
        }
        if (longestWait.isNegative() || longestWait.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("wait is 0 to 10s, given " + longestWait);
        }
    }
}
