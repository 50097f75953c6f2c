/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockChainTest {

    private static final String GOLDEN = "org.jianzheng.protocol.golden.GoldenBlocks#all";

    @ParameterizedTest
    @MethodSource(GOLDEN)
    void header_bytes_and_hash_are_those_of_real_fabric(GoldenBlock golden) {
        BlockHeader header = golden.block().getHeader();

        assertThat(HexFormat.of().formatHex(BlockHeaders.bytes(header))).isEqualTo(golden.headerBytes());
        assertThat(BlockHeaders.hash(header)).hasToString(golden.blockHash());
        assertThat(header.getNumber()).isEqualTo(golden.number());
    }

    @ParameterizedTest
    @MethodSource(GOLDEN)
    void content_is_sound(GoldenBlock golden) {
        assertThat(BlockContent.hash(golden.block().getData())).hasToString(golden.dataHash());
        BlockChain.requireSound(golden.block());
        assertThat(BlockContent.isConfiguration(golden.block().getData()))
                .isEqualTo(golden.transactions().getFirst().type() == 1);
    }

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#folders")
    void each_block_follows_the_one_before(GoldenBlocks folder) {
        BlockChain.requireGenesis(
                folder.block(0).block().getHeader(),
                Sha256.parse(folder.block(0).blockHash()));
        for (int i = 1; i < folder.blocks().size(); i++) {
            GoldenBlock previous = folder.blocks().get(i - 1);
            GoldenBlock next = folder.blocks().get(i);
            if (next.number() == previous.number() + 1) {
                BlockChain.requireFollows(
                        previous.block().getHeader(), next.block().getHeader());
            }
        }
    }

    @Test
    void refuses_a_content_in_which_any_one_byte_differs() {
        Block block = GoldenBlocks.load("bft-network").block(1).block();
        byte[] envelope = block.getData().getData(0).toByteArray();
        for (int i = 0; i < envelope.length; i += 7) {
            byte[] changed = envelope.clone();
            changed[i] ^= 1;
            BlockData data =
                    BlockData.newBuilder().addData(ByteString.copyFrom(changed)).build();
            Block forged = block.toBuilder().setData(data).build();

            assertThatThrownBy(() -> BlockChain.requireSound(forged))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageMatching("(?s)(DATA_HASH|ENVELOPE_BYTES) .*");
        }
    }

    @Test
    void refuses_the_same_content_cut_in_another_place() {
        Block block = GoldenBlocks.load("continued").block(30).block();
        ByteString joined = block.getData().getData(0).concat(block.getData().getData(1));
        Block forged = block.toBuilder()
                .setData(BlockData.newBuilder().addData(joined))
                .build();

        assertThat(BlockContent.hash(forged.getData())).isEqualTo(BlockContent.hash(block.getData()));
        assertThatThrownBy(() -> BlockChain.requireSound(forged)).hasMessageStartingWith("ENVELOPE_BYTES");
    }

    @Test
    void names_the_rule_and_both_values_when_a_block_does_not_follow() {
        GoldenBlocks chain = GoldenBlocks.load("bft-network");
        BlockHeader first = chain.block(1).block().getHeader();
        BlockHeader third = chain.block(3).block().getHeader();
        BlockHeader renumbered = third.toBuilder().setNumber(2).build();

        assertThatThrownBy(() -> BlockChain.requireFollows(first, third))
                .hasMessageContainingAll("BLOCK_NUMBER", "computed 2", "given 3");
        assertThatThrownBy(() -> BlockChain.requireFollows(first, renumbered))
                .hasMessageContainingAll(
                        "PREVIOUS_HASH", "computed " + chain.block(1).blockHash());
    }

    @Test
    void refuses_another_first_block_than_the_trusted_one() {
        BlockHeader genesis = GoldenBlocks.load("bft-network").block(0).block().getHeader();
        Sha256 other = Sha256.parse(GoldenBlocks.load("replayed").block(0).blockHash());

        assertThatThrownBy(() -> BlockChain.requireGenesis(genesis, other)).hasMessageContaining("PREVIOUS_HASH");
    }

    @Test
    void writes_numbers_above_2_to_63_as_positive_integers() {
        BlockHeader header = BlockHeader.newBuilder().setNumber(-1).build();

        assertThat(HexFormat.of().formatHex(BlockHeaders.bytes(header)))
                .isEqualTo("300f020900ffffffffffffffff04000400");
    }

    @Test
    void refuses_bytes_that_are_no_block() {
        assertThatThrownBy(() -> BlockChain.read(ByteString.copyFromUtf8("not a block")))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.BLOCK_FORMAT));
        assertThatThrownBy(() -> BlockChain.read(ByteString.EMPTY)).hasMessageContaining("missing");
    }
}
