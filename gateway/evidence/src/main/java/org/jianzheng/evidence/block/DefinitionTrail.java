/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * How the definition of a chaincode that a call read came to be. Each call names the transaction that wrote the definition, and
 * that one the definition before it, as far back as the first: endorsers sign what was read, so that no definition can be left out or
 * put in.
 *
 * @param definitions in force for the call
 * @param blocks numbers of the blocks that hold the definitions
 */
public record DefinitionTrail(ChaincodeDefinitions definitions, Set<Long> blocks) {
    /**
     * Follows the trail through blocks whose orderers are known to be good.
     *
     * @param call of the last of the blocks
     * @param chaincode the chaincode called
     * @param inForceBefore the configuration in force before a block
     * @throws BlockRefused naming the first rule that a definition breaks
     */
    public static DefinitionTrail of(
            LedgerEvidence ledger,
            EndorserTransaction call,
            String chaincode,
            LongFunction<ChannelConfiguration> inForceBefore) {
        Map<Long, OrderedBlock> byNumber = new HashMap<>();
        ledger.blocks().forEach(block -> byNumber.put(block.number(), block));
        Deque<Height> places = places(byNumber, ledger.recorded().number(), call, chaincode);
        ChaincodeDefinitions definitions = ChaincodeDefinitions.none();
        for (Height place : places) {
            TransactionJudge judge = new TransactionJudge(inForceBefore.apply(place.block()), definitions);
            EndorserTransaction definition =
                    judge.judge(envelope(byNumber, place), finding -> {}).transaction();
            if (!ChaincodeDefinitions.defines(definition, chaincode)) {
                throw new BlockRefused(
                        BlockRule.DEFINITION, "a definition of " + chaincode, "a call of " + definition.chaincode());
            }
            definitions = definitions.after(definition, place);
        }
        return new DefinitionTrail(
                definitions, places.stream().map(Height::block).collect(Collectors.toUnmodifiableSet()));
    }

    private static Deque<Height> places(
            Map<Long, OrderedBlock> byNumber, long recorded, EndorserTransaction call, String chaincode) {
        Deque<Height> places = new ArrayDeque<>();
        Optional<Height> read = ChaincodeDefinitions.readBy(call, chaincode);
        if (read.isEmpty()) {
            throw new BlockRefused(BlockRule.DEFINITION, "a definition of " + chaincode + " that was read", "none");
        }
        long before = recorded;
        while (read.isPresent()) {
            Height place = read.get();
            if (place.block() < 0 || place.block() >= before) {
                throw new BlockRefused(
                        BlockRule.DEFINITION, "a definition before block " + before, "block " + place.block());
            }
            places.addFirst(place);
            before = place.block();
            try {
                read = ChaincodeDefinitions.readBy(Transactions.parse(envelope(byNumber, place)), chaincode);
            } catch (ProtocolException broken) {
                throw BlockRefused.of(broken);
            }
        }
        return places;
    }

    private static ByteString envelope(Map<Long, OrderedBlock> byNumber, Height place) {
        OrderedBlock block = byNumber.get(place.block());
        if (block == null) {
            throw new BlockRefused(
                    BlockRule.DEFINITION, "block " + place.block() + ", which defines the chaincode", "other blocks");
        }
        int count = block.transactions();
        if (place.transaction() < 0 || place.transaction() >= count) {
            throw new BlockRefused(
                    BlockRule.DEFINITION,
                    "transaction " + place.transaction() + " of " + block,
                    count + " transactions");
        }
        return block.transaction((int) place.transaction());
    }
}
