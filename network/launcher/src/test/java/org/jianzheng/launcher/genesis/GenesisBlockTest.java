/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.orderer.smartbft.Options;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.block.BlockContent;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.policy.BlockValidationPolicy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a real orderer and peer insist on, and what they would silently accept without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenesisBlockTest {

    @TempDir
    static Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Topology topology;
    private final GenesisBlock genesis = new GenesisBlock(random, InstantSource.system());
    private CryptoFolder crypto = new CryptoFolder(Path.of("replaced"));
    private Block block = Block.getDefaultInstance();

    GenesisBlockTest() throws IOException {
        topology = SampleTopology.read();
    }

    @BeforeAll
    void build() throws IOException {
        crypto = new CryptoFolder(folder.resolve("crypto"));
        new Identities(random, InstantSource.system()).ensure(topology, crypto);
        block = genesis.build(topology, crypto);
    }

    @Test
    void is_block_zero_with_a_right_data_hash_and_five_metadata_slots() {
        assertThat(block.getHeader().getNumber()).isZero();
        assertThat(block.getHeader().getPreviousHash()).isEmpty();
        assertThat(block.getHeader().getDataHash())
                .isEqualTo(BlockContent.hash(block.getData()).value());
        assertThat(block.getMetadata().getMetadataCount()).isEqualTo(MetadataSlots.COUNT);
        assertThat(MetadataSlots.lastConfig(block)).isZero();
    }

    @Test
    void names_the_channel_its_hash_and_its_capabilities() throws Exception {
        ConfigGroup channel = channel();

        assertThat(configuration().channel()).isEqualTo("jianzheng");
        assertThat(HashingAlgorithm.parseFrom(value(channel, "HashingAlgorithm"))
                        .getName())
                .isEqualTo("SHA256");
        assertThat(Integer.toUnsignedLong(
                        BlockDataHashingStructure.parseFrom(value(channel, "BlockDataHashingStructure"))
                                .getWidth()))
                .isEqualTo(4_294_967_295L);
        assertThat(channel.getValuesMap()).doesNotContainKey("OrdererAddresses");
        assertThat(capabilities(channel)).containsExactly("V3_0");
        assertThat(capabilities(channel.getGroupsOrThrow("Orderer"))).containsExactly("V2_0");
        assertThat(capabilities(channel.getGroupsOrThrow("Application"))).containsExactly("V2_5");
    }

    @Test
    void lets_four_consenters_order_and_three_of_them_make_a_block_valid() throws Exception {
        ChannelConfiguration configuration = configuration();
        List<Consenter> consenters = configuration.consenters();

        assertThat(configuration.isByzantineFaultTolerant()).isTrue();
        assertThat(consenters).extracting(Consenter::getId).containsExactly(1, 2, 3, 4);
        assertThat(consenters).extracting(Consenter::getPort).containsExactly(7050, 7060, 7070, 7080);
        for (Organisation organisation : topology.orderers()) {
            Consenter consenter =
                    consenters.get(organisation.consenter().orElseThrow().id() - 1);
            assertThat(consenter.getMspId()).isEqualTo(organisation.mspId().text());
            assertThat(consenter.getIdentity().toByteArray())
                    .isEqualTo(Files.readAllBytes(crypto.certificate(organisation.name(), Node.ORDERER)));
            assertThat(consenter.getServerTlsCert().toByteArray())
                    .isEqualTo(Files.readAllBytes(crypto.tlsCertificate(organisation.name(), Node.ORDERER)));
            assertThat(consenter.getClientTlsCert()).isEqualTo(consenter.getServerTlsCert());
        }
        var validation = SignaturePolicyEnvelope.parseFrom(channel()
                .getGroupsOrThrow("Orderer")
                .getPoliciesOrThrow("BlockValidation")
                .getPolicy()
                .getValue());
        assertThat(validation).isEqualTo(BlockValidationPolicy.of(consenters));
        assertThat(validation.getRule().getNOutOf().getN()).isEqualTo(3);
    }

    @Test
    void sets_every_option_of_the_consensus_and_no_rotation() throws Exception {
        Options options = configuration().smartBft();

        for (var field : Options.getDescriptor().getFields()) {
            boolean mayBeZero = List.of(
                            "sync_on_start", "speed_up_view_change", "decisions_per_leader", "leader_rotation")
                    .contains(field.getName());
            if (!mayBeZero) {
                assertThat(options.getAllFields()).containsKey(field);
            }
        }
        assertThat(options.getLeaderRotation()).isEqualTo(Options.Rotation.ROTATION_OFF);
        assertThat(options.getDecisionsPerLeader()).isZero();
    }

    @Test
    void gives_every_element_somebody_who_may_change_it() {
        List<String> orphans = new ArrayList<>();
        collectOrphans("/Channel", channel(), orphans);

        assertThat(orphans).isEmpty();
    }

    @Test
    void describes_every_organisation_where_it_takes_part() {
        ConfigGroup channel = channel();

        Map<String, ConfigGroup> orderers = channel.getGroupsOrThrow("Orderer").getGroupsMap();
        assertThat(orderers.keySet()).containsExactlyInAnyOrder("CityMSP", "CountyMSP", "RegulatorMSP", "ProvinceMSP");
        assertThat(orderers.values()).allSatisfy(group -> {
            assertThat(group.getValuesMap().keySet()).containsExactlyInAnyOrder("MSP", "Endpoints");
            assertThat(group.getPoliciesMap().keySet()).containsExactlyInAnyOrder("Admins", "Readers", "Writers");
        });
        Map<String, ConfigGroup> members =
                channel.getGroupsOrThrow("Application").getGroupsMap();
        assertThat(members.keySet()).containsExactlyInAnyOrder("CityMSP", "CountyMSP", "RegulatorMSP");
        assertThat(members.values()).allSatisfy(group -> {
            assertThat(group.getValuesMap().keySet()).containsExactlyInAnyOrder("MSP", "AnchorPeers");
            assertThat(group.getPoliciesMap().keySet())
                    .containsExactlyInAnyOrder("Admins", "Endorsement", "Readers", "Writers");
        });
    }

    @Test
    void is_written_once_and_kept() throws Exception {
        GenesisFile file = new GenesisFile(folder.resolve("genesis.block"));

        Block first = file.ensure(genesis, topology, crypto);
        Block again = file.ensure(genesis, topology, crypto);

        assertThat(again).isEqualTo(first);
        assertThat(genesis.build(topology, crypto))
                .as("another block is another channel")
                .isNotEqualTo(first);
    }

    private ChannelConfiguration configuration() {
        return ChannelConfiguration.read(block);
    }

    private ConfigGroup channel() {
        return configuration().config().getChannelGroup();
    }

    private static com.google.protobuf.ByteString value(ConfigGroup group, String key) {
        return group.getValuesOrThrow(key).getValue();
    }

    private static Iterable<String> capabilities(ConfigGroup group) throws IOException {
        return Capabilities.parseFrom(value(group, "Capabilities"))
                .getCapabilitiesMap()
                .keySet();
    }

    private static void collectOrphans(String path, ConfigGroup group, List<String> orphans) {
        if (group.getModPolicy().isEmpty()) {
            orphans.add(path);
        }
        group.getValuesMap().forEach((key, value) -> {
            if (value.getModPolicy().isEmpty()) {
                orphans.add(path + "." + key);
            }
        });
        group.getPoliciesMap().forEach((key, policy) -> {
            if (policy.getModPolicy().isEmpty()) {
                orphans.add(path + ":" + key);
            }
        });
        group.getGroupsMap().forEach((key, child) -> collectOrphans(path + "/" + key, child, orphans));
    }
}
