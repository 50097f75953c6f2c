/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ledger;

import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.state.StateStore;
import org.jianzheng.embedded.state.StateUpdates;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * What a block means: which of its transactions count and what they change.
 *
 * @param flags one code a transaction
 * @param commitHash over flags, changes and the hash before; empty for the first block
 * @param updates of each key the last change
 * @param writes all writes of valid transactions, for the history
 * @param ids of each transaction, where it has a readable one
 * @param configuration the channel's new configuration; empty when the block brings none
 */
public record Judgement(
        ValidityFlags flags,
        Optional<Sha256> commitHash,
        StateUpdates updates,
        List<StateStore.Written> writes,
        List<Optional<TransactionId>> ids,
        Optional<ChannelConfiguration> configuration) {

    /** Copies the lists. */
    public Judgement {
        writes = List.copyOf(writes);
        ids = List.copyOf(ids);
    }

    /** The block as a peer stores it. */
    public Block writeInto(Block ordered) {
        return MetadataSlots.withCommit(ordered, flags.bytes(), commitHash);
    }
}
