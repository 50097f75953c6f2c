/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockHeader;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrdererBlockFileTest {

    private static final Block SMALL = Block.newBuilder()
            .setHeader(BlockHeader.newBuilder()
                    .setNumber(300)
                    .setDataHash(ByteString.fromHex("aabb"))
                    .setPreviousHash(ByteString.fromHex("cc")))
            .setData(BlockData.newBuilder().addData(ByteString.copyFromUtf8("tx")))
            .setMetadata(
                    BlockMetadata.newBuilder().addMetadata(ByteString.EMPTY).addMetadata(ByteString.fromHex("01")))
            .build();

    @Test
    void writes_what_fabric_writes() {
        assertThat(HexFormat.of().formatHex(OrdererBlockFile.bytes(SMALL)))
                .isEqualTo("0f" + "ac02" + "02aabb" + "01cc" + "01" + "027478" + "02" + "00" + "0101");
    }

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#folders")
    void reads_back_what_was_written_one_block_after_the_other(GoldenBlocks folder) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (GoldenBlock golden : folder.blocks()) {
            file.writeBytes(OrdererBlockFile.bytes(golden.block()));
        }

        CodedInputStream in = CodedInputStream.newInstance(file.toByteArray());

        for (GoldenBlock golden : folder.blocks()) {
            assertThat(OrdererBlockFile.next(in)).contains(golden.block());
        }
        assertThat(OrdererBlockFile.next(in)).isEmpty();
    }

    @Test
    void refuses_a_file_that_is_cut_short_or_damaged() {
        byte[] whole = OrdererBlockFile.bytes(SMALL);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OrdererBlockFile.next(CodedInputStream.newInstance(cut)))
                    .as("%d bytes", length)
                    .isInstanceOf(ProtocolException.class);
        }
        byte[] longer = whole.clone();
        longer[0]++;
        assertThatThrownBy(() ->
                        OrdererBlockFile.next(CodedInputStream.newInstance(Arrays.copyOf(longer, longer.length + 1))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("behind the metadata");
    }

    @FuzzTest(maxDuration = "2s")
    void reads_or_refuses_any_bytes(byte[] bytes) throws IOException {
        try {
            Optional<Block> block = OrdererBlockFile.next(CodedInputStream.newInstance(bytes));
            assertThat(block.isEmpty()).isEqualTo(bytes.length == 0);
        } catch (ProtocolException refused) {
            assertThat(refused).hasMessageContaining("block");
        }
    }
}
