/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.fake.FakeProgram;
import org.jianzheng.launcher.process.Program.PortUse;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.NodeAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final ProcessName NAME = new ProcessName("fake");
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private Supervisor supervisor;
    private int port;

    @BeforeEach
    void prepare() throws Exception {
        supervisor = new Supervisor(data);
        port = FreePorts.one();
    }

    @AfterEach
    void end() throws Exception {
        supervisor.kill(NAME);
    }

    @Test
    void halts_a_process_which_then_answers_nobody_and_lets_it_go_on() throws Exception {
        assertThat(supervisor.freeze(NAME)).isFalse();
        supervisor.start(program("listen"));
        supervisor.awaitHealthy(program("listen"));
        assertThat(supervisor.freeze(NAME)).isTrue();
        assertThat(supervisor.state(NAME)).isInstanceOf(ProcessState.Running.class);
        assertThat(supervisor.thaw(NAME)).isTrue();
        supervisor.awaitHealthy(program("listen"));
        supervisor.freeze(NAME);
        assertThat(supervisor.kill(NAME)).isTrue();
    }

    @Test
    void starts_a_program_and_finds_it_again_from_its_pid_file() throws Exception {
        supervisor.start(program("listen"));
        supervisor.awaitHealthy(program("listen"));

        ProcessState seenByAnother = new Supervisor(data).state(NAME);

        assertThat(seenByAnother).isInstanceOf(ProcessState.Running.class);
        long pid = ((ProcessState.Running) seenByAnother).handle().pid();
        assertThat(Files.readString(data.resolve("fake.pid"))).isEqualTo(pid + "\n");
        assertThat(supervisor.stop(NAME, BOUND)).isTrue();
        assertThat(supervisor.state(NAME)).isInstanceOf(ProcessState.Stopped.class);
    }

    @Test
    void refuses_to_start_what_runs() throws Exception {
        supervisor.start(program("listen"));

        assertThatThrownBy(() -> supervisor.start(program("listen")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("runs already");
    }

    @Test
    void sees_a_crash() throws Exception {
        supervisor.start(program("listen"));
        supervisor.awaitHealthy(program("listen"));

        assertThat(supervisor.kill(NAME)).isTrue();

        assertThat(supervisor.state(NAME)).isInstanceOf(ProcessState.Died.class);
    }

    @Test
    void says_why_a_program_did_not_come_up_and_shows_its_last_words() throws Exception {
        supervisor.start(program("die"));

        assertThatThrownBy(() -> supervisor.awaitHealthy(program("die")))
                .isInstanceOf(NotHealthy.class)
                .hasMessageContaining("fake did not come up: its process has ended")
                .hasMessageContaining("last words");
    }

    @Test
    void ends_a_program_that_does_not_end_when_asked() throws Exception {
        supervisor.start(program("stubborn"));
        supervisor.awaitHealthy(program("stubborn"));

        assertThat(supervisor.stop(NAME, Duration.ofMillis(500))).isTrue();

        assertThat(supervisor.state(NAME)).isInstanceOf(ProcessState.Stopped.class);
        PortTaken.check(List.of(program("stubborn")));
    }

    @Test
    void never_touches_a_process_that_merely_got_the_same_id() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.createDirectories(data.resolve("fake"));
            Files.writeString(data.resolve("fake.pid"), stranger.pid() + "\n");
            Files.writeString(data.resolve("fake").resolve("birth"), stranger.pid() + " 2001-01-01T00:00:00Z\n");

            assertThat(supervisor.state(NAME)).isEqualTo(new ProcessState.Died(stranger.pid()));
            assertThat(supervisor.stop(NAME, BOUND)).isFalse();
            assertThat(supervisor.kill(NAME)).isFalse();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void names_the_taken_port_and_who_wants_it() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));

            assertThatThrownBy(() -> PortTaken.check(List.of(program("listen"))))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("port " + port + " is taken, and fake needs it for trying (127.0.0.1:" + port + ")");
        }
    }

    @Test
    void sets_a_full_log_aside_and_keeps_one() throws Exception {
        ProcessFiles files = ProcessFiles.in(data, NAME);
        Files.write(files.log(), new byte[17 * 1024 * 1024]);

        new LogFile(files).makeRoom();

        assertThat(files.log()).isEmptyFile();
        assertThat(files.olderLog()).hasSize(17L * 1024 * 1024);
    }

    private Program program(String behaviour) {
        String classes = FakeProgram.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes,
                FakeProgram.class.getName(),
                behaviour,
                Integer.toString(port)));
        NodeAddress address = NodeAddress.loopback(port);
        return new Program(
                NAME, command, Map.of(), List.of(new PortUse(address, "trying")), new Health.Listening(address), BOUND);
    }
}
