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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jianzheng.acceptance.RunningNetwork.Running;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.BatchReceipt;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The commands of README.md in a folder of their own, and what a newcomer does next. */
@ExtendWith(RunningNetwork.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstLightIT {
    private final Running network;

    FirstLightIT(Running network) {
        this.network = network;
    }

    @Test
    @Order(1)
    void every_process_has_a_pid_file_and_a_log_beside_it() {
        for (String process : RunningNetwork.PROCESSES) {
            assertThat(network.data().resolve(process + ".pid")).isNotEmptyFile();
            assertThat(network.data().resolve(process + ".log")).exists();
        }
    }

    @Test
    @Order(2)
    void run_json_names_gateways_trust_root_and_sample() {
        JsonObject run = network.run();
        assertThat(run.object("gateways").keys()).containsExactlyInAnyOrder("city", "county", "regulator");
        assertThat(Path.of(run.string("trust"))).isNotEmptyFile();
        assertThat(run.object("sample").string("lot")).isEqualTo("E620800ZZ99000001001001");
        assertThat(paths("bundles"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).isNotEmptyFile());
        assertThat(paths("files"))
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).isNotEmptyFile());
    }

    @Test
    @Order(3)
    void every_bundle_of_a_file_matches_its_original_off_line() throws IOException {
        List<Path> bundles = bundlesOfFiles();
        assertThat(bundles).hasSize(paths("files").size());
        for (Path bundle : bundles) {
            assertThat(verify(bundle, originalOf(bundle)).succeeded().output()).contains("MATCHES");
        }
    }

    @Test
    @Order(4)
    void a_changed_byte_of_the_file_is_found() throws IOException {
        Path bundle = bundleOfAFile();
        byte[] bytes = Files.readAllBytes(originalOf(bundle));
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(network.data().resolve("changed"), bytes);
        assertThat(verify(bundle, changed).exited(1).output()).contains("DIFFERS");
    }

    @Test
    @Order(5)
    void a_changed_byte_of_the_bundle_is_found() throws IOException {
        Path bundle = bundleOfAFile();
        byte[] bytes = Files.readAllBytes(bundle);
        for (int at = 0; at < bytes.length; at += bytes.length / 5) {
            byte[] changed = bytes.clone();
            changed[at] ^= 4;
            Path other = Files.write(network.data().resolve("changed.evb"), changed);
            assertThat(verify(other, originalOf(bundle)).exited(3).output()).contains("PROOF_INVALID");
        }
    }

    @Test
    @Order(6)
    void a_full_bundle_proves_orderers_and_endorsements_off_line() throws IOException {
        Path light = bundleOfAFile();
        String record = CanonicalJson.parseObject(Files.readAllBytes(light))
                .object("entry")
                .object("record")
                .string("id");
        String full = network.gateways()
                .get("city", "/api/v1/records/" + record + "/bundle?grade=full")
                .body();
        Path bundle = Files.writeString(network.data().resolve("full.evb"), full);
        assertThat(verify(bundle, originalOf(light)).succeeded().output())
                .contains("MATCHES", "ORDERER_QUORUM", "CONNECTION", "ENDORSEMENTS");
        byte[] changed = Files.readAllBytes(bundle);
        for (int at = 0; at < changed.length; at += changed.length / 5) {
            changed[at] ^= 4;
            Path other = Files.write(network.data().resolve("changed.evb"), changed);
            assertThat(verify(other, originalOf(light)).exited(3).output()).contains("PROOF_INVALID");
            changed[at] ^= 4;
        }
        Path whole = network.gateways()
                .download(
                        "city",
                        "/api/v1/records/" + record + "/package?grade=full",
                        network.data().resolve("full.zip"));
        assertThat(verify(whole).output()).contains("MATCHES").doesNotContain("PROOF_INVALID");
        assertThat(Files.size(whole)).isGreaterThan(Files.size(bundle));
    }

    @Test
    @Order(6)
    void every_gateway_proves_the_same_records_of_the_lot_and_that_another_file_was_never_recorded()
            throws IOException {
        Path original = originalOf(bundleOfAFile());
        Path unknown = Files.writeString(network.data().resolve("unknown"), "never recorded");
        String lot = network.run().object("sample").string("lot");
        for (String organisation : List.of("city", "county", "regulator")) {
            Path all = answer(organisation, "lot", lot);
            assertThat(verify(all).succeeded().output())
                    .contains("MATCHES", "INDEX_PATH", "dossier.lot", "witness.certificate");
            // The one thing that the template asks for and the dossier does not have: 信息公开.
            String report = completeness(lot, all).exited(5).output();
            assertThat(report).contains("一项一证", "环节根值");
            assertThat(report.lines().skip(2).filter(line -> line.contains("缺失")))
                    .singleElement()
                    .asString()
                    .contains("PUBLICATION");
            Path recorded = answer(organisation, "digest", sha256(original));
            assertThat(verify(recorded, original).succeeded().output()).contains("evidence.file");
            Path none = answer(organisation, "digest", sha256(unknown));
            assertThat(verify(none, unknown).exited(2).output()).contains("NOT_RECORDED");
            assertThat(verify(none, original).exited(4).output()).contains("CANNOT_TELL", "FILE_ASKED");
        }
    }

    @Test
    @Order(6)
    void a_package_of_the_lot_holds_all_that_a_court_needs_and_verifies_off_line() throws IOException {
        String lot = network.run().object("sample").string("lot");
        Path whole = network.gateways()
                .download(
                        "regulator",
                        "/api/v1/lots/" + lot + "/package",
                        network.data().resolve("package.zip"));
        Set<String> members = new HashSet<>();
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            zip.stream().map(ZipEntry::getName).forEach(members::add);
        }
        assertThat(members)
                .contains("manifest.json", "certificate.pdf", "custody.json", "provenance.json", "readme.txt");
        assertThat(verify(whole).output())
                .contains("MATCHES", "lot " + lot, "演示时间戳，无法律效力")
                .doesNotContain("PROOF_INVALID");
        byte[] bytes = Files.readAllBytes(whole);
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(network.data().resolve("changed.zip"), bytes);
        assertThat(verify(changed).output()).containsAnyOf("PROOF_INVALID", "DIFFERS");
    }

    private Path answer(String organisation, String index, String key) throws IOException {
        String answer = network.gateways()
                .get(organisation, "/api/v1/index/" + index + "?key=" + key)
                .body();
        return Files.writeString(network.data().resolve(index + ".eva"), answer);
    }

    private static String sha256(Path file) throws IOException {
        return HashSuite.SHA_256.digest(Files.readAllBytes(file)).hex();
    }

    @Test
    @Order(6)
    void an_item_of_a_stream_has_a_receipt_and_is_proved_off_line_by_its_batch() throws IOException {
        Path recording = Files.writeString(network.data().resolve("piece-of-a-recording"), "开标现场");
        DualDigest digests = DualDigest.of(Files.readAllBytes(recording));
        RecordId id = RecordId.generate(InstantSource.system(), new SecureRandom());
        BatchItem item = new BatchItem(
                id,
                Instant.parse("2026-03-16T01:30:04Z"),
                Optional.empty(),
                Optional.of(new BatchItem.Bytes(digests, Files.size(recording))));
        String lot = network.run().object("sample").string("lot");
        String answer = network.gateways()
                .postLines("city", "/api/v1/batches?source=camera-7&lot=" + lot, item.toJson() + "\n")
                .body();
        JsonObject receipt = CanonicalJson.parseObject(answer).array("receipts").object(0);
        assertThat(BatchReceipt.fromJson(receipt).size()).isEqualTo(1);

        HttpResponse<String> bundle = awaited("city", "/api/v1/items/" + id + "/bundle");
        Path proof = Files.writeString(network.data().resolve("item.evb"), bundle.body());
        assertThat(verify(proof, recording).exited(5).output())
                .contains("MATCHES", "UNPROVEN_BEFORE_LEDGER", "evidence.batch", "camera-7", id.value());
        assertThat(verify(proof, originalOf(bundleOfAFile())).exited(1).output())
                .contains("DIFFERS");
        HttpResponse<String> copied = awaited("regulator", "/api/v1/items/" + id + "/bundle");
        Path elsewhere = Files.writeString(network.data().resolve("copied-item.evb"), copied.body());
        assertThat(verify(elsewhere, recording).exited(5).output()).contains("MATCHES", id.value());
    }

    /** The answer once it is there. */
    private HttpResponse<String> awaited(String organisation, String path) throws IOException {
        HttpResponse<String> answer = network.gateways().get(organisation, path);
        for (int tries = 0; answer.statusCode() != 200 && tries < 60; tries++) {
            Gateways.pause();
            answer = network.gateways().get(organisation, path);
        }
        return answer;
    }

    @Test
    @Order(7)
    void every_gateway_shows_the_lot_in_its_explorer() throws IOException {
        String lot = network.run().object("sample").string("lot");
        for (String organisation : List.of("city", "county", "regulator")) {
            assertThat(network.gateways().get(organisation, "/lots/" + lot).body())
                    .contains("见证链浏览器", "/assets/index-");
        }
    }

    @Test
    @Order(7)
    void status_shows_every_process() {
        assertThat(network.command("network/status", Map.of()).succeeded().output())
                .contains(RunningNetwork.PROCESSES);
    }

    @Test
    @Order(8)
    void an_audit_of_the_running_network_recomputes_everything_and_finds_nothing() throws IOException {
        String lot = network.run().object("sample").string("lot");
        Path rows = Files.writeString(
                network.data().resolve("rows.ndjson"),
                network.gateways()
                        .get("city", "/api/v1/lots/" + lot + "?limit=200")
                        .body());
        Shell.Outcome audit = network.operate("gateway/verifier/jianzheng audit '" + network.data() + "' --trust '"
                + network.run().string("trust") + "' --projection '" + rows + "' --lang en");
        assertThat(audit.exitCode()).as("%s", audit.output()).isIn(0, 5);
        assertThat(audit.output())
                .contains("Verdict: INTACT")
                .contains("Blocks of the ledger", "Heads that", "Stored files", "Key files", "Rows of the projection")
                .doesNotContain("✗", "CHANGED", "NO_");
    }

    @Test
    @Order(8)
    void a_monitor_finds_all_gateways_of_one_history() {
        JsonObject gateways = network.run().object("gateways");
        String addresses = "'" + gateways.string("city") + "' '" + gateways.string("county") + "'";
        String monitor = "gateway/verifier/jianzheng monitor " + addresses + " --trust '"
                + network.run().string("trust") + "' --state '" + network.data().resolve("monitor.json") + "' --once";
        network.operate(monitor).exited(4);
        assertThat(network.operate(monitor + " --begin").succeeded().output()).contains("2 of 2");
        network.operate(monitor).succeeded();
    }

    @Test
    @Order(9)
    void a_second_start_keeps_what_runs_and_plays_nothing_twice() throws Exception {
        long pid = network.pid("gateway-city");
        try (CityDesk desk = new CityDesk(network)) {
            long before = desk.handIn();
            network.up();
            assertThat(network.pid("gateway-city")).isEqualTo(pid);
            assertThat(desk.handIn()).isEqualTo(before + 1);
        }
    }

    private Shell.Outcome verify(Path evidence, Path file) {
        return network.command(
                "gateway/verifier/jianzheng verify BUNDLE.evb",
                Map.of(
                        "BUNDLE.evb", evidence.toString(),
                        "network/data/trust.json", network.run().string("trust"),
                        "ORIGINAL", file.toString()));
    }

    private Shell.Outcome completeness(String lot, Path answer) {
        return network.command(
                "gateway/verifier/jianzheng completeness LOT all.eva",
                Map.of(
                        "LOT",
                        lot,
                        "all.eva",
                        answer.toString(),
                        "network/data/trust.json",
                        network.run().string("trust")));
    }

    private Shell.Outcome verify(Path answer) {
        return network.command(
                "gateway/verifier/jianzheng verify all.eva",
                Map.of(
                        "all.eva",
                        answer.toString(),
                        "network/data/trust.json",
                        network.run().string("trust")));
    }

    private Path bundleOfAFile() throws IOException {
        return bundlesOfFiles().getFirst();
    }

    private List<Path> bundlesOfFiles() throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (Path bundle : paths("bundles")) {
            if (Files.readString(bundle).contains("\"evidence.file\"")) {
                bundles.add(bundle);
            }
        }
        return bundles;
    }

    /** The file whose digest stands in the bundle. */
    private Path originalOf(Path bundle) throws IOException {
        String text = Files.readString(bundle);
        for (Path file : paths("files")) {
            if (text.contains(HashSuite.SHA_256.digest(Files.readAllBytes(file)).hex())) {
                return file;
            }
        }
        throw new AssertionError("no original of " + bundle);
    }

    private List<Path> paths(String key) {
        return network.run().object("sample").array(key).strings().stream()
                .map(Path::of)
                .toList();
    }
}
