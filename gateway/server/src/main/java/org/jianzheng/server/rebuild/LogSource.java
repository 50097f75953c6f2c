/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.rebuild;

import org.jianzheng.server.log.LogNotBegun;

/** Where another organisation publishes the log (C2SP tlog-tiles). Nothing that it gives is believed. */
@FunctionalInterface
interface LogSource {

    /**
     * The bytes of a file.
     *
     * @param path below {@code /log/}
     * @param most bytes that there can be
     * @throws LogNotBegun {@code SOURCE_UNREACHABLE} or {@code SOURCE_REFUSES}
     */
    byte[] get(String path, int most) throws LogNotBegun, InterruptedException;
}
