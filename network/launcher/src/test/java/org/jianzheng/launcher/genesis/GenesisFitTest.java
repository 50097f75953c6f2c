/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A data folder belongs to the channel that was begun in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenesisFitTest {

    @TempDir
    static Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Topology topology;
    private CryptoFolder crypto = new CryptoFolder(Path.of("replaced"));

    GenesisFitTest() throws IOException {
        topology = SampleTopology.read();
    }

    @BeforeAll
    void makeIdentities() throws IOException {
        crypto = new CryptoFolder(folder.resolve("crypto"));
        new Identities(random, InstantSource.system()).ensure(topology, crypto);
    }

    @ParameterizedTest
    @EnumSource
    void takes_the_channel_of_its_own_topology(Ordering ordering) throws IOException {
        Block genesis = genesis(ordering);

        assertThatCode(() -> new GenesisFit(topology, ordering).require(genesis))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void refuses_another_way_of_ordering(Ordering ordering) throws IOException {
        Block genesis = genesis(ordering);
        Ordering other = ordering == Ordering.BFT ? Ordering.RAFT : Ordering.BFT;

        assertThatThrownBy(() -> new GenesisFit(topology, other).require(genesis))
                .isInstanceOf(ChannelMismatch.class)
                .hasMessageContaining("the orderer type");
    }

    @ParameterizedTest
    @CsvSource({
        "channel: jianzheng, channel: elsewhere, the channel",
        "port: 7080, port: 7090, the orderers",
        "port: 7071, port: 7091, the peers"
    })
    void refuses_another_topology_and_says_in_what_it_differs(String given, String changed, String what)
            throws IOException {
        Block genesis = genesis(Ordering.BFT);
        Topology other = TopologyReader.parse(SampleTopology.text().replace(given, changed));

        assertThatThrownBy(() -> new GenesisFit(other, Ordering.BFT).require(genesis))
                .isInstanceOf(ChannelMismatch.class)
                .hasMessageStartingWith(what + ": ");
    }

    @Test
    void a_raft_channel_has_no_consenters_of_smartbft() throws IOException {
        ChannelConfiguration channel = ChannelConfiguration.read(genesis(Ordering.RAFT));

        assertThat(channel.consensus().getType()).isEqualTo("etcdraft");
        assertThat(channel.consenters()).isEmpty();
    }

    private Block genesis(Ordering ordering) throws IOException {
        return new GenesisBlock(random, InstantSource.system(), ordering).build(topology, crypto);
    }
}
