/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LedgerConfigReaderTest {

    private static final String WHOLE = """
            channel: jianzheng
            genesis: /g/genesis.block
            data: /d
            operations: 127.0.0.1:9443
            allowFaults: true
            blocks: {maxMessages: 500, maxBytes: 10485760, wait: 20ms}
            orderers:
              - {id: 1, mspId: CityMSP, certificate: /o/cert, key: /o/key}
            organisations:
              - mspId: CityMSP
                listen: 127.0.0.1:7051
                tls: {certificate: /t/cert, key: /t/key}
                peer: {certificate: /p/cert, key: /p/key}
                chaincodes: {records: {address: "127.0.0.1:9101", tls: {certificate: /c/cert, key: /c/key, authority: /c/ca}}}
            chaincodes:
              - {name: records, version: "1", sequence: 1, policy: "OutOf(1,'CityMSP.peer')"}
            """;

    @Test
    void reads_every_setting() {
        LedgerConfig config = LedgerConfigReader.parse(WHOLE);

        assertThat(config.channel()).isEqualTo("jianzheng");
        assertThat(config.genesis()).isEqualTo(Path.of("/g/genesis.block"));
        assertThat(config.operations()).isEqualTo(new Address("127.0.0.1", 9443));
        assertThat(config.allowFaults()).isTrue();
        assertThat(config.blocks()).isEqualTo(new BlockLimits(500, 10_485_760, Duration.ofMillis(20)));
        assertThat(config.orderers()).extracting(OrdererConfig::id).containsExactly(1);
        OrganisationConfig city = config.organisations().getFirst();
        assertThat(city.listen().port()).isEqualTo(7051);
        assertThat(city.chaincodes()).containsKey("records");
        assertThat(config.chaincodes().getFirst().policy()).isEqualTo("OutOf(1,'CityMSP.peer')");
    }

    @Test
    void does_not_allow_faults_unless_told() {
        assertThat(LedgerConfigReader.parse(WHOLE.replace("allowFaults: true\n", ""))
                        .allowFaults())
                .isFalse();
    }

    @Test
    void names_the_place_of_what_is_missing() {
        assertThatThrownBy(
                        () -> LedgerConfigReader.parse(WHOLE.replace("peer: {certificate: /p/cert, key: /p/key}", "")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("organisations[0].peer: is missing");
    }

    @Test
    void refuses_a_setting_that_nobody_knows() {
        assertThatThrownBy(() -> LedgerConfigReader.parse(WHOLE.replace("allowFaults", "allowfaults")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown setting allowfaults");
    }

    @Test
    void refuses_a_setting_that_stands_twice() {
        assertThatThrownBy(() -> LedgerConfigReader.parse(WHOLE + "channel: other\n"))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void refuses_values_out_of_range() {
        assertThatThrownBy(() -> LedgerConfigReader.parse(WHOLE.replace("maxMessages: 500", "maxMessages: 0")))
                .hasMessageContaining("maxMessages is 1 to 10000");
        assertThatThrownBy(() -> LedgerConfigReader.parse(WHOLE.replace("20ms", "20 minutes")))
                .hasMessageContaining("a duration is like 20ms");
        assertThatThrownBy(() -> LedgerConfigReader.parse(WHOLE.replace("127.0.0.1:7051", "127.0.0.1:70510")))
                .hasMessageContaining("organisations[0].listen");
    }
}
