/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.common.MetadataSignature;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.golden.GoldenBlocks;
import org.jianzheng.protocol.golden.GoldenBlocks.GoldenBlock;
import org.jianzheng.protocol.msp.MspId;
import org.jianzheng.protocol.policy.BlockValidationPolicy;
import org.jianzheng.protocol.policy.SignatureSetPolicy;
import org.jianzheng.protocol.policy.Signers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationInForceTest {

    @ParameterizedTest
    @MethodSource("org.jianzheng.protocol.golden.GoldenBlocks#folders")
    void every_block_is_accepted_by_the_configuration_in_force(GoldenBlocks folder) {
        ConfigurationInForce place = begin(folder);
        for (GoldenBlock golden : folder.blocks().subList(1, folder.blocks().size())) {
            Signers signers = new BlockVerifier(place.configuration()).verify(golden.block());
            assertThat(signers.members()).as(golden.toString()).hasSize(golden.signatures());
            assertThat(signers.refused()).isEmpty();

            boolean direct = golden.number() == place.header().getNumber() + 1;
            place = direct ? place.next(golden.block()) : place.later(golden.block());
        }
        assertThat(place.block())
                .isEqualTo(MetadataSlots.lastConfig(folder.blocks().getLast().block()));
    }

    @Test
    void a_change_of_configuration_is_checked_by_the_one_before_it() {
        GoldenBlocks chain = GoldenBlocks.load("handed-over");
        ConfigurationInForce before = begin(chain).later(chain.block(26).block());
        ConfigurationInForce after = before.next(chain.block(27).block());

        assertThat(before.block()).isZero();
        assertThat(after.block()).isEqualTo(27);
        assertThat(after.configuration().sequence()).isEqualTo(1);
        assertThat(ports(after)).isNotEqualTo(ports(before));
        assertThat(after.next(chain.block(28).block()).block()).isEqualTo(27);
    }

    @Test
    void a_consenter_moves_by_a_configuration_block_of_real_orderers() {
        GoldenBlocks chain = GoldenBlocks.load("continued");
        ConfigurationInForce before = begin(chain).later(chain.block(201).block());
        ConfigurationInForce after = before.next(chain.block(202).block());

        assertThat(ports(after)).isNotEqualTo(ports(before));
        assertThat(after.next(chain.block(203).block()).block()).isEqualTo(202);
    }

    @Test
    void refuses_a_block_that_names_another_configuration_than_that_in_force() {
        GoldenBlocks chain = GoldenBlocks.load("handed-over");
        ConfigurationInForce tooOld = begin(chain).later(chain.block(26).block());

        assertThatThrownBy(() -> tooOld.later(chain.block(30).block()))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.LAST_CONFIG))
                .hasMessageContainingAll("computed 0", "given 27");
    }

    @Test
    void refuses_a_block_with_less_than_a_quorum_of_signatures() {
        GoldenBlocks chain = GoldenBlocks.load("bft-network");
        ConfigurationInForce genesis = begin(chain);
        Block block = chain.block(1).block();

        assertThatThrownBy(() ->
                        genesis.next(withSignatures(block, signatures(block).subList(0, 2))))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.ORDERER_SIGNATURES))
                .hasMessageContaining("2 distinct signers");
    }

    @Test
    void counts_an_orderer_once_however_often_it_signed() {
        GoldenBlocks chain = GoldenBlocks.load("bft-network");
        Block block = chain.block(1).block();
        List<MetadataSignature> given = signatures(block);
        Block forged = withSignatures(block, List.of(given.get(0), given.get(1), given.get(1)));

        assertThatThrownBy(() -> begin(chain).next(forged))
                .hasMessageContainingAll("2 distinct signers", "a further signature of");
    }

    @Test
    void leaves_out_consenters_that_the_configuration_does_not_name() {
        GoldenBlocks chain = GoldenBlocks.load("bft-network");
        Block block = chain.block(1).block();
        MetadataSignature stranger = signatures(block).getFirst().toBuilder()
                .setIdentifierHeader(ByteString.copyFrom(new byte[] {8, 99}))
                .build();
        List<MetadataSignature> more = new ArrayList<>(signatures(block));
        more.add(stranger);

        Signers signers = new BlockVerifier(begin(chain).configuration()).verify(withSignatures(block, more));

        assertThat(signers.members()).hasSize(3);
        assertThat(signers.refused()).containsExactly("there is no consenter 99");
    }

    @Test
    void finds_every_changed_byte_of_what_orderers_sign() {
        GoldenBlocks chain = GoldenBlocks.load("bft-network");
        BlockVerifier verifier = new BlockVerifier(begin(chain).configuration());
        Block block = chain.block(2).block();
        byte[] slot = MetadataSlots.slot(block, MetadataSlots.SIGNATURES).toByteArray();
        for (int i = 0; i < slot.length; i++) {
            byte[] changed = slot.clone();
            changed[i] ^= 4;
            Block forged = block.toBuilder()
                    .setMetadata(block.getMetadata().toBuilder()
                            .setMetadata(MetadataSlots.SIGNATURES, ByteString.copyFrom(changed)))
                    .build();

            assertThatThrownBy(() -> verifier.verify(forged))
                    .as("byte %d", i)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageMatching("(?s)(ORDERER_SIGNATURES|METADATA) .*");
        }
        Block renumbered = block.toBuilder()
                .setHeader(block.getHeader().toBuilder().setNumber(3))
                .build();
        assertThatThrownBy(() -> verifier.verify(renumbered)).hasMessageContaining("0 distinct signers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bft-network", "replayed", "continued", "handed-over"})
    void reads_what_a_channel_agreed_on(String folder) {
        ChannelConfiguration configuration =
                ChannelConfiguration.read(GoldenBlocks.load(folder).block(0).block());

        assertThat(configuration.channel()).isEqualTo("permits");
        assertThat(configuration.sequence()).isZero();
        assertThat(configuration.isByzantineFaultTolerant()).isTrue();
        assertThat(configuration.consensus().getType()).isEqualTo("BFT");
        assertThat(configuration.consenters()).hasSize(4);
        assertThat(configuration.applicationOrganisations()).hasSize(3);
        assertThat(configuration.ordererOrganisations()).hasSize(4);
        assertThat(configuration.ordererOrganisations().values())
                .allSatisfy(organisation -> assertThat(organisation.endpoints()).isNotEmpty());
        assertThat(configuration.batchSize().getMaxMessageCount()).isPositive();
        assertThat(configuration.smartBft().getRequestBatchMaxInterval()).isNotEmpty();
        assertThat(configuration.directory().definitions()).allSatisfy(definition -> {
            assertThat(definition.roots()).hasSize(1);
            assertThat(definition.tlsRoots()).hasSize(1);
        });
        assertThat(configuration.tree().capabilities(ChannelConfiguration.APPLICATION))
                .contains("V2_5");
        assertThat(configuration.policy("/Channel/Application/Nobody").isSatisfiedBy(List.of()))
                .isFalse();
    }

    @Test
    void the_block_validation_policy_of_real_channels_is_a_quorum_of_consenters() {
        ChannelConfiguration configuration = ChannelConfiguration.read(
                GoldenBlocks.load("bft-network").block(0).block());

        assertThat(configuration.policy(ChannelConfiguration.BLOCK_VALIDATION))
                .isEqualTo(SignatureSetPolicy.of(BlockValidationPolicy.of(configuration.consenters())));
        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 7, 10).map(BlockValidationPolicy::quorum))
                .containsExactly(1, 2, 2, 3, 4, 4, 5, 7);
    }

    @Test
    void refuses_blocks_that_bring_no_configuration() {
        assertThatThrownBy(() -> ChannelConfiguration.read(
                        GoldenBlocks.load("bft-network").block(1).block()))
                .hasMessageContainingAll("CONFIGURATION", "computed CONFIG", "given ENDORSER_TRANSACTION");
        assertThatThrownBy(() -> new ConfigurationTree(
                                org.hyperledger.fabric.protos.common.ConfigGroup.getDefaultInstance())
                        .requireValue("/Channel/Orderer", "Orderers", Consenter.parser()))
                .hasMessageContaining("/Channel/Orderer/Orderers is missing");
        assertThat(new MspId("a")).isLessThan(new MspId("b"));
    }

    static ConfigurationInForce begin(GoldenBlocks folder) {
        GoldenBlock genesis = folder.block(0);
        return ConfigurationInForce.begin(genesis.block(), Sha256.parse(genesis.blockHash()));
    }

    private static List<Integer> ports(ConfigurationInForce place) {
        return place.configuration().consenters().stream()
                .map(Consenter::getPort)
                .toList();
    }

    private static List<MetadataSignature> signatures(Block block) {
        return MetadataSlots.signatures(block).getSignaturesList();
    }

    private static Block withSignatures(Block block, List<MetadataSignature> signatures) {
        Metadata metadata = MetadataSlots.signatures(block);
        return MetadataSlots.withSignatures(block, metadata.getValue(), signatures);
    }
}
