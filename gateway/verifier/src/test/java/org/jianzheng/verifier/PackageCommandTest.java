/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {
    private static final byte[] CONTENT = "见证录音".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SignedLog log;
    private String trust;
    private String bundle;
    private String ref;
    private String digest;
    private String original;
    private String target;

    @BeforeEach
    void begin() throws IOException {
        log = new SignedLog(folder.resolve("log"));
        SignedRecords records = new SignedRecords(log);
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord file = records.file(evidence, CONTENT);
        log.append(file);
        log.append(records.capture(evidence));
        trust = written("trust.json", log.trust().canonical());
        bundle = written("file.evb", log.bundle(file.id()).canonical());
        IndexKey[] keys = CustodyTable.keysOf(file.id(), FileRegistration.fromJson(file.body()))
                .toArray(IndexKey[]::new);
        ref = written("ref.eva", log.answer(keys[0]).canonical());
        digest = written("digest.eva", log.answer(keys[1]).canonical());
        original = written("recording.txt", CONTENT);
        target = folder.resolve("package.zip").toString();
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void makes_a_package_that_verifies_with_nothing_but_the_trust_root() {
        assertThat(run("package", bundle, ref, digest, "--file", original, "--trust", trust, "--out", target))
                .as(err.toString())
                .isZero();
        assertThat(run("verify", target, "--trust", trust)).isZero();
        assertThat(out.toString())
                .startsWith("结论 / Verdict: MATCHES")
                .contains("bundles/")
                .contains("originals/")
                .contains("未能说明采集当日其等级保护测评");
        assertThat(run("verify", target, "--trust", trust, "--json", "--lang", "en"))
                .isZero();
        JsonObject report = CanonicalJson.parseObject(out.toString());
        assertThat(report.string("preChain")).isEqualTo("PROVEN");
        assertThat(report.string("time")).isEqualTo("LEDGER_ONLY");
    }

    @Test
    void without_original_or_custody_the_match_is_not_plain() {
        assertThat(run("package", bundle, "--trust", trust, "--out", target)).isZero();
        assertThat(run("verify", target, "--trust", trust)).isEqualTo(5);
        assertThat(out.toString()).contains("未提供给制作方", "上链前：未证明");
        assertThat(run("verify", target, bundle, "--trust", trust)).isEqualTo(5);
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void a_changed_package_is_found() throws IOException {
        run("package", bundle, "--file", original, "--trust", trust, "--out", target);
        byte[] bytes = Files.readAllBytes(Path.of(target));
        bytes[bytes.length / 2] ^= 1;
        String changed = written("changed.zip", bytes);
        assertThat(run("verify", changed, "--trust", trust)).isEqualTo(3);
        assertThat(out.toString()).contains("INTACT");
    }

    @Test
    void packs_nothing_that_does_not_verify_and_overwrites_nothing() throws IOException {
        String forged = written(
                "forged.evb",
                Files.readString(Path.of(bundle))
                        .replace("text/plain", "text/other")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(run("package", forged, "--trust", trust, "--out", target)).isEqualTo(3);
        assertThat(out.toString()).contains("INCLUSION_PATH");
        assertThat(Path.of(target)).doesNotExist();
        Files.writeString(Path.of(target), "mine");
        assertThat(run("package", bundle, "--trust", trust, "--out", target)).isEqualTo(64);
        assertThat(Path.of(target)).hasContent("mine");
        assertThat(err.toString()).contains("there already");
    }

    @Test
    void names_an_original_that_no_bundle_registers() throws IOException {
        String other = written("other.txt", new byte[] {1});
        assertThat(run("package", bundle, "--file", other, "--trust", trust, "--out", target))
                .isEqualTo(64);
        assertThat(err.toString()).contains("other.txt");
    }

    private String written(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
