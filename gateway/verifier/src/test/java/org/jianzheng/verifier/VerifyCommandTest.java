/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.ConsistencyStage;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;

class VerifyCommandTest extends VerifyTrial {
    @Test
    void says_matches_first_then_the_record_the_steps_and_the_limits_in_both_languages() throws IOException {
        Path bundle = item();
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                .isZero();
        assertThat(out.toString())
                .startsWith("结论 / Verdict: MATCHES")
                .contains("witness.item")
                .contains("步骤 / Steps")
                .contains("✓ 共同见签的机构达到法定数 / Enough organisations have cosigned")
                .contains("这不证明什么 / What this does not prove")
                .doesNotContain("✗");
    }

    @Test
    void cuts_a_clip_that_is_proved_without_the_rest() throws IOException {
        byte[] content = new byte[3 * FileRegistration.CHUNK + 7];
        new Random(5).nextBytes(content);
        Path recording = Files.write(folder.resolve("camera.mp4"), content);
        ReadableRecord record = records.recording(
                EvidenceId.random(log.random()), ChunkedFile.read(new ByteArrayInputStream(content), content.length));
        log.append(record);
        Path whole = Files.write(
                folder.resolve("camera.evb"), log.bundle(record.id()).canonical());
        String clip = folder.resolve("clip.mp4").toString();
        int middle = FileRegistration.CHUNK + 5;

        String from = Integer.toString(middle);
        assertThat(run(
                        "clip",
                        whole.toString(),
                        "--file",
                        recording.toString(),
                        "--from",
                        from,
                        "--to",
                        "2097153",
                        "--out",
                        clip))
                .isZero();
        assertThat(Files.size(Path.of(clip))).isEqualTo(2L * FileRegistration.CHUNK);
        assertThat(run("verify", clip + ".evb", "--trust", trust.toString(), "--file", clip))
                .isEqualTo(5);
        assertThat(out.toString()).contains("bytes 1048576 to 3145728 of 3145735");
        assertThat(run("verify", clip + ".evb", "--trust", trust.toString(), "--file", recording.toString()))
                .isEqualTo(1);
        assertThat(run("inspect", clip + ".evb")).isZero();
        assertThat(run(
                        "clip",
                        whole.toString(),
                        "--file",
                        recording.toString(),
                        "--from",
                        "9",
                        "--to",
                        "9999999",
                        "--out",
                        clip + "2"))
                .isEqualTo(64);
    }

    @Test
    void names_the_item_of_a_batch() throws IOException {
        log.append(records.platformKey());
        List<BatchItem> items = records.items(5);
        ReadableRecord record = records.batch(items, records.platform());
        log.append(record);
        byte[] bytes =
                log.bundle(record.id()).with(SignedRecords.stage(items, 3)).canonical();
        Path bundle = Files.write(folder.resolve("item.evb"), bytes);

        assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                .isZero();
        assertThat(out.toString())
                .contains(items.get(3).id().value())
                .contains("index 3 of 5")
                .contains("door-3")
                .contains("✓ 条目在所登记的批次之中");
        assertThat(run("inspect", bundle.toString())).isZero();
        assertThat(out.toString()).contains("item: \"" + items.get(3).id());
    }

    @Test
    void holds_evidence_against_a_checkpoint_that_the_user_holds_or_remembers() throws IOException {
        log.append(records.item(records.session()));
        long size = log.log().size();
        String held = write("held.checkpoint", log.checkpoint().toString().getBytes(StandardCharsets.UTF_8));
        ReadableRecord item = records.item(records.session());
        log.append(item);
        EvidenceBundle bare = log.bundle(item.id());
        String without = write("without.evb", bare.canonical());
        String with = write(
                "with.evb",
                bare.with(ConsistencyStage.build(log.log(), size, bare.size())).canonical());
        String memory = folder.resolve("memory").toString();
        assertThat(run("verify", with, "--trust", trust.toString(), "--since", held))
                .isZero();
        assertThat(run("verify", without, "--trust", trust.toString(), "--since", held))
                .isEqualTo(4);
        assertThat(out.toString()).contains("HELD_CHECKPOINT").contains("a proof since size " + size);
        assertThat(run("verify", without, "--trust", trust.toString(), "--remember", memory))
                .isZero();
        assertThat(err.toString()).contains("now remembered: size " + bare.size());
        assertThat(run("verify", without, "--trust", trust.toString(), "--remember", memory))
                .isZero();
        assertThat(err.toString()).containsOnlyOnce("now remembered");
        log.append(records.item(records.session()));
        String newer = write("newer.evb", log.bundle(item.id()).canonical());
        assertThat(run("verify", newer, "--trust", trust.toString(), "--remember", memory))
                .isEqualTo(4);
        assertThat(Files.readString(Path.of(memory))).isEqualTo(bare.checkpoint());
        assertThat(run("verify", with, "--trust", trust.toString(), "--remember", memory, "--since", held))
                .isEqualTo(64);
        String damaged = write("damaged", new byte[] {1, 2, 3});
        assertThat(run("verify", with, "--trust", trust.toString(), "--since", damaged))
                .isEqualTo(64);
    }

    @Test
    void says_what_a_key_was_as_of_a_block_and_by_which_records() throws IOException {
        String key = records.witness().publicKey().keyId().value();
        IndexKey index = new IndexKey(IndexName.REF, key);
        String answer = write("key.eva", log.answer(index).canonical());
        long block = log.body().state().block();
        String trusted = trust.toString();
        assertThat(run("state", "key/" + key, answer, "--trust", trusted, "--as-of", Long.toString(block)))
                .isZero();
        assertThat(out.toString()).contains("CENTRE_WITNESS").contains("registry.key");
        assertThat(run("state", "key/" + key, answer, "--trust", trusted, "--as-of", "0", "--json"))
                .isEqualTo(2);
        assertThat(run("state", "key/" + key, answer, "--trust", trusted, "--as-of", Long.toString(block + 1)))
                .isEqualTo(4);
        assertThat(run("state", "key", answer, "--trust", trusted, "--as-of", "0"))
                .isEqualTo(64);
    }

    @Test
    void speaks_one_language_when_asked() throws IOException {
        Path bundle = item();
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString(), "--lang", "en"))
                .isZero();
        assertThat(out.toString()).startsWith("Verdict: MATCHES").contains("What this does not prove");
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString(), "--lang", "zh"))
                .isZero();
        assertThat(out.toString()).contains("结论: MATCHES");
    }

    @Test
    void answers_json_that_names_verdict_steps_and_limits() throws IOException {
        Path bundle = item();
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString(), "--json"))
                .isZero();
        JsonObject report = CanonicalJson.parseObject(out.toString());
        assertThat(report.string("verdict")).isEqualTo("MATCHES");
        assertThat(report.array("steps").size()).isEqualTo(11);
        assertThat(report.array("limits").isEmpty()).isFalse();
        assertThat(report.array("gaps").isEmpty()).isTrue();
    }

    @Test
    void a_changed_byte_is_found_and_the_rule_named() throws IOException {
        Path bundle = item();
        byte[] bytes = Files.readAllBytes(bundle);
        String text = new String(bytes, StandardCharsets.UTF_8);
        Files.writeString(bundle, text.replace("\"result\":\"OK\"", "\"result\":\"NO\""));
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                .isEqualTo(3);
        assertThat(out.toString())
                .contains("PROOF_INVALID")
                .contains("INCLUSION_PATH")
                .contains("✗");
    }

    @Test
    void of_several_bundles_each_has_a_line_and_the_worst_decides() throws IOException {
        String sound = item().toString();
        Path broken = folder.resolve("broken.evb");
        Files.writeString(broken, Files.readString(Path.of(sound)).replace("\"result\":\"OK\"", "\"result\":\"NO\""));
        assertThat(run("verify", sound, sound, "--trust", trust.toString())).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).isEqualTo("MATCHES  " + sound));
        assertThat(run("verify", sound, broken.toString(), sound, "--trust", trust.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("PROOF_INVALID  " + broken);
        assertThat(run("verify", sound, broken.toString(), "--trust", trust.toString(), "--json"))
                .isEqualTo(3);
        assertThat(out.toString().lines().map(CanonicalJson::parseObject).map(report -> report.string("bundle")))
                .containsExactly(sound, broken.toString());
        assertThat(run("verify", sound, sound, "--trust", trust.toString(), "--file", sound))
                .isEqualTo(64);
    }

    @Test
    void tells_a_file_that_matches_from_one_that_differs() throws IOException {
        byte[] content = "见证录音".getBytes(StandardCharsets.UTF_8);
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord registration = records.file(evidence, content);
        log.append(registration);
        Path bundle = bundle(registration);
        Path file = Files.write(folder.resolve("recording.txt"), content);
        List<String> command = List.of(
                "verify", bundle.toString(), "--trust", trust.toString(), "--file", file.toString(), "--lang", "en");
        assertThat(run(command.toArray(String[]::new))).isEqualTo(5);
        assertThat(out.toString())
                .contains("MATCHES (with gaps)")
                .contains("Unproven before the ledger")
                .contains("intact afterwards, unproven before");
        log.append(records.capture(evidence));
        Files.write(bundle, log.bundle(registration.id()).canonical());
        assertThat(run(command.toArray(String[]::new))).isZero();
        Files.writeString(file, "见证录像");
        assertThat(run(command.toArray(String[]::new))).isEqualTo(1);
        assertThat(out.toString()).contains("DIFFERS").contains("FILE_DIGEST");
    }

    @Test
    void a_degraded_checkpoint_is_a_match_with_a_named_gap() throws IOException {
        ReadableRecord item = records.item(records.session());
        log.append(item);
        Path bundle = folder.resolve("degraded.evb");
        Files.write(bundle, log.bundle(item.id(), log.city()).canonical());
        assertThat(run("verify", bundle.toString(), "--trust", trust.toString()))
                .isEqualTo(5);
        assertThat(out.toString()).contains("DEGRADED_CHECKPOINT").contains("RegulatorMSP");
    }

    @Test
    void cannot_tell_by_a_trust_root_of_another_log_or_a_damaged_one() throws IOException {
        Path bundle = item();
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        assertThat(run("verify", bundle.toString(), "--trust", broken.toString()))
                .isEqualTo(4);
        assertThat(out.toString()).contains("CANNOT_TELL");
        assertThat(run("verify", bundle.toString(), "--trust", broken.toString(), "--json"))
                .isEqualTo(4);
        String other = new String(log.trust().canonical(), StandardCharsets.UTF_8);
        other = other.replace("jianzheng.example/jianzheng/", "jianzheng.example/elsewhere/")
                .replace("\"channel\":\"jianzheng\"", "\"channel\":\"elsewhere\"");
        Path elsewhere = Files.writeString(folder.resolve("elsewhere.json"), other);
        assertThat(run("verify", bundle.toString(), "--trust", elsewhere.toString()))
                .isEqualTo(3);
        assertThat(out.toString()).contains("TRUST_ORIGIN");
    }

    @Test
    void wrong_usage_and_missing_files_have_a_code_of_their_own() throws IOException {
        Path bundle = item();
        assertThat(run("verify", bundle.toString())).isEqualTo(64);
        assertThat(run("verify", "--lang", "fr", bundle.toString())).isEqualTo(64);
        assertThat(run("nonsense")).isEqualTo(64);
        assertThat(run("verify", folder.resolve("none.evb").toString(), "--trust", trust.toString()))
                .isEqualTo(64);
        assertThat(err.toString()).contains("none.evb");
        assertThat(run("verify", "--help")).isZero();
        assertThat(run()).isEqualTo(64);
    }

    @Test
    void inspect_shows_the_content_and_says_that_nothing_was_verified() throws IOException {
        Path bundle = item();
        assertThat(run("inspect", bundle.toString(), "--lang", "en")).isZero();
        assertThat(out.toString())
                .contains("nothing was verified")
                .contains("\"witness.item\"")
                .contains("\"registry.organisation\"")
                .contains("— city.jianzheng.example ");
        Files.writeString(bundle, "{}");
        assertThat(run("inspect", bundle.toString())).isEqualTo(3);
    }

    @Test
    void runs_as_a_program_of_its_own() throws IOException, InterruptedException {
        Path bundle = item();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                JianzhengCommand.class.getName(),
                "verify",
                bundle.toString(),
                "--trust",
                trust.toString()));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).contains("MATCHES");
        assertThat(process.exitValue()).isZero();
    }
}
