/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.time.Duration;
import org.hyperledger.fabric.protos.orderer.BatchSize;

/**
 * When a block is cut: at whichever limit is reached first, or earlier when nothing more is waiting. The channel's configuration
 * has limits too; the lower ones count.
 *
 * @param maxMessages most transactions in a block, from 1
 * @param maxBytes most bytes of envelopes in a block; a larger single transaction is refused
 * @param longestWait longest time a transaction waits for company
 */
public record BlockLimits(int maxMessages, int maxBytes, Duration longestWait) {

    /** Most transactions that a block may ever have. */
    public static final int MOST_MESSAGES = 10_000;

    /** Most bytes that a block's envelopes may ever have. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final int SMALLEST_BYTES = 1024;

    /** Fabric's usual limits for a small network. */
    public static final BlockLimits DEFAULT = new BlockLimits(500, 10 * 1024 * 1024, Duration.ofMillis(20));

    /** These limits, and no more than the channel's configuration allows. */
    public BlockLimits within(BatchSize channel) {
        return new BlockLimits(
                lower(maxMessages, channel.getMaxMessageCount()),
                Math.max(SMALLEST_BYTES, lower(maxBytes, channel.getAbsoluteMaxBytes())),
                longestWait);
    }

    // The channel's numbers are unsigned.
    private static int lower(int own, int channel) {
        return Integer.compareUnsigned(own, channel) <= 0 ? own : Math.max(1, channel);
    }

    /** Requires positive limits. */
    public BlockLimits {
        if (maxMessages < 1 || maxMessages > MOST_MESSAGES) {
            throw new IllegalArgumentException("maxMessages is 1 to 10000, given " + maxMessages);
        }
        if (maxBytes < SMALLEST_BYTES || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException("maxBytes is 1 KiB to 64 MiB, given " + maxBytes);
        }
        if (longestWait.isNegative() || longestWait.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("wait is 0 to 10s, given " + longestWait);
        }
    }
}
