/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.commit.ValidityFlags;

/**
 * Examines a chain block by block: hashes, orderers, configurations, and every transaction. Blocks that are refused change nothing.
 * For one thread.
 */
public final class ChainExaminer {
    private VerifiedChain chain;
    private ChaincodeDefinitions definitions = ChaincodeDefinitions.none();

    private ChainExaminer(VerifiedChain chain) {
        this.chain = chain;
    }

    /**
     * Begins at a channel's first block.
     *
     * @param trusted its hash
     * @throws BlockRefused if it is another block
     */
    public static ChainExaminer begin(Block first, Hash trusted, String channel) {
        return new ChainExaminer(VerifiedChain.begin(ordered(first), trusted, channel, finding -> {}));
    }

    /** Examines the next block; none may be left out. */
    public BlockReport next(Block block) {
        return examine(block, true);
    }

    /** Examines a later block, where those between have changed neither configuration nor definitions. */
    public BlockReport later(Block block) {
        return examine(block, false);
    }

    private BlockReport examine(Block block, boolean direct) {
        long number = block.getHeader().getNumber();
        List<BlockFinding> findings = new ArrayList<>();
        TransactionJudge judge = new TransactionJudge(chain.configuration(), definitions);
        Optional<ValidityFlags> flags;
        try {
            flags = flags(block);
            OrderedBlock ordered = ordered(block);
            chain = direct ? chain.takeNext(ordered, findings::add) : chain.take(ordered, findings::add);
        } catch (BlockRefused refused) {
            findings.add(refused.finding());
            return new BlockReport(number, findings, List.of());
        }
        List<BlockReport.TransactionReport> transactions = new ArrayList<>();
        if (BlockContent.isConfiguration(block.getData())) {
            // It is judged with its block.
            transactions.add(new BlockReport.TransactionReport(0, List.of(), List.of()));
            return new BlockReport(number, findings, transactions);
        }
        for (int index = 0; index < block.getData().getDataCount(); index++) {
            ByteString envelope = block.getData().getData(index);
            transactions.add(transaction(judge, envelope, new Height(number, index), flags));
        }
        return new BlockReport(number, findings, transactions);
    }

    private BlockReport.TransactionReport transaction(
            TransactionJudge judge, ByteString envelope, Height height, Optional<ValidityFlags> flags) {
        int index = (int) height.transaction();
        List<BlockFinding> findings = new ArrayList<>();
        List<String> expired = List.of();
        try {
            JudgedTransaction judged = judge.judge(envelope, findings::add);
            expired = judged.expired();
            if (flags.map(all -> all.isValid(index)).orElse(true)) {
                definitions = definitions.after(judged.transaction(), height);
            }
        } catch (BlockRefused refused) {
            findings.add(refused.finding());
        }
        return new BlockReport.TransactionReport(index, findings, expired);
    }

    // Blocks that come from orderers have none yet.
    private static Optional<ValidityFlags> flags(Block block) {
        if (MetadataSlots.slot(block, MetadataSlots.TRANSACTIONS_FILTER).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ValidityFlags.of(block));
        } catch (ProtocolException broken) {
            throw BlockRefused.of(BlockRule.BLOCK_FORM, broken);
        }
    }

    private static OrderedBlock ordered(Block block) {
        try {
            return new OrderedBlock(block);
        } catch (ProtocolException broken) {
            throw BlockRefused.of(BlockRule.BLOCK_FORM, broken);
        }
    }
}
