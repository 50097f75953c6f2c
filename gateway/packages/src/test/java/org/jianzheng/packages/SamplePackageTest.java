/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.Cases;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.evidence.packages.MemberContent;
import org.jianzheng.evidence.packages.PackageReport;
import org.jianzheng.evidence.packages.PackageVerifier;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The package in {@code cases/packages}, which the page for browsers reads too. */
class SamplePackageTest {
    private static final byte[] CONTENT = "见证录音 recording".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void the_sample_verifies() throws IOException {
        TrustRoot trust = TrustRoot.parse(Files.readAllBytes(Cases.file("packages/trust.json")));
        PackageReport report = new PackageVerifier(trust).verify(Cases.file("packages/recording.zip"));
        assertThat(report.isPlainMatch()).isTrue();
    }

    /** With new keys each time: {@code -Dvectors=make}. */
    @Test
    @EnabledIfSystemProperty(named = "vectors", matches = "make")
    void make() throws Exception {
        Path target = Cases.file("verifier").resolveSibling("packages");
        Files.createDirectories(target);
        try (SignedLog log = new SignedLog(folder.resolve("log"))) {
            SignedRecords records = new SignedRecords(log);
            EvidenceId evidence = EvidenceId.random(log.random());
            ReadableRecord file = records.file(evidence, CONTENT);
            log.append(file);
            log.append(records.capture(evidence));
            List<byte[]> answers = new ArrayList<>();
            for (IndexKey key : CustodyTable.keysOf(file.id(), FileRegistration.fromJson(file.body()))) {
                answers.add(log.answer(key).canonical());
            }
            PackageRequest request = new PackageRequest(
                    List.of(log.bundle(file.id()).canonical()),
                    answers,
                    Map.of(file.id(), MemberContent.of(CONTENT)),
                    Map.of());
            try (OutputStream out = Files.newOutputStream(target.resolve("recording.zip"))) {
                new PackageBuilder(log.trust(), Optional.empty()).build(request).writeTo(out);
            }
            Files.write(target.resolve("trust.json"), log.trust().canonical());
        }
    }
}
