/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.ledger.Judgement;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that a real Fabric peer judged, judged again here. */
class GoldenReplayTest {

    @TempDir
    Path folder;

    @Test
    void judges_the_replayed_blocks_as_the_real_peer_did() throws IOException {
        assertThat(replay("replayed", 26))
                .contains(
                        TxValidationCode.VALID,
                        TxValidationCode.DUPLICATE_TXID,
                        TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
                        TxValidationCode.MVCC_READ_CONFLICT,
                        TxValidationCode.PHANTOM_READ_CONFLICT);
    }

    // From block 27 on real peers approve definitions, which writes private data: that this ledger does not have.
    @Test
    void judges_the_blocks_before_real_orderers_went_on_as_the_real_peer_did() throws IOException {
        assertThat(replay("continued", 26)).contains(TxValidationCode.VALID);
    }

    @Test
    void refuses_private_data() throws IOException {
        Block block = read("continued", 27);
        Judgement judgement;
        try (Ledger ledger = Ledger.open(folder, new BlockValidator(Channel.of(read("continued", 0))), 1)) {
            judgement = ledger.judge(block);
        }

        assertThat(judgement.flags().code(0)).isEqualTo(TxValidationCode.INVALID_OTHER_REASON);
    }

    private Set<TxValidationCode> replay(String name, long last) throws IOException {
        Set<TxValidationCode> met = EnumSet.noneOf(TxValidationCode.class);
        Block genesis = read(name, 0);
        try (Ledger ledger = Ledger.open(folder, new BlockValidator(Channel.of(genesis)), 1)) {
            for (long number = 0; number <= last; number++) {
                Block block = read(name, number);
                Judgement judgement = ledger.judge(block);
                assertThat(judgement.flags()).as("flags of block %d", number).isEqualTo(ValidityFlags.of(block));
                assertThat(judgement.commitHash())
                        .as("commit hash of block %d", number)
                        .isEqualTo(MetadataSlots.commitHash(block));
                assertThat(judgement.writeInto(block)).as("block %d", number).isEqualTo(block);
                ledger.apply(ledger.append(block, judgement));
                for (int i = 0; i < judgement.flags().size(); i++) {
                    met.add(judgement.flags().code(i));
                }
            }
        }
        return met;
    }

    private static Block read(String name, long number) throws IOException {
        return BlockChain.read(ByteString.copyFrom(Files.readAllBytes(file(name, number))));
    }

    private static Path file(String name, long number) {
        Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return module.resolve("../../cases/fabric-blocks").resolve(name).resolve("b" + number + ".block");
    }
}
