/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainExaminerTest {
    private static final RealBlocks NETWORK = RealBlocks.of("bft-network");

    /** The handed-over folder lacks block 1, which defines the chaincode; its chain begins as that of the continued one. */
    private static RealBlocks folder(String name) {
        RealBlocks blocks = RealBlocks.of(name);
        if (name.equals("handed-over")) {
            blocks.blocks().put(1L, RealBlocks.of("continued").block(1));
        }
        return blocks;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bft-network", "replayed", "continued", "handed-over"})
    void judges_every_block_and_transaction_as_a_real_peer_did(String name) {
        RealBlocks folder = folder(name);
        ChainExaminer examiner = folder.examiner();
        long before = 0;
        for (Block block : folder.blocks().tailMap(1L).values()) {
            long number = block.getHeader().getNumber();
            BlockReport report = number == before + 1 ? examiner.next(block) : examiner.later(block);
            before = number;
            assertThat(report.failure()).as("%s block %d", name, number).isEmpty();
            assertThat(report.transactions()).hasSize(block.getData().getDataCount());
            for (BlockReport.TransactionReport transaction : report.transactions()) {
                assertThat(transaction.failure().map(BlockFinding::rule))
                        .as("%s block %d transaction %d", name, number, transaction.index())
                        .isEqualTo(
                                isRefusedForItsEndorsements(block, transaction.index())
                                        ? Optional.of(BlockRule.ENDORSEMENTS)
                                        : Optional.empty());
                assertThat(transaction.expired()).isEmpty();
            }
        }
    }

    /** Conflicts and duplicates do not follow from signatures. */
    private static boolean isRefusedForItsEndorsements(Block block, int index) {
        return !MetadataSlots.slot(block, MetadataSlots.TRANSACTIONS_FILTER).isEmpty()
                && ValidityFlags.of(block).code(index) == TxValidationCode.ENDORSEMENT_POLICY_FAILURE;
    }

    @Test
    void names_every_rule_that_it_checked_with_both_values() {
        ChainExaminer examiner = NETWORK.examiner();

        BlockReport report = examiner.next(NETWORK.block(1));

        assertThat(report.findings())
                .allMatch(BlockFinding::holds)
                .extracting(BlockFinding::rule)
                .containsExactly(
                        BlockRule.PREVIOUS_HASH,
                        BlockRule.CONTENT_HASH,
                        BlockRule.ORDERER_QUORUM,
                        BlockRule.CONFIGURATION);
        assertThat(report.transactions().getFirst().findings())
                .extracting(BlockFinding::rule)
                .containsExactly(
                        BlockRule.CREATOR, BlockRule.TRANSACTION_ID, BlockRule.PROPOSAL_HASH, BlockRule.ENDORSEMENTS);
    }

    @Test
    void refuses_another_first_block_and_another_channel() {
        Block first = NETWORK.block(0);

        assertThatThrownBy(() -> ChainExaminer.begin(first, Hash.of(new byte[Hash.LENGTH]), RealBlocks.CHANNEL))
                .isInstanceOf(BlockRefused.class)
                .hasMessageContaining("FIRST_BLOCK");
        assertThatThrownBy(() -> ChainExaminer.begin(first, NETWORK.trusted(), "jianzheng"))
                .hasMessageContainingAll("FIRST_BLOCK", "permits");
    }

    @Test
    void refuses_a_gap_where_none_may_be() {
        assertThat(broken(NETWORK.examiner().next(NETWORK.block(2)))).isEqualTo(BlockRule.BLOCK_NUMBER);
    }

    @Test
    void refuses_a_block_that_follows_another() {
        Block block = NETWORK.block(1);
        Block forked = block.toBuilder()
                .setHeader(block.getHeader().toBuilder().setPreviousHash(ByteString.copyFrom(new byte[32])))
                .build();

        assertThat(broken(NETWORK.examiner().next(forked))).isEqualTo(BlockRule.PREVIOUS_HASH);
    }

    @Test
    void refuses_changed_content_and_content_that_is_cut_otherwise() {
        Block block = NETWORK.block(1);
        ByteString envelope = block.getData().getData(0);
        Block longer = block.toBuilder()
                .setData(block.getData().toBuilder().setData(0, envelope.concat(ByteString.copyFrom(new byte[1]))))
                .build();
        Block cut = block.toBuilder()
                .setData(block.getData().toBuilder()
                        .setData(0, envelope.substring(0, 7))
                        .addData(envelope.substring(7)))
                .build();

        assertThat(broken(NETWORK.examiner().next(longer))).isEqualTo(BlockRule.CONTENT_HASH);
        assertThat(broken(NETWORK.examiner().next(cut))).isEqualTo(BlockRule.CONTENT_HASH);
    }

    @Test
    void refuses_two_of_four_orderers_and_one_of_them_twice() {
        List<MetadataSignature> given = signatures(NETWORK.block(1));

        assertThat(broken(signedBy(given.subList(0, 2)))).isEqualTo(BlockRule.ORDERER_QUORUM);
        assertThat(broken(signedBy(List.of(given.get(0), given.get(1), given.get(1)))))
                .isEqualTo(BlockRule.ORDERER_QUORUM);
    }

    @Test
    void refuses_a_bad_signature_beside_enough_good_ones() {
        List<MetadataSignature> given = signatures(NETWORK.block(1));
        MetadataSignature twice = given.getFirst();

        BlockReport report = signedBy(List.of(given.get(0), given.get(1), given.get(2), twice));

        assertThat(report.failure().orElseThrow().given()).contains("a further signature of");
    }

    @Test
    void refuses_a_signature_whose_unsigned_header_says_something() {
        List<MetadataSignature> given = signatures(NETWORK.block(1));
        MetadataSignature talkative = given.getFirst().toBuilder()
                .setSignatureHeader(ByteString.copyFromUtf8("x"))
                .build();

        assertThat(broken(signedBy(List.of(talkative, given.get(1), given.get(2)))))
                .isEqualTo(BlockRule.BLOCK_FORM);
    }

    @Test
    void refuses_the_blocks_behind_a_change_of_configuration_that_was_left_out() {
        RealBlocks chain = folder("handed-over");
        ChainExaminer examiner = chain.examiner();
        examiner.later(chain.block(26));

        assertThat(broken(examiner.later(chain.block(28)))).isEqualTo(BlockRule.CONFIGURATION);
        assertThat(examiner.next(chain.block(27)).failure()).isEmpty();
        assertThat(examiner.next(chain.block(28)).failure()).isEmpty();
    }

    private static BlockReport signedBy(List<MetadataSignature> signatures) {
        Block block = NETWORK.block(1);
        Block forged = MetadataSlots.withSignatures(
                block, MetadataSlots.signatures(block).getValue(), signatures);
        return NETWORK.examiner().next(forged);
    }

    private static List<MetadataSignature> signatures(Block block) {
        Metadata metadata = MetadataSlots.signatures(block);
        assertThat(metadata.getSignaturesCount()).isGreaterThanOrEqualTo(3);
        return metadata.getSignaturesList();
    }

    private static BlockRule broken(BlockReport report) {
        return report.failure().orElseThrow().rule();
    }
}
