/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A network that changes while records come in: an organisation more, other contracts, new certificates. On the embedded ledger,
 * or on what {@code -Dengine=fabric} and {@code -Dengine=fabric-raft} name.
 */
@ExtendWith(RunningNetwork.class)
@Order(RunningNetwork.LEAVES_ANOTHER_NETWORK)
class OperationsIT {
    private static final String ENGINE = System.getProperty("engine", "embedded");
    private static final int TRIES = 240;
    private static final int MATCHES = 0;
    /** A file without a capture statement: unproven before the ledger. */
    private static final int MATCHES_WITH_GAPS = 5;

    private Running network;
    private boolean ownNetwork;

    OperationsIT(Running network) {
        this.network = network;
    }

    @BeforeEach
    void start() {
        if (ENGINE.startsWith("fabric")) {
            Assumptions.assumeTrue(
                    RealFabricIT.isInstalled(), "neither FABRIC_BIN nor PATH has Fabric's orderer and peer");
            network = Running.start(" --engine fabric --orderer " + (ENGINE.equals("fabric-raft") ? "raft" : "bft"));
            ownNetwork = true;
        }
    }

    @AfterEach
    void erase() {
        if (ownNetwork) {
            network.operate("network/reset --yes").succeeded();
        }
    }

    @Test
    void bundles_from_before_and_after_every_change_verify_and_no_record_is_lost() throws Exception {
        JsonObject sample = network.run().object("sample");
        Path original = Path.of(sample.array("files").strings().getFirst());
        Path old = fullBundle(
                "city", recordOf(Path.of(sample.array("bundles").strings().getFirst())), "old.evb");
        Path pinned =
                Files.copy(network.data().resolve("trust.json"), network.data().resolve("pinned.json"));
        List<RecordId> acknowledged = new ArrayList<>();
        try (CityDesk desk = new CityDesk(network)) {
            acknowledged.add(handIn(desk));
            assertThat(run("network/add-organisation network/organisations/second-county.yaml"))
                    .contains("is on the channel; its gateway's log agrees with the others'");
            acknowledged.add(handIn(desk));
            assertThat(run("network/add-cosigner secondcounty"))
                    .contains("secondcounty is counted in the quorum; the trust root has version 2");
            acknowledged.add(handIn(desk));
            assertThat(run("network/upgrade-contracts --version 2"))
                    .contains("In force is now: records version 2, sequence 2");
            acknowledged.add(handIn(desk));
            assertThat(run("network/replace-certificate orderer-county --valid 400d"))
                    .contains("has certificates until");
            assertThat(run("network/replace-certificate --expiring-within 500d --dry-run"))
                    .contains("orderer-county")
                    .doesNotContain("orderer-city");
            for (RecordId id : acknowledged) {
                assertThat(desk.gateway().awaitCommitted(id).isCommitted()).isTrue();
            }

            byte[] content = new byte[64];
            new SecureRandom().nextBytes(content);
            ReadableRecord recorded = desk.registration(content);
            desk.gateway().submitAndProve(recorded.toJson());
            Path file = Files.write(network.data().resolve("new-file"), content);
            verify(fullBundle("secondcounty", recorded.id(), "new.evb"), file, MATCHES_WITH_GAPS);
        }
        verify(old, original, MATCHES);
        Path followed = network.data().resolve("followed.json");
        run("gateway/verifier/jianzheng trust accept --trust '" + pinned + "' '"
                + network.data().resolve("trust/change-2.json") + "' --out '" + followed + "'");
        assertThat(followed).hasSameBinaryContentAs(network.data().resolve("trust.json"));
        assertThat(run("network/status")).contains("gateway-secondcounty");
        assertThat(network.gateways().agreedSize()).isPositive();
    }

    private RecordId handIn(CityDesk desk) throws InterruptedException {
        return desk.gateway().submit(desk.registration().toJson()).id();
    }

    /** Waits, within a bound, until a gateway has a checkpoint that covers the record. */
    private Path fullBundle(String gateway, RecordId id, String name) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            HttpResponse<String> answer =
                    network.gateways().get(gateway, "/api/v1/records/" + id + "/bundle?grade=full");
            if (answer.statusCode() == 200) {
                return Files.writeString(network.data().resolve(name), answer.body());
            }
            Gateways.pause();
        }
        throw new AssertionError("the gateway of " + gateway + " hands out no full bundle of " + id);
    }

    private void verify(Path bundle, Path file, int verdict) {
        String command = "gateway/verifier/jianzheng verify '" + bundle + "' --trust '"
                + network.data().resolve("trust.json") + "' --file '" + file + "'";
        assertThat(network.operate(command).exited(verdict).output()).contains("MATCHES");
    }

    private String run(String command) {
        return network.operate(command).succeeded().output();
    }

    private static RecordId recordOf(Path bundle) throws IOException {
        return RecordId.parse(CanonicalJson.parseObject(Files.readString(bundle))
                .object("entry")
                .object("record")
                .string("id"));
    }
}
