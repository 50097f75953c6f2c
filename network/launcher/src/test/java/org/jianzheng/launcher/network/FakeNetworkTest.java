/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jianzheng.launcher.command.ExitCode;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.fake.FakeLauncher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands from end to end, with stand-ins for the programs. */
class FakeNetworkTest {

    @TempDir
    Path folder;

    private FakeLauncher launcher;
    private Path data;
    private Path root;

    @BeforeEach
    void layOut() throws IOException {
        launcher = FakeLauncher.in(folder);
        root = launcher.root();
        data = launcher.data();
    }

    @AfterEach
    void stop() {
        run("down");
    }

    @Test
    void up_starts_everything_once_and_leaves_what_the_issue_says() throws Exception {
        assertThat(run("up")).as(this::output).isEqualTo(ExitCode.OK.number());

        Map<String, Object> run = Documents.mapping(Documents.parse(Files.readString(data.resolve("run.json"))));
        assertThat(run.keySet()).containsExactly("gateways", "sample", "signIn", "trust");
        assertThat(Documents.mapping(run.get("gateways")).keySet()).containsExactly("city", "county", "regulator");
        assertThat(Documents.mapping(run.get("sample")).keySet()).containsExactly("bundles", "files", "lot");
        assertThat(data.resolve("trust.json")).isRegularFile();
        String pids = pids();
        assertThat(output())
                .contains("MATCHES original.pdf.evb")
                .contains("one operator on one machine holds all keys")
                .contains("dd of=/tmp/changed");

        assertThat(run("up")).as(this::output).isEqualTo(ExitCode.OK.number());

        assertThat(pids()).isEqualTo(pids);
        assertThat(Files.readString(data.resolve("sample").resolve("plays"))).isEqualTo("x");
        assertThat(run("status")).as(this::output).isEqualTo(ExitCode.OK.number());
        assertThat(output())
                .contains("height=7")
                .contains(" lag=0 records=5")
                .contains("First certificate to expire: 20");
    }

    @Test
    void up_restarts_only_what_died() throws Exception {
        assertThat(run("up", "--no-sample")).as(this::output).isEqualTo(ExitCode.OK.number());
        String ledger = Files.readString(data.resolve("ledger.pid"));
        String gateway = Files.readString(data.resolve("gateway-city.pid"));
        new org.jianzheng.launcher.process.Supervisor(data)
                .kill(new org.jianzheng.launcher.process.ProcessName("gateway-city"));
        assertThat(run("status")).isEqualTo(ExitCode.FAILED.number());
        assertThat(output()).contains("died");

        assertThat(run("up", "--no-sample")).as(this::output).isEqualTo(ExitCode.OK.number());

        assertThat(Files.readString(data.resolve("ledger.pid"))).isEqualTo(ledger);
        assertThat(Files.readString(data.resolve("gateway-city.pid"))).isNotEqualTo(gateway);
    }

    @Test
    void down_stops_all_and_reset_erases_only_what_is_ours() throws Exception {
        assertThat(run("up", "--no-sample")).as(this::output).isEqualTo(ExitCode.OK.number());
        Files.writeString(data.resolve("notes.txt"), "not ours");

        assertThat(run("down")).isEqualTo(ExitCode.OK.number());
        assertThat(output())
                .contains(
                        "Stopped: gateway-regulator, gateway-county, gateway-city, sign-in, time-authority, contracts-regulator");
        assertThat(data.resolve("genesis.block")).isRegularFile();
        assertThat(run("reset", "--yes")).isEqualTo(ExitCode.OK.number());

        try (var left = Files.list(data)) {
            assertThat(left).containsExactly(data.resolve("notes.txt"));
        }
    }

    @Test
    void up_names_a_taken_port_and_starts_nothing() throws Exception {
        try (ServerSocket taken = new ServerSocket(launcher.port(9443), 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("up")).isEqualTo(ExitCode.PORT_TAKEN.number());

            assertThat(output())
                    .contains("port " + taken.getLocalPort() + " is taken, and ledger needs it")
                    .contains("--port-offset");
            assertThat(data.resolve("ledger.pid")).doesNotExist();
        }
    }

    @Test
    void up_says_which_program_is_not_built() throws Exception {
        Files.delete(root.resolve("gateway/server/target/jianzheng-server-1.jar"));

        assertThat(run("up")).isEqualTo(ExitCode.PRECONDITION.number());

        assertThat(output()).contains("gateway/server is not built");
    }

    @Test
    void refuses_other_ports_while_it_runs() {
        assertThat(run("up", "--no-sample")).as(this::output).isEqualTo(ExitCode.OK.number());
        launcher.moveBy(1);

        assertThat(run("up", "--no-sample")).isEqualTo(ExitCode.CONFLICT.number());

        launcher.moveBy(-1);
    }

    @Test
    void a_data_folder_of_one_engine_is_refused_to_another_and_nothing_is_started() {
        assertThat(run("up", "--no-sample")).as(this::output).isEqualTo(ExitCode.OK.number());
        assertThat(run("down")).isEqualTo(ExitCode.OK.number());

        assertThat(run("up", "--engine", "fabric")).isEqualTo(ExitCode.CONFLICT.number());

        assertThat(output()).contains("belongs to the engine embedded and cannot be started with fabric-bft");
        assertThat(data.resolve("orderer-city.pid")).doesNotExist();
        assertThat(run("restart-orderers")).isEqualTo(ExitCode.CONFLICT.number());
        assertThat(output()).contains("no orderers");
    }

    @Test
    void an_engine_that_does_not_exist_is_a_matter_of_usage() {
        assertThat(run("up", "--engine", "other")).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("up", "--engine", "embedded", "--orderer", "raft")).isEqualTo(ExitCode.USAGE.number());
        assertThat(run("up", "--orderer", "solo")).isEqualTo(ExitCode.USAGE.number());
    }

    @Test
    void an_unknown_option_is_a_matter_of_usage() {
        assertThat(run("up", "--nonsense")).isEqualTo(ExitCode.USAGE.number());
    }

    private int run(String command, String... more) {
        return launcher.run(command, more);
    }

    private String output() {
        return launcher.output();
    }

    private String pids() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.newDirectoryStream(data, "*.pid")) {
            for (Path file : files) {
                text.append(file.getFileName()).append(' ').append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
