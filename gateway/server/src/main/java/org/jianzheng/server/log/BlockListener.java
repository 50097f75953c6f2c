/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

/**
 * Hears of each block after it has entered the log, in order, on the follower's thread. It may be told of a block again
 * after a restart and must return quickly.
 */
@FunctionalInterface
public interface BlockListener {

    /** A block has entered the log. */
    void entered(BlockNotice notice);

    /** The log has begun with a state that was taken over: the blocks up to it are never told. */
    default void takenOver() {}
}
