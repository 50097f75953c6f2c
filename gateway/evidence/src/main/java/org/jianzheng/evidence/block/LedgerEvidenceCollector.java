/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * Gathers from a ledger what a bundle of the full grade needs. It takes the ledger at its word; the bundle's reader does not.
 *
 * @param <E> how the ledger fails
 */
public final class LedgerEvidenceCollector<E extends Exception> {
    private final BlockSource<E> ledger;
    private final String chaincode;

    /**
     * Gathers from this ledger.
     *
     * @param chaincode the one that writes records
     */
    public LedgerEvidenceCollector(BlockSource<E> ledger, String chaincode) {
        this.ledger = ledger;
        this.chaincode = chaincode;
    }

    /**
     * Gathers for a record.
     *
     * @param block number of its block
     * @param index of its transaction in the block
     * @param checkpoint number of the checkpoint's block, which is not below the record's
     * @throws Refusal {@code TOO_LARGE} if the checkpoint is more than {@value LedgerEvidence#MAX_FOLLOWING} blocks later, or
     *     there are too many changes
     * @throws E what the ledger throws
     */
    public LedgerEvidence collect(long block, int index, long checkpoint) throws E {
        if (checkpoint - block > LedgerEvidence.MAX_FOLLOWING) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "the checkpoint is %d blocks behind the record, at most are %d",
                    checkpoint - block,
                    LedgerEvidence.MAX_FOLLOWING);
        }
        SortedMap<Long, OrderedBlock> blocks = new TreeMap<>();
        Block recorded = fetch(block, blocks);
        addConfigurations(recorded, blocks);
        addDefinitions(recorded, index, blocks);
        List<Hash> following = new ArrayList<>();
        for (long number = block + 1; number <= checkpoint; number++) {
            following.add(Hash.of(ledger.block(number).getHeader().getDataHash().toByteArray()));
        }
        return new LedgerEvidence(List.copyOf(blocks.values()), following);
    }

    private void addConfigurations(Block recorded, SortedMap<Long, OrderedBlock> blocks) throws E {
        long configuration = MetadataSlots.lastConfig(recorded);
        while (configuration > 0) {
            fetch(configuration, blocks);
            // The block before a change names the configuration before it.
            long before = configuration - 1;
            configuration = before == 0 ? 0 : requireEarlier(MetadataSlots.lastConfig(ledger.block(before)), before);
        }
        fetch(0, blocks);
    }

    private void addDefinitions(Block recorded, int index, SortedMap<Long, OrderedBlock> blocks) throws E {
        Optional<Height> defined = ChaincodeDefinitions.readBy(transaction(recorded, index), chaincode);
        long before = recorded.getHeader().getNumber();
        while (defined.isPresent()) {
            Height at = defined.get();
            before = requireEarlier(at.block(), before - 1);
            EndorserTransaction definition = transaction(fetch(before, blocks), (int) at.transaction());
            defined = ChaincodeDefinitions.readBy(definition, chaincode);
        }
    }

    private Block fetch(long number, SortedMap<Long, OrderedBlock> blocks) throws E {
        if (blocks.size() > LedgerEvidence.MAX_BLOCKS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "more than %d blocks are needed", LedgerEvidence.MAX_BLOCKS);
        }
        Block block = ledger.block(number);
        blocks.put(number, new OrderedBlock(block));
        return block;
    }

    private static EndorserTransaction transaction(Block block, int index) {
        if (index < 0 || index >= block.getData().getDataCount()) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "block %d has no transaction %d",
                    block.getHeader().getNumber(),
                    index);
        }
        return Transactions.parse(block.getData().getData(index));
    }

    /** What lies behind must lie behind, or this would not end. */
    private static long requireEarlier(long number, long latest) {
        if (number < 0 || number > latest) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS, "the ledger names block %d where one up to %d must be", number, latest);
        }
        return number;
    }
}
