/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.command.ExitCode;
import org.jianzheng.launcher.fake.FakeLauncher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsUpgradeTest {

    private static final String ALL = "AND('CityMSP.peer','CountyMSP.peer','RegulatorMSP.peer')";

    @TempDir
    Path folder;

    private FakeLauncher launcher;

    @BeforeEach
    void layOut() throws IOException {
        launcher = FakeLauncher.in(folder);
    }

    @AfterEach
    void stop() {
        launcher.run("down");
    }

    @Test
    void another_policy_comes_into_force_and_is_remembered_beside_an_unchanged_topology() throws Exception {
        up();
        String ledger = pid("ledger");
        String contracts = pid("contracts-city");
        String gateway = pid("gateway-city");

        assertThat(launcher.run("upgrade-contracts", "--policy", ALL))
                .as(launcher::output)
                .isEqualTo(0);

        assertThat(launcher.output()).contains("version: 1 （不变 kept）", "sequence: 1 → 2", "In force is now");
        assertThat(ledgerYaml()).contains("sequence: 2", ALL);
        assertThat(pid("ledger")).isNotEqualTo(ledger);
        assertThat(pid("contracts-city"))
                .as("they put the policy into those of single keys")
                .isNotEqualTo(contracts);
        assertThat(pid("gateway-city")).isNotEqualTo(gateway);
        assertThat(Files.readString(launcher.data().resolve("gateway-city").resolve("gateway.yaml")))
                .contains("endorsements: 3");
        assertThat(launcher.run("upgrade-contracts", "--policy", ALL)).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("Nothing would change");
        assertThat(launcher.run("down")).isZero();
        up();
        assertThat(ledgerYaml()).contains("sequence: 2", ALL);
        assertThat(launcher.run("upgrade-contracts", "--version", "1.1"))
                .as(launcher::output)
                .isEqualTo(0);
        assertThat(ledgerYaml()).contains("sequence: 3", "version: '1.1'", ALL);
    }

    @Test
    void what_topology_yaml_describes_comes_into_force_when_asked_for_and_not_before() throws Exception {
        up();
        Path topology = launcher.root().resolve("network").resolve("topology.yaml");
        Files.writeString(
                topology,
                Files.readString(topology)
                        .replace("version: \"1\"", "version: \"2\"")
                        .replace("sequence: 1", "sequence: 2"));
        String contracts = pid("contracts-city");

        up();
        assertThat(launcher.output()).contains("network/upgrade-contracts changes them");
        assertThat(ledgerYaml()).contains("sequence: 1");
        assertThat(launcher.run("upgrade-contracts", "--dry-run"))
                .as(launcher::output)
                .isEqualTo(0);
        assertThat(launcher.output()).contains("version: 1 → 2", "Nothing was changed");
        assertThat(ledgerYaml()).contains("sequence: 1");

        assertThat(launcher.run("upgrade-contracts")).as(launcher::output).isEqualTo(0);

        assertThat(ledgerYaml()).contains("sequence: 2");
        assertThat(pid("contracts-city")).isNotEqualTo(contracts);
        Files.writeString(topology, Files.readString(topology).replace("sequence: 2", "sequence: 4"));
        assertThat(launcher.run("upgrade-contracts", "--dry-run")).isEqualTo(ExitCode.CONFLICT.number());
    }

    @Test
    void what_cannot_be_is_refused_and_changes_nothing() throws Exception {
        assertThat(launcher.run("upgrade-contracts", "--version", "2")).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("No network was started yet");
        up();

        assertThat(launcher.run("upgrade-contracts")).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("Nothing would change");
        assertThat(launcher.run("upgrade-contracts", "--policy", "AND('CityMSP.peer'"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(launcher.output()).contains("the endorsement policy cannot be read");
        assertThat(launcher.run("upgrade-contracts", "--policy", "OR('OtherMSP.peer')"))
                .isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("could not meet the endorsement policy");
        assertThat(launcher.run("upgrade-contracts", "--version", "2", "--approve-by", "city"))
                .isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.run("down")).isZero();
        assertThat(launcher.run("upgrade-contracts", "--version", "2")).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("Run network/up first. Nothing was changed.");
        up();
        assertThat(ledgerYaml()).contains("sequence: 1");
    }

    private void up() {
        assertThat(launcher.run("up", "--no-sample")).as(launcher::output).isEqualTo(0);
    }

    private String pid(String process) throws IOException {
        return Files.readString(launcher.data().resolve(process + ".pid"));
    }

    private String ledgerYaml() throws IOException {
        return Files.readString(launcher.data().resolve("ledger").resolve("ledger.yaml"));
    }
}
