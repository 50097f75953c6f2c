/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import org.jianzheng.server.ledger.LedgerLost;

/** How a log that has no block yet begins. */
@FunctionalInterface
public interface LogBeginning {

    /**
     * Lets the log begin, unless it begins with the own peer's block 0. It is called again after it has failed and goes on where
     * it was.
     *
     * @return whether the log has begun elsewhere; if not, it begins with block 0
     * @throws LogNotBegun if that is not possible as things are
     * @throws LedgerLost if the own peer does not answer
     */
    boolean begin() throws LogNotBegun, LedgerLost, InterruptedException;
}
