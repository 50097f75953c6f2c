/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jianzheng.launcher.network.ProgramJar;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.process.OneShot;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runbook's way from keys to a verified record, on Fabric's own programs; skipped where they are not installed. */
class SeparateHostsIT {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder = Path.of("replaced");

    @Test
    void organisations_that_share_nothing_but_cards_and_a_block_record_and_cosign_together() throws Exception {
        Assumptions.assumeTrue(
                RealFabricIT.installed("orderer") && RealFabricIT.installed("peer"),
                "neither FABRIC_BIN nor PATH has Fabric's orderer and peer");
        try (SeparateHosts hosts = SeparateHosts.in(folder)) {
            hosts.prepare();
            hosts.begin();

            JsonObject sample = play(hosts);
            new Gateways(hosts.gateways()).agreedSize();
            Path trustOfAnother = hosts.site("province").resolve("trust.json");
            String verify = "gateway/verifier/jianzheng verify '"
                    + sample.array("bundles").strings().getFirst() + "' --trust '" + trustOfAnother + "' --file '"
                    + sample.array("files").strings().getFirst() + "'";
            assertThat(new Shell(Map.of()).run(verify, LONG).succeeded().output())
                    .contains("MATCHES");
            for (String name : hosts.names()) {
                hosts.awaitStanding(name);
            }
        }
    }

    /** The sample's people are not hosts: for them alone the people's keys of all are put together. */
    private JsonObject play(SeparateHosts hosts) throws IOException, InterruptedException {
        Path run = folder.resolve("people");
        List<String> people = new ArrayList<>();
        Map<String, String> gateways = new java.util.TreeMap<>();
        hosts.gateways().forEach((name, url) -> gateways.put(name, url.toString()));
        for (String name : gateways.keySet()) {
            Path crypto = hosts.site(name).resolve("crypto");
            String index = Files.readString(crypto.resolve("people.json"));
            people.add(index.substring(1, index.length() - 1));
            Path target = run.resolve("crypto/people").resolve(name);
            Files.createDirectories(target);
            try (Stream<Path> keys = Files.list(crypto.resolve("people").resolve(name))) {
                for (Path key : keys.toList()) {
                    Files.copy(key, target.resolve(key.getFileName()));
                }
            }
        }
        Files.writeString(run.resolve("crypto/people.json"), "[" + String.join(",", people) + "]");
        String addresses = gateways.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
                .collect(java.util.stream.Collectors.joining(","));
        Path trust = hosts.site("city").resolve("trust.json");
        Files.writeString(run.resolve("run.json"), "{\"gateways\":{" + addresses + "},\"trust\":\"" + trust + "\"}");
        ProjectFolder project = ProjectFolder.above(Shell.repositoryRoot());
        List<String> told = new ArrayList<>();
        int exitCode = OneShot.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        project.jar(ProgramJar.SAMPLE).toString(),
                        "play",
                        "--run-dir",
                        run.toString(),
                        "--dossier",
                        project.dossier().toString()),
                folder,
                LONG,
                told::add);
        assertThat(exitCode).as(String.join("\n", told)).isZero();
        return CanonicalJson.parseObject(Files.readString(run.resolve("sample/result.json")));
    }
}
