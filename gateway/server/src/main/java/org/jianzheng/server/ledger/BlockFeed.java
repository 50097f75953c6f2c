/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import org.hyperledger.fabric.protos.common.Block;

/** Blocks of the own peer in order. One thread reads; any thread may close. */
public interface BlockFeed extends AutoCloseable {

    /** Waits for the next block. Throws {@link LedgerLost} when the feed ended or was closed. */
    Block next() throws LedgerLost;

    @Override
    void close();
}
