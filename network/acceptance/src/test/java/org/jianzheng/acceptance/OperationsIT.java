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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A network that changes while records come in: an organisation more, other contracts, new certificates. On the embedded ledger,
 * or on what {@code -Dengine=fabric} and {@code -Dengine=fabric-raft} name.
 */
class OperationsIT {
    private static final Duration LONG = Duration.ofMinutes(12);
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final String ENGINE = System.getProperty("engine", "embedded");
    private static final int TRIES = 240;
    private static final int MATCHES = 0;
    /** A file without a capture statement: unproven before the ledger. */
    private static final int MATCHES_WITH_GAPS = 5;

    private Path data = Path.of("replaced");
    private Shell shell = new Shell(Map.of());

    @BeforeEach
    void start() throws IOException {
        Assumptions.assumeTrue(
                ENGINE.equals("embedded") || RealFabricIT.isInstalled(),
                "neither FABRIC_BIN nor PATH has Fabric's orderer and peer");
        Path target = Shell.repositoryRoot().resolve("network/acceptance/target");
        Files.createDirectories(target);
        data = Files.createTempDirectory(target, "operations-");
        shell = new Shell(Map.of(
                "JIANZHENG_DATA",
                data.toString(),
                "JIANZHENG_PORT_OFFSET",
                Integer.toString(RunningNetwork.portOffset())));
        run("network/up"
                + switch (ENGINE) {
                    case "fabric" -> " --engine fabric";
                    case "fabric-raft" -> " --engine fabric --orderer raft";
                    default -> "";
                });
    }

    @AfterEach
    void erase() {
        if (Files.exists(data)) {
            shell.run("network/reset --yes", SHORT).succeeded();
        }
    }

    @Test
    void bundles_from_before_and_after_every_change_verify_and_no_record_is_lost() throws Exception {
        JsonObject sample = json().object("sample");
        Path original = Path.of(sample.array("files").strings().getFirst());
        Path old = fullBundle(
                "city", recordOf(Path.of(sample.array("bundles").strings().getFirst())), "old.evb");
        List<RecordId> acknowledged = new ArrayList<>();
        try (CityDesk desk = new CityDesk(data, Gateways.of(json()))) {
            acknowledged.add(handIn(desk));
            assertThat(run("network/add-organisation network/organisations/second-county.yaml"))
                    .contains("is on the channel; its gateway's log agrees with the others'");
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
            Path file = Files.write(data.resolve("new-file"), content);
            verify(fullBundle("secondcounty", recorded.id(), "new.evb"), file, MATCHES_WITH_GAPS);
        }
        verify(old, original, MATCHES);
        assertThat(run("network/status")).contains("gateway-secondcounty");
        assertThat(Gateways.of(json()).agreedSize()).isPositive();
    }

    private RecordId handIn(CityDesk desk) throws InterruptedException {
        return desk.gateway().submit(desk.registration().toJson()).id();
    }

    /** Waits, within a bound, until a gateway has a checkpoint that covers the record. */
    private Path fullBundle(String gateway, RecordId id, String name) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            HttpResponse<String> answer =
                    Gateways.of(json()).get(gateway, "/api/v1/records/" + id + "/bundle?grade=full");
            if (answer.statusCode() == 200) {
                return Files.writeString(data.resolve(name), answer.body());
            }
            Gateways.pause();
        }
        throw new AssertionError("the gateway of " + gateway + " hands out no full bundle of " + id);
    }

    private void verify(Path bundle, Path file, int verdict) {
        String command = "gateway/verifier/jianzheng verify '" + bundle + "' --trust '" + data.resolve("trust.json")
                + "' --file '" + file + "'";
        assertThat(shell.run(command, SHORT).exited(verdict).output()).contains("MATCHES");
    }

    private String run(String command) {
        return shell.run(command, LONG).succeeded().output();
    }

    private JsonObject json() throws IOException {
        return CanonicalJson.parseObject(Files.readString(data.resolve("run.json")));
    }

    private static RecordId recordOf(Path bundle) throws IOException {
        return RecordId.parse(CanonicalJson.parseObject(Files.readString(bundle))
                .object("entry")
                .object("record")
                .string("id"));
    }
}
