/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataSlotsTest {

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#all")
    void reads_signatures_and_commit_hash_and_writes_the_same_bytes(GoldenBlock golden) {
        Block block = golden.block();
        Metadata signatures = MetadataSlots.signatures(block);

        assertThat(signatures.getSignaturesCount()).isEqualTo(golden.signatures());
        assertThat(MetadataSlots.commitHash(block).map(Sha256::hex).orElse("")).isEqualTo(golden.commitHash());
        Block bare = block.toBuilder().clearMetadata().build();
        Block again = MetadataSlots.withCommit(
                MetadataSlots.withSignatures(bare, signatures.getValue(), signatures.getSignaturesList()),
                MetadataSlots.slot(block, MetadataSlots.TRANSACTIONS_FILTER),
                MetadataSlots.commitHash(block));
        assertThat(MetadataSlots.slot(again, MetadataSlots.SIGNATURES))
                .isEqualTo(MetadataSlots.slot(block, MetadataSlots.SIGNATURES));
        assertThat(MetadataSlots.slot(again, MetadataSlots.COMMIT_HASH))
                .isEqualTo(MetadataSlots.slot(block, MetadataSlots.COMMIT_HASH));
    }

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#all")
    void orderer_metadata_has_one_byte_form(GoldenBlock golden) {
        if (golden.number() == 0) {
            return;
        }
        if (golden.number() == 1 && golden.signatures() == 4) {
            return; // written by the prototype, which spelt out a zero that real orderers leave out
        }
        ViewMetadata view = MetadataSlots.viewMetadata(golden.block());
        ByteString value = MetadataSlots.signatures(golden.block()).getValue();

        assertThat(MetadataSlots.ordererMetadata(MetadataSlots.lastConfig(golden.block()), view))
                .isEqualTo(value);
        assertThat(ViewMetadata.parse(view.toByteString())).isEqualTo(view);
    }

    @Test
    void view_metadata_of_a_real_network_is_that_of_its_block_number() {
        for (GoldenBlock golden : GoldenBlocks.load("bft-network").blocks()) {
            if (golden.number() > 0) {
                assertThat(MetadataSlots.viewMetadata(golden.block())).isEqualTo(ViewMetadata.ofBlock(golden.number()));
            }
        }
    }

    @Test
    void names_the_configuration_in_force() {
        GoldenBlocks chain = GoldenBlocks.load("handed-over");

        assertThat(MetadataSlots.lastConfig(chain.block(26).block())).isZero();
        assertThat(MetadataSlots.lastConfig(chain.block(27).block())).isEqualTo(27);
        assertThat(MetadataSlots.lastConfig(chain.block(93).block())).isEqualTo(27);
        assertThat(MetadataSlots.lastConfig(chain.block(94).block())).isEqualTo(94);
    }

    @Test
    void black_list_and_digest_survive_a_round_trip() {
        ViewMetadata view = new ViewMetadata(3, 500, 7, List.of(1L, 300L), ByteString.copyFromUtf8("digest"));

        assertThat(ViewMetadata.parse(view.toByteString())).isEqualTo(view);
    }

    @Test
    void refuses_view_metadata_with_unknown_fields() {
        assertThatThrownBy(() -> ViewMetadata.parse(ByteString.copyFrom(new byte[] {0x30, 1})))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("unknown tag 48");
    }

    @Test
    void refuses_metadata_without_last_configuration_and_short_commit_hashes() {
        Block empty = MetadataSlots.withSignatures(Block.getDefaultInstance(), ByteString.EMPTY, List.of());
        assertThatThrownBy(() -> MetadataSlots.lastConfig(empty)).hasMessageContaining("no last configuration");

        Block stored = MetadataSlots.withCommit(empty, ByteString.EMPTY, Optional.empty());
        assertThat(MetadataSlots.commitHash(stored)).isEmpty();
        ByteString shortHash = Metadata.newBuilder()
                .setValue(ByteString.copyFromUtf8("short"))
                .build()
                .toByteString();
        Block forged = stored.toBuilder()
                .setMetadata(stored.getMetadata().toBuilder().setMetadata(MetadataSlots.COMMIT_HASH, shortHash))
                .build();
        assertThatThrownBy(() -> MetadataSlots.commitHash(forged)).hasMessageContaining("given 5");
    }

    @Test
    void a_consenter_signs_metadata_its_own_header_and_the_block_header() {
        Block block = GoldenBlocks.load("bft-network").block(1).block();
        ByteString value = MetadataSlots.signatures(block).getValue();
        MetadataSignature given = MetadataSlots.signatures(block).getSignatures(0);

        byte[] message = BlockSignatures.message(value, given, block.getHeader());

        assertThat(BlockSignatures.isByNumber(given)).isTrue();
        assertThat(message)
                .isEqualTo(value.concat(given.getIdentifierHeader())
                        .concat(ByteString.copyFrom(BlockHeaders.bytes(block.getHeader())))
                        .toByteArray());
        MetadataSignature made =
                BlockSignatures.sign(block.getHeader(), value, 2, ByteString.copyFrom(new byte[24]), bytes -> bytes);
        assertThat(made.getSignature().toByteArray())
                .isEqualTo(BlockSignatures.message(value, made, block.getHeader()));
    }
}
