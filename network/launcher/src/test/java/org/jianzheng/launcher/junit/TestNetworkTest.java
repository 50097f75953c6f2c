/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.launcher.fake.FakeProject;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.ProjectFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestNetworkTest {

    @TempDir
    Path folder;

    @Test
    void gives_a_test_its_own_network_and_erases_it() throws Exception {
        ProjectFolder project = FakeProject.in(folder);
        Path data;
        try (TestNetwork network = TestNetwork.start(project, NetworkWish.of(true, true))) {
            LedgerNetworkHandle handle = new LedgerNetworkHandle(network);
            data = handle.data().root();
            assertThat(handle.runFile()).isRegularFile();
            assertThat(handle.processes())
                    .allSatisfy(
                            name -> assertThat(handle.isRunning(name.text())).isTrue());
            assertThat(handle.ledger("city").port()).isNotEqualTo(7051);

            assertThat(handle.kill("ledger")).isTrue();
            assertThat(handle.isRunning("ledger")).isFalse();
            handle.start("ledger");
            assertThat(handle.isRunning("ledger")).isTrue();

            List<String> lines = new ArrayList<>();
            assertThat(handle.run(ProgramJar.VERIFIER, List.of("verify", "a.evb"), Duration.ofSeconds(30), lines::add))
                    .isZero();
            assertThat(lines).containsExactly("MATCHES a.evb");
            assertThat(handle.playSample(line -> {})).isZero();
        }

        assertThat(data).doesNotExist();
    }

    @Test
    void leaves_the_gateways_out_unless_wanted() throws Exception {
        try (TestNetwork network = TestNetwork.start(FakeProject.in(folder), NetworkWish.of(false, true))) {
            LedgerNetworkHandle handle = new LedgerNetworkHandle(network);

            assertThat(handle.isRunning("contracts-city")).isTrue();
            assertThat(handle.isRunning("gateway-city")).isFalse();
            assertThatThrownBy(() -> handle.start("gateway-city")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> handle.gateway("province")).hasMessageContaining("'province'");
        }
    }
}
