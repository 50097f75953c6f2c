/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ledger;

import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.transaction.TransactionId;

/** Judges blocks. The same block over the same state always gets the same judgement. */
@FunctionalInterface
public interface BlockJudge {

    /**
     * Judges a block.
     *
     * @param block as ordered; whatever stands in the slots that peers write is not looked at
     * @param before the ledger before the block
     * @param previousCommitHash hash after the block before
     */
    Judgement judge(Block block, Before before, Optional<Sha256> previousCommitHash);

    /**
     * Told once, before the first block is judged, where the ledger stands.
     *
     * @param state the world state after the blocks that need not be judged again
     */
    default void resume(StateView state) {}

    /**
     * Told of each block that has become part of the ledger, before anybody sees that it is.
     *
     * @param number its number
     * @param judgement what {@link #judge} said of it
     */
    default void applied(long number, Judgement judgement) {}

    /**
     * The ledger before a block.
     *
     * @param state the world state
     * @param transactions the transactions that are in earlier blocks
     */
    record Before(StateView state, KnownTransactions transactions) {}

    /** The transactions of earlier blocks. */
    @FunctionalInterface
    interface KnownTransactions {
        /** Whether an earlier block has a transaction with this id. */
        boolean contains(TransactionId id);
    }
}
