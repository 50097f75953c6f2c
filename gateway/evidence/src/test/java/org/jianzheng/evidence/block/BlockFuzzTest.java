/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a block is judged or refused by name. */
class BlockFuzzTest {
    private static final RealBlocks NETWORK = RealBlocks.of("bft-network");
    private static final VerifiedChain BEFORE = VerifiedChain.begin(
            new OrderedBlock(NETWORK.block(0)), NETWORK.trusted(), RealBlocks.CHANNEL, finding -> {});

    static Stream<byte[]> blocks() {
        return Stream.of(
                        NETWORK.block(1),
                        NETWORK.block(4),
                        RealBlocks.of("handed-over").block(33))
                .map(Block::toByteArray);
    }

    @MethodSource("blocks")
    @FuzzTest(maxDuration = "10s")
    void a_block_reads_back_alike(byte[] input) {
        try {
            ByteString bytes = ByteString.copyFrom(input);
            assertThat(OrderedBlock.parse(bytes).bytes()).isEqualTo(bytes);
        } catch (BlockRefused expected) {
            assertThat(expected.finding().rule()).isEqualTo(BlockRule.BLOCK_FORM);
        }
    }

    @MethodSource("blocks")
    @FuzzTest(maxDuration = "10s")
    void an_examiner_reports_on_any_block(byte[] input) {
        Block block;
        try {
            block = Block.parseFrom(input);
        } catch (InvalidProtocolBufferException notABlock) {
            return;
        }
        BlockReport report = NETWORK.examiner().next(block);
        boolean genuine = block.getHeader().equals(NETWORK.block(1).getHeader())
                && block.getData().equals(NETWORK.block(1).getData());
        assertThat(report.failure().isPresent() || genuine).isTrue();
    }

    static Stream<byte[]> transactions() {
        return Stream.of(4, 5)
                .map(number -> NETWORK.block(number).getData().getData(0).toByteArray());
    }

    @MethodSource("transactions")
    @FuzzTest(maxDuration = "10s")
    void a_judge_answers_on_any_transaction(byte[] input) {
        TransactionJudge judge = new TransactionJudge(BEFORE.configuration(), ChaincodeDefinitions.none());
        List<BlockFinding> findings = new ArrayList<>();
        try {
            judge.judge(ByteString.copyFrom(input), findings::add);
        } catch (BlockRefused expected) {
            assertThat(expected.finding().holds()).isFalse();
        }
        assertThat(findings).allMatch(BlockFinding::holds);
    }

    static Stream<byte[]> evidence() {
        LedgerEvidence evidence = new LedgerEvidence(
                List.of(new OrderedBlock(NETWORK.block(0)), new OrderedBlock(NETWORK.block(5))),
                List.of(NETWORK.trusted()));
        return Stream.of(CanonicalJson.write(evidence.toJson()));
    }

    @MethodSource("evidence")
    @FuzzTest(maxDuration = "10s")
    void the_ledgers_part_of_a_bundle_reads_back_alike(byte[] input) {
        try {
            LedgerEvidence read =
                    LedgerEvidence.fromJson(CanonicalJson.parse(input).asObject());
            assertThat(LedgerEvidence.fromJson(read.toJson())).isEqualTo(read);
            assertThat(read.reachedHash()).isNotNull();
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }
}
