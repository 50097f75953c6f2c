/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.Config;
import org.jianzheng.launcher.genesis.ConsenterCertificates;
import org.jianzheng.launcher.genesis.GenesisBlock;
import org.jianzheng.launcher.genesis.MemberGroup;
import org.jianzheng.launcher.genesis.Ordering;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.identity.Replacement;
import org.jianzheng.launcher.topology.NodeAddress;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.config.UpdateVerifier;
import org.jianzheng.protocol.msp.MspId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelUpdatesTest {

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private Topology topology;
    private CryptoFolder crypto;
    private Identities identities;

    @BeforeEach
    void makeIdentities() throws IOException {
        topology = SampleTopology.read();
        crypto = new CryptoFolder(folder.resolve("crypto"));
        identities = new Identities(random, InstantSource.system());
        identities.ensure(topology, crypto);
    }

    @Test
    void a_majority_of_the_members_administrators_lets_an_organisation_in() throws Exception {
        Organisation second = TopologyReader.readOrganisation(
                SampleTopology.file().resolveSibling("organisations").resolve("second-county.yaml"));
        identities.add(second, crypto);
        ChannelConfiguration current = current(Ordering.BFT);
        ConfigurationUpdate update =
                ConfigurationUpdate.between(current, with(current, second)).orElseThrow();
        assertThat(UpdateSummary.of(update).changes())
                .containsExactly("members of /Channel/Application", "new group /Channel/Application/SecondCountyMSP");
        assertThat(RunningChannel.obstacle(
                        current, channel().sign(update, administrators().getFirst())))
                .hasValueSatisfying(why -> assertThat(why).contains("/Channel/Application"));

        RunningChannel.SignedUpdate signed = channel().signUntilEnough(current, update, administrators());

        assertThat(signed.signers())
                .extracting(signer -> signer.organisation().name().text())
                .containsExactly("city", "county");
        assertThat(UpdateSummary.of(signed.update()).signers()).containsExactlyInAnyOrder("CityMSP", "CountyMSP");
        UpdateFile file = new UpdateFile(folder.resolve("update"));
        file.write(signed.update());
        assertThat(file.read()).isEqualTo(signed.update());
        Config after = new UpdateVerifier(current).apply(file.read());
        assertThat(ChannelConfiguration.of(current.channel(), after).applicationOrganisations())
                .containsKey(new MspId("SecondCountyMSP"));
    }

    @Test
    void an_administrator_of_the_joining_organisation_alone_lets_nobody_in() throws Exception {
        Organisation second = TopologyReader.readOrganisation(
                SampleTopology.file().resolveSibling("organisations").resolve("second-county.yaml"));
        identities.add(second, crypto);
        ChannelConfiguration current = current(Ordering.BFT);
        ConfigurationUpdate update =
                ConfigurationUpdate.between(current, with(current, second)).orElseThrow();

        assertThatThrownBy(() -> channel().signUntilEnough(current, update, List.of(Administrator.of(second, crypto))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("/Channel/Application");
    }

    @ParameterizedTest
    @EnumSource(Ordering.class)
    void a_majority_of_the_ordering_organisations_takes_new_certificates_of_one_orderer(Ordering ordering)
            throws Exception {
        Organisation city = topology.orderers().getFirst();
        Replacement replacement = new Replacement(crypto, city, Node.ORDERER);
        replacement.make(Duration.ofDays(30), random, InstantSource.system());
        ChannelConfiguration current = current(ordering);

        Config wanted = new ConsenterCertificates(city, replacement.made()).in(current);

        ConfigurationUpdate update =
                ConfigurationUpdate.between(current, wanted).orElseThrow();
        assertThat(UpdateSummary.of(update).changes())
                .containsExactlyElementsOf(
                        switch (ordering) {
                            case BFT ->
                                List.of("value /Channel/Orderer/Orderers", "policy /Channel/Orderer/BlockValidation");
                            case RAFT -> List.of("value /Channel/Orderer/ConsensusType");
                        });
        RunningChannel.SignedUpdate signed = channel().signUntilEnough(current, update, orderers());
        assertThat(signed.signers()).hasSize(3);
        ChannelConfiguration after =
                ChannelConfiguration.of(current.channel(), new UpdateVerifier(current).apply(signed.update()));
        assertThat(ConfigurationUpdate.between(after, new ConsenterCertificates(city, replacement.made()).in(after)))
                .isEmpty();
    }

    private ChannelConfiguration current(Ordering ordering) throws IOException {
        return ChannelConfiguration.read(
                new GenesisBlock(random, InstantSource.system(), ordering).build(topology, crypto));
    }

    private Config with(ChannelConfiguration current, Organisation added) throws IOException {
        var channel = current.config().getChannelGroup();
        var application = channel.getGroupsOrThrow("Application").toBuilder()
                .putGroups(added.mspId().text(), MemberGroup.of(added, crypto));
        return current.config().toBuilder()
                .setChannelGroup(channel.toBuilder().putGroups("Application", application.build()))
                .build();
    }

    private RunningChannel channel() {
        return new RunningChannel(topology.channel(), NodeAddress.loopback(1), folder, random, InstantSource.system());
    }

    private List<Administrator> administrators() throws IOException {
        return administrators(topology.members());
    }

    private List<Administrator> orderers() throws IOException {
        return administrators(topology.orderers());
    }

    private List<Administrator> administrators(List<Organisation> organisations) throws IOException {
        List<Administrator> all = new ArrayList<>();
        for (Organisation organisation : organisations) {
            all.add(Administrator.of(organisation, crypto));
        }
        return all;
    }
}
