/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.protocol.block.MetadataSlots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedBlockTest {
    private static final RealBlocks NETWORK = RealBlocks.of("bft-network");

    @ParameterizedTest
    @ValueSource(strings = {"bft-network", "replayed", "continued", "handed-over"})
    void keeps_what_orderers_signed_and_nothing_else(String folder) {
        for (Block block : RealBlocks.of(folder).blocks().values()) {
            OrderedBlock ordered = new OrderedBlock(block);

            assertThat(OrderedBlock.parse(ordered.bytes())).isEqualTo(ordered);
            assertThat(ordered.block().getHeader()).isEqualTo(block.getHeader());
            assertThat(ordered.block().getData()).isEqualTo(block.getData());
            assertThat(MetadataSlots.slot(ordered.block(), MetadataSlots.TRANSACTIONS_FILTER))
                    .isEmpty();
            assertThat(MetadataSlots.slot(ordered.block(), MetadataSlots.COMMIT_HASH))
                    .isEmpty();
        }
    }

    @Test
    void refuses_bytes_with_anything_that_is_not_signed() {
        Block block = NETWORK.block(1);
        Block withFlags = MetadataSlots.withCommit(block, ByteString.copyFrom(new byte[1]), java.util.Optional.empty());
        Block withField = block.toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                9,
                                UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build())
                .build();

        assertThat(OrderedBlock.parse(block.toByteString())).isEqualTo(new OrderedBlock(block));
        for (Block other : List.of(withFlags, withField, NETWORK.block(0))) {
            assertThatThrownBy(() -> OrderedBlock.parse(other.toByteString()))
                    .isInstanceOf(BlockRefused.class)
                    .hasMessageContaining("BLOCK_FORM");
        }
    }

    @Test
    void every_single_bit_change_of_a_block_is_found() {
        byte[] bytes = new OrderedBlock(NETWORK.block(1)).bytes().toByteArray();
        VerifiedChain genesis = VerifiedChain.begin(
                new OrderedBlock(NETWORK.block(0)), NETWORK.trusted(), RealBlocks.CHANNEL, finding -> {});
        assertThat(isTaken(genesis, bytes)).isTrue();
        List<Integer> missed = new ArrayList<>();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
            if (isTaken(genesis, bytes)) {
                missed.add(bit);
            }
            bytes[bit >> 3] ^= (byte) (1 << (bit & 7));
        }
        assertThat(missed).isEmpty();
    }

    private static boolean isTaken(VerifiedChain before, byte[] bytes) {
        try {
            before.take(OrderedBlock.parse(ByteString.copyFrom(bytes)), finding -> {});
            return true;
        } catch (BlockRefused refused) {
            return false;
        }
    }
}
