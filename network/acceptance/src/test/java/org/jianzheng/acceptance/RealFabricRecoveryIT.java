/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.launcher.files.FolderTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snapshots, a replaced peer, backup and restore on Fabric's own programs; reported as skipped where they are not installed. */
class RealFabricRecoveryIT {
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Pattern SNAPSHOT = Pattern.compile("snapshot: (\\S+)");

    private Path data = Path.of("replaced");
    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void prepare() throws IOException {
        Assumptions.assumeTrue(RealFabricIT.isInstalled(), "neither FABRIC_BIN nor PATH has Fabric's orderer and peer");
        Path target = Shell.repositoryRoot().resolve("network/acceptance/target");
        Files.createDirectories(target);
        data = Files.createTempDirectory(target, "recovery-");
        shell = new Shell(Map.of(
                "JIANZHENG_DATA",
                data.toString(),
                "JIANZHENG_PORT_OFFSET",
                Integer.toString(RunningNetwork.portOffset())));
    }

    @AfterEach
    void erase() {
        if (Files.exists(data)) {
            shell.run("network/reset --yes", SHORT).succeeded();
        }
    }

    @Test
    void a_lost_peer_begins_from_a_snapshot_and_a_lost_organisation_comes_back_from_its_backup() throws Exception {
        shell.run("network/up --engine fabric", LONG).succeeded();
        long size = gateways().agreedSize();

        Path snapshot = snapshot("county");
        assertThat(shell.run("network/replace-peer city --dry-run --snapshot " + snapshot, SHORT)
                        .succeeded()
                        .output())
                .contains("nothing was changed");
        assertThat(shell.run("network/replace-peer city --snapshot " + snapshot, LONG)
                        .succeeded()
                        .output())
                .contains("All gateways have the same checkpoint and the same roots");
        assertThat(gateways().agreedSize()).isGreaterThanOrEqualTo(size);
        assertThat(shell.run("network/status", SHORT).succeeded().output()).contains("lag=0");

        // From the peer that has joined from a snapshot itself: its state is the same as the others'.
        snapshot("city");

        Path backup = data.resolve("regulator.zip");
        shell.run("network/backup regulator --to " + backup, LONG).succeeded();
        assertThat(shell.run("network/restore regulator --from " + backup, SHORT)
                        .exited(7)
                        .output())
                .contains("run network/down first");
        shell.run("network/down", SHORT).succeeded();
        for (String lost : List.of(
                "gateway-regulator",
                "contracts-regulator",
                "peer-regulator",
                "orderer-regulator",
                "crypto/regulator",
                "crypto/people/regulator")) {
            FolderTree.delete(data.resolve(lost));
        }
        assertThat(shell.run("network/restore regulator --from " + backup, LONG)
                        .succeeded()
                        .output())
                .contains("All gateways have the same checkpoint and the same roots");
        assertThat(gateways().agreedSize()).isGreaterThanOrEqualTo(size);
        shell.run("network/status", SHORT).succeeded();
    }

    /** Takes a snapshot and tells where it is. */
    private Path snapshot(String organisation) {
        String output =
                shell.run("network/snapshot " + organisation, LONG).succeeded().output();
        assertThat(output).contains("at the same height is the same");
        Matcher told = SNAPSHOT.matcher(output);
        assertThat(told.find()).isTrue();
        return Path.of(told.group(1));
    }

    private Gateways gateways() {
        return Gateways.of(data);
    }
}
