/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.database.StorageException;
import org.jianzheng.embedded.node.BlockExport;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.block.OrdererBlockFile;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way out to real orderers. */
class BlockExportTest {

    @TempDir
    Path folder;

    TestNetwork network;

    @BeforeEach
    void start() throws Exception {
        network = TestNetwork.start(folder.resolve("ledger"));
    }

    @AfterEach
    void stop() {
        network.close();
    }

    @Test
    void writes_the_whole_chain_as_orderers_keep_it() throws Exception {
        network.contract(TestNetwork.CITY).submitTransaction("put", "a", "1");
        network.contract(TestNetwork.CITY).submitTransaction("put", "a", "2");
        long height = network.node().status().height();
        network.stop();

        long written = BlockExport.write(network.config(), folder.resolve("blocks"));

        assertThat(written).isEqualTo(height);
        List<Block> blocks = blocks(folder.resolve("blocks").resolve("blockfile_000000"));
        assertThat(blocks).hasSize((int) height);
        ConfigurationInForce place = ConfigurationInForce.begin(
                blocks.getFirst(), BlockHeaders.hash(blocks.getFirst().getHeader()));
        for (Block block : blocks.subList(1, blocks.size())) {
            place = place.next(block);
            assertThat(MetadataSlots.viewMetadata(block).latestSequence())
                    .isEqualTo(block.getHeader().getNumber());
            assertThat(MetadataSlots.slot(block, MetadataSlots.TRANSACTIONS_FILTER))
                    .isEqualTo(ByteString.EMPTY);
            assertThat(MetadataSlots.slot(block, MetadataSlots.COMMIT_HASH)).isEqualTo(ByteString.EMPTY);
        }
    }

    @Test
    void refuses_while_the_ledger_runs() {
        assertThatThrownBy(() -> BlockExport.write(network.config(), folder.resolve("blocks")))
                .isInstanceOf(StorageException.class);
        assertThat(folder.resolve("blocks")).doesNotExist();
    }

    private static List<Block> blocks(Path file) throws Exception {
        CodedInputStream in = CodedInputStream.newInstance(Files.readAllBytes(file));
        List<Block> blocks = new ArrayList<>();
        for (Optional<Block> block = OrdererBlockFile.next(in); block.isPresent(); block = OrdererBlockFile.next(in)) {
            blocks.add(block.get());
        }
        return blocks;
    }
}
