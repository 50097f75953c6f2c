/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopologyReaderTest {

    @Test
    void reads_the_shipped_topology() throws IOException {
        Topology topology = SampleTopology.read();

        assertThat(topology.channel().text()).isEqualTo("jianzheng");
        assertThat(topology.members())
                .extracting(member -> member.name().text())
                .containsExactly("city", "county", "regulator");
        assertThat(topology.orderers())
                .extracting(orderer -> orderer.consenter().orElseThrow().id())
                .containsExactly(1, 2, 3, 4);
        assertThat(topology.blocks().embeddedWait()).isEqualTo(Duration.ofMillis(20));
        assertThat(topology.operations().port()).isEqualTo(9443);
    }

    @Test
    void reads_who_stamps_checkpoints() throws IOException {
        String text = SampleTopology.text();
        String outside = text.replaceFirst(
                "demo: 9180", "{name: 授时中心, url: \"https://tsa.example/stamp\", certificate: /etc/tsa.pem}");

        assertThat(TopologyReader.parse(text).withPortOffset(1).timeAuthority())
                .contains(new TimeAuthority.Demo(NodeAddress.loopback(9181)));
        assertThat(TopologyReader.parse(outside).timeAuthority())
                .contains(new TimeAuthority.Outside(
                        "授时中心", URI.create("https://tsa.example/stamp"), Path.of("/etc/tsa.pem")));
        assertThat(TopologyReader.parse(text).withoutTimeAuthority().timeAuthority())
                .isEmpty();
    }

    @Test
    void reads_who_vouches_for_callers() throws IOException {
        String text = SampleTopology.text();
        String outside = text.replaceFirst(
                "demo: 9190",
                "{issuer: \"https://id.example\", keySet: \"https://id.example/keys\", audience: gateways, client: explorer}");

        assertThat(TopologyReader.parse(text).withPortOffset(1).signIn())
                .contains(new SignIn.Demo(NodeAddress.loopback(9191)));
        assertThat(TopologyReader.parse(outside).signIn())
                .contains(new SignIn.Outside(
                        URI.create("https://id.example"),
                        URI.create("https://id.example/keys"),
                        "gateways",
                        "explorer"));
        assertThat(TopologyReader.parse(outside).withoutSignIn().signIn()).isEmpty();
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    channel: jianzheng      | chanel: jianzheng         | lacks 'channel'
                    maxMessages: 500        | maxMessages: many         | must be a whole number
                    maxMessages: 500        | maxMessages: 0            | maxMessages must lie in 1 to 10000
                    wait: 20ms              | wait: 20                  | not a duration
                    kind: BRANCH_CENTRE     | kind: BRANCH              | BRANCH
                    mspId: CountyMSP        | mspId: CityMSP            | two organisations
                    mspId: CountyMSP        | mspId: County/MSP         | not an MSP id
                    id: 2, host             | id: 1, host               | two consenters have the id 1
                    id: 1, host             | id: 0, host               | run from 1
                    port: 7061              | port: 7051                | is given to both peer of
                    port: 7061              | port: 70610               | not a port
                    contracts: {port: 9102} | contracts: 9102           | must be a mapping
                    admin: 7063             | admin: 7053               | is given to both orderer
                    cosigning: 8712         | cosigning: 8712, tls: no  | unknown key 'tls'
                    operations: 9443        | operation: 9443           | lacks 'operations'
                    demo: 9180              | demo: many                | many
                    demo: 9180              | demo: 9443                | the time authority
                    demo: 9180              | url: http://tsa.example   | lacks 'name'
                    OutOf(2,                | AtLeast(2,                | the endorsement policy cannot be read
                    """)
    void refuses_what_it_does_not_know_and_says_why(String given, String broken, String reason) throws IOException {
        String text = SampleTopology.text().replaceFirst(java.util.regex.Pattern.quote(given), broken);

        assertThatThrownBy(() -> TopologyReader.parse(text))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining(reason);
    }

    @Test
    void names_the_line_of_an_unknown_key() throws IOException {
        String text = SampleTopology.text() + "extra: 1\n";
        long line = text.lines().count();

        assertThatThrownBy(() -> TopologyReader.parse(text))
                .hasMessage("topology line " + line + ": unknown key 'extra' in the file");
    }

    @Test
    void refuses_a_key_given_twice() throws IOException {
        String text = SampleTopology.text() + "channel: other\n";

        assertThatThrownBy(() -> TopologyReader.parse(text)).hasMessageContaining("has 'channel' twice");
    }

    @Test
    void refuses_an_empty_or_broken_file() {
        assertThatThrownBy(() -> TopologyReader.parse("")).isInstanceOf(TopologyRefused.class);
        assertThatThrownBy(() -> TopologyReader.parse("a: [")).isInstanceOf(TopologyRefused.class);
    }

    @Test
    void moves_every_port_by_the_offset() throws IOException {
        Topology moved = SampleTopology.read().withPortOffset(1000);

        assertThat(ports(moved))
                .isEqualTo(ports(SampleTopology.read()).stream()
                        .map(port -> port + 1000)
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void gives_a_test_network_different_free_ports() throws IOException {
        Topology free = FreePorts.assign(SampleTopology.read());

        assertThat(ports(free)).hasSameSizeAs(ports(SampleTopology.read()));
    }

    private static Set<Integer> ports(Topology topology) {
        Set<Integer> ports = new HashSet<>();
        ports.add(topology.operations().port());
        for (Organisation organisation : topology.organisations()) {
            organisation.consenter().ifPresent(it -> {
                ports.add(it.address().port());
                ports.add(it.admin().port());
                ports.add(it.operations().port());
            });
            organisation.site().ifPresent(it -> {
                ports.add(it.ledger().port());
                ports.add(it.chaincodes().port());
                ports.add(it.operations().port());
                ports.add(it.contracts().port());
                ports.add(it.gateway().port());
                ports.add(it.cosigning().port());
            });
        }
        return ports;
    }
}
