/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network on Hyperledger Fabric's own programs; reported as skipped where they are not installed. */
class RealFabricIT {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMinutes(2);

    private Path data = Path.of("replaced");
    private Shell shell = new Shell(Map.of());
    private int portOffset;

    @BeforeEach
    void prepare() throws IOException {
        Assumptions.assumeTrue(isInstalled(), "neither FABRIC_BIN nor PATH has Fabric's orderer and peer");
        Path target = Shell.repositoryRoot().resolve("network/acceptance/target");
        Files.createDirectories(target);
        data = Files.createTempDirectory(target, "fabric-");
        portOffset = RunningNetwork.portOffset();
        shell = new Shell(
                Map.of("JIANZHENG_DATA", data.toString(), "JIANZHENG_PORT_OFFSET", Integer.toString(portOffset)));
    }

    @AfterEach
    void erase() {
        if (Files.exists(data)) {
            shell.run("network/reset --yes", SHORT).succeeded();
        }
    }

    @Test
    void the_sample_passes_and_everything_is_kept_through_stop_start_and_a_restart_of_all_orderers() throws Exception {
        assertThat(shell.run("network/up --engine fabric", LONG).succeeded().output())
                .contains("Verified");
        assertThat(shell.run("network/status", SHORT).succeeded().output())
                .contains("engine: fabric-bft", "orderer-province", "view=0 leader", "lag=0");
        long size = gateways().agreedSize();

        shell.run("network/down", SHORT).succeeded();
        shell.run("network/up", LONG).succeeded();
        assertThat(gateways().agreedSize()).isGreaterThanOrEqualTo(size);

        shell.run("network/restart-orderers", SHORT).succeeded();
        shell.run("network/status", SHORT).succeeded();
        shell.run("network/up --engine embedded", SHORT).exited(7);
    }

    @Test
    void a_ledger_begun_on_the_embedded_engine_goes_on_with_the_same_blocks() throws Exception {
        shell.run("network/up", LONG).succeeded();
        long size = gateways().agreedSize();
        assertThat(shell.run("network/graduate", SHORT).exited(7).output()).contains("run network/down first");
        shell.run("network/down", SHORT).succeeded();

        assertThat(shell.run("network/graduate --dry-run", SHORT).succeeded().output())
                .contains("nothing was changed");
        assertThat(data.resolve("orderer-city")).doesNotExist();
        assertThat(shell.run("network/graduate", LONG).succeeded().output())
                .contains("The chain is continuous across the border on all nodes");

        assertThat(gateways().agreedSize()).isGreaterThanOrEqualTo(size);
        List<String> bundles = run().object("sample").array("bundles").strings();
        List<String> files = run().object("sample").array("files").strings();
        for (int i = 0; i < files.size(); i++) {
            String command = "gateway/verifier/jianzheng verify '" + bundles.get(i) + "' --trust '"
                    + data.resolve("trust.json") + "' --file '" + files.get(i) + "'";
            assertThat(shell.run(command, SHORT).succeeded().output()).contains("MATCHES");
        }
    }

    @Test
    void a_ledger_begun_on_the_embedded_engine_goes_on_at_other_addresses() throws Exception {
        shell.run("network/up", LONG).succeeded();
        long size = gateways().agreedSize();
        shell.run("network/down", SHORT).succeeded();
        String elsewhere = " --port-offset " + otherPortOffset();

        assertThat(shell.run("network/graduate" + elsewhere, SHORT).exited(7).output())
                .contains("move the nodes to these for good with --move");
        assertThat(shell.run("network/graduate --move --dry-run" + elsewhere, SHORT)
                        .succeeded()
                        .output())
                .contains("orders configuration block", "nothing was changed");
        assertThat(shell.run("network/graduate --move" + elsewhere, LONG)
                        .succeeded()
                        .output())
                .contains("The chain is continuous across the border on all nodes");

        shell.run("network/status" + elsewhere, SHORT).succeeded();
        assertThat(gateways().agreedSize()).isGreaterThanOrEqualTo(size);
        String bundle = run().object("sample").array("bundles").strings().getFirst();
        String command = "gateway/verifier/jianzheng verify '" + bundle + "' --trust '" + data.resolve("trust.json")
                + "' --file '" + run().object("sample").array("files").strings().getFirst() + "'";
        assertThat(shell.run(command, SHORT).succeeded().output()).contains("MATCHES");
        shell.run("network/down" + elsewhere, SHORT).succeeded();
        shell.run("network/up --no-sample", LONG).exited(7);
    }

    private int otherPortOffset() throws IOException {
        int other = RunningNetwork.portOffset();
        while (other == portOffset) {
            other = RunningNetwork.portOffset();
        }
        return other;
    }

    private Gateways gateways() {
        return Gateways.of(data);
    }

    private JsonObject run() throws IOException {
        return CanonicalJson.parseObject(Files.readString(data.resolve("run.json")));
    }

    /** Whether Fabric's programs are there. */
    static boolean isInstalled() {
        return installed("orderer") && installed("peer");
    }

    static boolean installed(String program) {
        return Stream.of(System.getenv("FABRIC_BIN"), System.getenv("PATH"))
                .filter(java.util.Objects::nonNull)
                .flatMap(paths -> List.of(paths.split(File.pathSeparator, -1)).stream())
                .filter(path -> !path.isBlank())
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
