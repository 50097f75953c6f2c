/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.OrdererBlockFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only a chain on which real orderers can go on without a fork is taken; here those of a real network. */
class ExportedChainTest {

    private static final int BLOCKS = 6;

    @TempDir
    Path folder;

    private final List<Block> real = new ArrayList<>();

    ExportedChainTest() throws IOException {
        Path cases = SampleTopology.file()
                .resolve("../../cases/fabric-blocks/bft-network")
                .normalize();
        for (int i = 0; i < BLOCKS; i++) {
            real.add(Block.parseFrom(Files.readAllBytes(cases.resolve("b" + i + ".block"))));
        }
    }

    @Test
    void takes_a_whole_chain_also_from_several_files() throws IOException {
        write(0, real.subList(0, 4));
        write(1, real.subList(4, BLOCKS));

        ExportedChain chain = ExportedChain.read(folder, real.getFirst());

        assertThat(chain.height()).isEqualTo(BLOCKS);
        assertThat(chain.lastHash()).isEqualTo(BlockHeaders.hash(real.getLast().getHeader()));
        assertThat(chain.files()).hasSize(2);
    }

    @Test
    void refuses_a_chain_with_a_gap() throws IOException {
        write(0, List.of(real.get(0), real.get(1), real.get(3)));

        assertRefused("behind block 1");
    }

    @Test
    void refuses_a_chain_with_a_changed_byte() throws IOException {
        write(0, real);
        Path file = folder.resolve(OrdererBlockFile.name(0));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 40] ^= 1;
        Files.write(file, bytes);

        assertRefused("the chain is not whole");
    }

    @Test
    void refuses_a_block_that_too_few_orderers_signed() throws IOException {
        Block last = real.getLast();
        Block unsigned = last.toBuilder()
                .setMetadata(last.getMetadata().toBuilder()
                        .setMetadata(0, real.getFirst().getMetadata().getMetadata(0)))
                .build();
        List<Block> chain = new ArrayList<>(real.subList(0, BLOCKS - 1));
        chain.add(unsigned);
        write(0, chain);

        assertRefused("behind block 4");
    }

    @Test
    void refuses_the_chain_of_another_channel_and_an_empty_one() throws IOException {
        assertThatThrownBy(() -> ExportedChain.read(folder, real.getFirst()))
                .isInstanceOf(GraduationRefused.class)
                .hasMessage("the ledger has no blocks");
        write(0, real);

        assertThatThrownBy(() -> ExportedChain.read(folder, real.get(1))).isInstanceOf(GraduationRefused.class);
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> ExportedChain.read(folder, real.getFirst()))
                .isInstanceOf(GraduationRefused.class)
                .hasMessageContaining(reason);
    }

    private void write(int number, List<Block> blocks) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        blocks.forEach(block -> file.writeBytes(OrdererBlockFile.bytes(block)));
        Files.write(folder.resolve(OrdererBlockFile.name(number)), file.toByteArray());
    }
}
