/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Envelope;
import org.jianzheng.launcher.genesis.GenesisBlock;
import org.jianzheng.launcher.genesis.GenesisFit;
import org.jianzheng.launcher.genesis.Ordering;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.network.Amendments;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.config.UpdateVerifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressMoveTest {

    private static final int OFFSET = 500;

    @TempDir
    static Path folder;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T00:00:00Z"));
    private final Topology topology;
    private DataFolder data = new DataFolder(Path.of("replaced"));
    private Block genesis = Block.getDefaultInstance();

    AddressMoveTest() throws IOException {
        topology = SampleTopology.read();
    }

    @BeforeAll
    void begin() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        new Identities(random, InstantSource.system()).ensure(topology, data.crypto());
        genesis = new GenesisBlock(random, InstantSource.system(), Ordering.BFT).build(topology, data.crypto());
        Files.write(data.genesis(), genesis.toByteArray());
    }

    @Test
    void nothing_moves_where_the_channel_knows_its_nodes_already() throws IOException {
        assertThat(move(topology).from(current())).isEmpty();
        assertThat(Detour.of(topology, data)).isEmpty();
    }

    @Test
    void all_nodes_move_by_one_update_that_the_administrators_sign() throws IOException {
        Topology moved = topology.withPortOffset(OFFSET);
        ConfigurationUpdate update = move(moved).from(current()).orElseThrow();
        move(moved).requirePossible(current());

        Envelope signed = move(moved).signed(current(), update, random, clock);

        ChannelConfiguration next = ChannelConfiguration.of(
                current().channel(),
                new UpdateVerifier(current()).propose(signed).getConfig());
        assertThatCode(() -> new GenesisFit(moved, Ordering.BFT).require(next)).doesNotThrowAnyException();
        assertThat(move(moved).from(next)).isEmpty();
        assertThat(next.ordererOrganisations().values())
                .allSatisfy(organisation -> assertThat(organisation.endpoints()).hasSize(1));
        assertThat(next.consenters()).hasSameSizeAs(current().consenters());
    }

    @Test
    void only_addresses_move() {
        Topology fewer = topology.without(List.of(topology.members().getLast().name()));

        assertThatThrownBy(() -> move(fewer.withPortOffset(OFFSET)).requirePossible(current()))
                .isInstanceOf(GraduationRefused.class)
                .hasMessageContaining("only addresses can move");
    }

    @Test
    void a_host_that_is_not_in_the_nodes_certificate_is_refused() throws IOException {
        Topology elsewhere = TopologyReader.parse(
                SampleTopology.text().replace("{id: 2, host: 127.0.0.1,", "{id: 2, host: orderer.elsewhere.example,"));

        assertThatThrownBy(() -> move(elsewhere).requirePossible(current()))
                .isInstanceOf(GraduationRefused.class)
                .hasMessageContainingAll("orderer.elsewhere.example", "replace it first");
    }

    @Test
    void peers_that_join_by_the_first_block_are_sent_to_where_the_orderers_are() throws IOException {
        Topology moved = topology.withPortOffset(OFFSET);

        assertThat(Detour.of(moved, data)).hasSize(topology.orderers().size()).allSatisfy(detour -> {
            assertThat(detour.from()).isNotEqualTo(detour.to());
            assertThat(detour.authority()).exists();
        });
    }

    @Test
    void a_data_folder_remembers_where_its_nodes_moved() throws IOException {
        Topology moved = topology.withPortOffset(OFFSET);
        Amendments amendments = new Amendments(new DataFolder(folder.resolve("other")));
        assertThat(amendments.addressing(genesis)).isEqualTo(genesis);
        assertThat(amendments.addressed(moved)).isEqualTo(moved);
        Block configuration = genesis.toBuilder()
                .setHeader(genesis.getHeader().toBuilder().setNumber(9))
                .build();

        amendments.move(configuration);

        assertThat(amendments.addressing(genesis)).isEqualTo(configuration);
        assertThat(amendments.addressed(moved)).isEqualTo(moved);
    }

    private AddressMove move(Topology to) {
        return new AddressMove(to, data.crypto());
    }

    private ChannelConfiguration current() {
        return ChannelConfiguration.read(genesis);
    }
}
