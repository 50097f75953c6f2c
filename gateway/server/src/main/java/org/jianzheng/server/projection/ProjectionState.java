/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import java.util.Optional;

/** How far the projection has come. */
public interface ProjectionState {

    /** Entries of the log that it holds. */
    long projected();

    /** Why it does not go on at present, or empty if it does. */
    Optional<String> trouble();

    /** Whether it runs inside this process, because no other store is configured. */
    boolean inProcess();
}
