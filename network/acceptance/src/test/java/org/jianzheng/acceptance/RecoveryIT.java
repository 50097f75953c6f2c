/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.launcher.files.FolderTree;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.sample.client.Receipt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has lost something gets it back: keys and acknowledged records from a backup, the log from another organisation. */
@ExtendWith(RunningNetwork.class)
class RecoveryIT {
    private final Running network;
    private final CityDesk city;

    RecoveryIT(Running network) {
        this.network = network;
        this.city = new CityDesk(network);
    }

    @AfterEach
    void leave() {
        city.close();
    }

    @Test
    void an_organisation_that_has_lost_everything_comes_back_from_its_backup_and_anothers_log() throws Exception {
        Receipt early = city.gateway().submitAndCommit(city.registration().toJson());
        Path data = network.data();
        // As beside a peer that joined from a snapshot: the log comes from the regulator.
        Files.writeString(data.resolve("gateway-county").resolve("log-source"), "regulator\n");
        Path safe = Files.createTempDirectory("backup");
        Path backup = safe.resolve("county.zip");
        network.operate("network/backup county --to '" + backup + "'").succeeded();
        long last = city.handIn();
        awaitCheckpointOf(last);
        long block = health().object("checkpoint").integer("block");

        network.kill("gateway-county");
        network.kill("contracts-county");
        for (String lost : new String[] {"gateway-county", "crypto/county", "crypto/people/county"}) {
            FolderTree.delete(data.resolve(lost));
        }
        // The embedded ledger has all blocks; the gateway is told not to ask for any up to the checkpoint's.
        String late = "SPRING_APPLICATION_JSON='{\"jianzheng.ledger.first-block\":" + (block + 1) + "}' ";
        assertThat(network.operate(late + "network/restore county --from '" + backup + "'")
                        .succeeded()
                        .output())
                .contains("All gateways have the same checkpoint and the same roots");

        assertThat(health().object("log").integer("size")).isGreaterThan(last);
        assertThat(get("/api/v1/records/" + early.id().value() + "/bundle"))
                .contains(early.id().value());
        assertThat(get("/api/v1/records/" + early.id().value() + "/bundle?grade=full"))
                .contains("GRADE_NOT_OFFERED", "CityMSP or RegulatorMSP");
        awaitCheckpointOf(city.handIn());
        assertThat(cosigns()).as("the county cosigns again").isTrue();
        assertThat(data.resolve("gateway-county").resolve("restored")).doesNotExist();
        FolderTree.delete(safe);
    }

    /** Waits, within a bound, until all gateways show a checkpoint that covers the entry at this position. */
    private void awaitCheckpointOf(long position) throws IOException {
        for (int i = 0; i < 60; i++) {
            if (network.gateways().agreedSize() > position) {
                return;
            }
            Gateways.pause();
        }
        throw new AssertionError("no checkpoint covers position " + position);
    }

    private boolean cosigns() throws IOException {
        for (int i = 0; i < 60; i++) {
            if (health().object("checkpoint").array("signed").strings().contains("CountyMSP")) {
                return true;
            }
            Gateways.pause();
        }
        return false;
    }

    private JsonObject health() throws IOException {
        return CanonicalJson.parseObject(get("/api/v1/health"));
    }

    private String get(String path) throws IOException {
        return network.gateways().get("county", path).body();
    }
}
