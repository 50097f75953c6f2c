/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.command.ExitCode;
import org.jianzheng.launcher.fake.FakeLauncher;
import org.jianzheng.launcher.topology.SampleTopology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is changed; a whole addition needs a channel. */
class OrganisationAdditionTest {

    @TempDir
    private static Path folder;

    private static FakeLauncher launcher;

    /** One network for all tests; each starts what another has stopped. */
    @BeforeAll
    static void layOut() throws IOException {
        launcher = FakeLauncher.in(folder);
    }

    @AfterAll
    static void stop() {
        launcher.run("down");
    }

    @Test
    void says_what_would_change_and_changes_nothing() throws Exception {
        up();

        assertThat(add(description(), "--dry-run")).as(launcher::output).isEqualTo(0);

        assertThat(launcher.output())
                .contains(
                        "/Channel/Application/SecondCountyMSP",
                        "[contracts-secondcounty, gateway-secondcounty]",
                        "Nothing was changed");
        assertThat(launcher.data().resolve("crypto").resolve("secondcounty")).doesNotExist();
    }

    @Test
    void refuses_what_does_not_fit_into_the_network() throws Exception {
        up();

        assertThat(add("mspId: SecondCountyMSP\n")).isEqualTo(ExitCode.USAGE.number());
        assertThat(launcher.output()).contains("describes no organisation: topology line 1: the file lacks 'name'");
        assertThat(launcher.run("add-organisation", folder.resolve("absent").toString()))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(add(description().replace("name: secondcounty", "name: county")))
                .isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("two organisations are called like");
        assertThat(add(description().replace("SecondCountyMSP", "CountyMSP"))).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(add(description().replace("port: 9104", "port: 9103"))).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("is given to both");
        assertThat(add(description()
                        + "orderer: {id: 5, host: 127.0.0.1, port: 7096, admin: 7097, operations: 7098}\n"))
                .isEqualTo(ExitCode.CONFLICT.number());
        try (ServerSocket taken = new ServerSocket(launcher.port(8704), 1, InetAddress.getLoopbackAddress())) {
            assertThat(add(description())).isEqualTo(ExitCode.PORT_TAKEN.number());
            assertThat(launcher.output()).contains("port " + taken.getLocalPort() + " is taken");
        }
        assertThat(launcher.run("add-cosigner", "secondcounty")).isEqualTo(ExitCode.USAGE.number());
        assertThat(launcher.output()).contains("run network/add-organisation first");
        assertThat(launcher.run("add-cosigner", "county")).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("is counted in the quorum already. Nothing was changed");
        assertThat(launcher.run("down")).isZero();
        assertThat(add(description())).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(launcher.output()).contains("Run network/up first");
        assertThat(launcher.data().resolve("crypto").resolve("secondcounty")).doesNotExist();
    }

    @Test
    void certificates_are_replaced_only_of_nodes_that_there_are() {
        up();

        assertThat(launcher.run("replace-certificate", "peer-nowhere")).isEqualTo(ExitCode.USAGE.number());
        assertThat(launcher.output()).contains("known are [orderer-city, peer-city");
        assertThat(launcher.run("replace-certificate")).isEqualTo(ExitCode.USAGE.number());
        assertThat(launcher.run("replace-certificate", "peer-city", "--valid", "soon"))
                .isEqualTo(ExitCode.USAGE.number());
        assertThat(launcher.run("replace-certificate", "--expiring-within", "10d"))
                .isZero();
        assertThat(launcher.output()).contains("No certificate ends so soon");
        assertThat(launcher.run("replace-certificate", "orderer-city", "--dry-run"))
                .as(launcher::output)
                .isZero();
        assertThat(launcher.output()).contains("signed by a majority of the ordering organisations", "[ledger]");
    }

    @Test
    void a_gateways_certificates_are_replaced_and_kept() throws Exception {
        up();
        Path certificate = launcher.data().resolve("crypto/city/gateway/msp/signcerts/cert.pem");
        String before = Files.readString(certificate);
        String pid = Files.readString(launcher.data().resolve("gateway-city.pid"));

        assertThat(launcher.run("replace-certificate", "gateway-city", "--valid", "30d"))
                .as(launcher::output)
                .isZero();

        assertThat(Files.readString(certificate)).isNotEqualTo(before);
        assertThat(Files.readString(launcher.data().resolve("gateway-city.pid")))
                .isNotEqualTo(pid);
        assertThat(launcher.run("replace-certificate", "--expiring-within", "90d", "--dry-run"))
                .isZero();
        assertThat(launcher.output()).contains("gateway-city").doesNotContain("peer-city");
        assertThat(launcher.run("status")).as(launcher::output).isZero();
    }

    private int add(String description, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("joining.yaml"), description);
        String[] arguments = new String[more.length + 1];
        arguments[0] = file.toString();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return launcher.run("add-organisation", arguments);
    }

    private static String description() throws IOException {
        return Files.readString(
                SampleTopology.file().resolveSibling("organisations").resolve("second-county.yaml"));
    }

    private void up() {
        assertThat(launcher.run("up", "--no-sample")).as(launcher::output).isEqualTo(0);
    }
}
