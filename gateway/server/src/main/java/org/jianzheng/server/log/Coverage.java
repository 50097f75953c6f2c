/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

/** How much of the log a quorum has signed. */
public interface Coverage {

    /** Size of the log at the newest checkpoint that a quorum has signed; 0 before the first. */
    long cosignedSize();

    /** Calls back, quickly and in order, whenever {@link #cosignedSize} has grown. */
    void whenCosigned(java.util.function.LongConsumer listener);
}
