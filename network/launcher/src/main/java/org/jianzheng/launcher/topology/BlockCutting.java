/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.time.Duration;

/**
 * When a block is cut.
 *
 * @param maxMessages transactions a block, 1 to 10,000
 * @param maxBytes bytes a block, 64 KiB to 100 MiB
 * @param embeddedWait longest wait of the embedded ledger for more transactions
 * @param consensusWait longest wait of real BFT orderers; short waits make Fabric 3.1's gateway report false failures
 */
public record BlockCutting(int maxMessages, int maxBytes, Duration embeddedWait, Duration consensusWait) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    public BlockCutting {
        if (maxMessages < 1 || maxMessages > 10_000) {
            throw new IllegalArgumentException("maxMessages must lie in 1 to 10000: " + maxMessages);
        }
        if (maxBytes < 65_536 || maxBytes > 104_857_600) {
            throw new IllegalArgumentException("maxBytes must lie in 65536 to 104857600: " + maxBytes);
        }
        requireWait("wait", embeddedWait);
        requireWait("consensusWait", consensusWait);
    }

    private static void requireWait(String key, Duration wait) {
        if (wait.toMillis() < 1 || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(key + " must lie in 1ms to 10s: " + wait.toMillis() + "ms");
        }
    }
}
