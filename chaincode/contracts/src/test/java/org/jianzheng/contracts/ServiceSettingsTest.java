/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceSettingsTest {
    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void everything_is_set() throws IOException {
        Path pem = Files.writeString(folder.resolve("some.pem"), "pem");
        environment.put(ServiceSettings.ADDRESS, "127.0.0.1:9101");
        environment.put(ServiceSettings.CHAINCODE_ID, "records:city");
        environment.put(ServiceSettings.CERTIFICATE, pem.toString());
        environment.put(ServiceSettings.KEY, pem.toString());
        environment.put(ServiceSettings.CLIENT_AUTHORITY, pem.toString());
        environment.put(ServiceSettings.ENDORSERS, "CityMSP,CountyMSP,RegulatorMSP");
        environment.put(ServiceSettings.ENDORSEMENTS, "2");
    }

    @Test
    void reads_all_of_them() {
        ServiceSettings settings = ServiceSettings.fromEnvironment(environment);

        assertThat(settings.address().getPort()).isEqualTo(9101);
        assertThat(settings.address().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.chaincodeId()).isEqualTo("records:city");
        assertThat(settings.lock().endorsers()).hasSize(3);
        assertThat(settings.lock().needed()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ServiceSettings.ADDRESS,
                ServiceSettings.CHAINCODE_ID,
                ServiceSettings.CERTIFICATE,
                ServiceSettings.KEY,
                ServiceSettings.CLIENT_AUTHORITY,
                ServiceSettings.ENDORSERS,
                ServiceSettings.ENDORSEMENTS
            })
    void names_the_variable_that_is_missing(String name) {
        environment.remove(name);
        assertThatThrownBy(() -> ServiceSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " is not set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9101", ":9101", "127.0.0.1:", "127.0.0.1:port"})
    void refuses_what_is_no_address(String address) {
        environment.put(ServiceSettings.ADDRESS, address);
        assertThatThrownBy(() -> ServiceSettings.fromEnvironment(environment)).hasMessageContaining("host:port");
    }

    @ParameterizedTest
    @CsvSource({
        "'CityMSP', 2",
        "'CityMSP,CountyMSP', 0",
        "'CityMSP,CountyMSP', both",
        "'CityMSP,,CountyMSP', 1",
        "'1MSP', 1"
    })
    void refuses_endorsements_that_the_endorsers_cannot_give(String endorsers, String endorsements) {
        environment.put(ServiceSettings.ENDORSERS, endorsers);
        environment.put(ServiceSettings.ENDORSEMENTS, endorsements);
        assertThatThrownBy(() -> ServiceSettings.fromEnvironment(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ServiceSettings.ENDORSERS);
    }

    @Test
    void refuses_a_file_that_cannot_be_read() {
        environment.put(ServiceSettings.KEY, folder.resolve("missing.pem").toString());
        assertThatThrownBy(() -> ServiceSettings.fromEnvironment(environment))
                .hasMessageContaining(ServiceSettings.KEY)
                .hasMessageContaining("missing.pem");
    }

    @Test
    void the_shim_finds_its_pool_sizes_on_the_class_path() throws IOException {
        Properties properties = new Properties();
        try (InputStream stream = ContractService.class.getResourceAsStream("/config.props")) {
            properties.load(stream);
        }
        assertThat(Integer.parseInt(properties.getProperty("TP_CORE_POOL_SIZE"), 10))
                .isGreaterThan(5);
    }
}
