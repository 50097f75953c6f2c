/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.record.HeadKey;

/**
 * The ledger as one organisation's gateway sees it. Safe for several threads; every call but {@link BlockFeed#next} is
 * bounded in time.
 */
public interface Ledger extends AutoCloseable {

    /** Asks the own organisation and as many others as the policy needs to endorse a call, and signs what they endorsed. */
    Endorsement endorse(Call call);

    /** These organisations endorse other answers than the own one: they are passed over for some time. */
    void passOver(Set<String> organisations, String reason);

    /** Hands a transaction to the orderers. */
    Handover submit(SignedTransaction transaction);

    /** Where a transaction stands, or empty if the own peer has not seen it in a block. */
    Optional<Outcome> outcome(TransactionId id) throws LedgerLost;

    /**
     * Calls a reading method on the own peer. What the contract refuses is thrown as
     * {@link org.jianzheng.model.error.Refusal}.
     */
    byte[] evaluate(String function, List<String> arguments) throws LedgerLost;

    /**
     * The JSON of a head, as the own peer has it.
     *
     * @throws org.jianzheng.model.error.Refusal {@code NOT_FOUND} if no record has made one
     */
    default byte[] head(HeadKey key) throws LedgerLost {
        return evaluate("head", List.of(key.kind().wireName(), key.id()));
    }

    /** Number of blocks that the peer of an organisation has. */
    long height(String organisation) throws LedgerLost;

    /** Number of the first block that the own peer has: 0, or a later one if the peer joined from a snapshot. */
    long firstBlock() throws LedgerLost;

    /**
     * The hash of a block by which the own peer goes on, even if it has not the block itself; empty if it is behind, or begins
     * with a later block than the next one.
     */
    Optional<Hash> hashOf(long number) throws LedgerLost;

    /** The own peer's block with this number, which it must have. */
    Block block(long number) throws LedgerLost;

    /** The own peer's blocks from this number on, with the flags that the peer gave. */
    BlockFeed blocks(long first) throws LedgerLost;

    @Override
    void close();
}
