/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.monitor;

/** What one gateway serves of its log; nothing of it is believed. */
public interface ServedLog {
    /** The address that the user gave. */
    String name();

    /**
     * The bytes of a file of the log, such as {@code checkpoint} or {@code tile/0/000}.
     *
     * @param most bytes; a longer file counts as not served
     * @throws GatewaySilent if it does not come
     */
    byte[] get(String path, int most) throws GatewaySilent, InterruptedException;
}
