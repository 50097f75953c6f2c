/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformProofTest {
    /** The file of the package was captured on the next day. */
    private static final LocalDate DAY_BEFORE = LocalDate.of(2026, 3, 15);

    @TempDir
    Path folder;

    private SignedLog log;
    private PackageParts parts;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder.resolve("log"));
        parts = PackageParts.of(
                log, "content".getBytes(StandardCharsets.UTF_8), log.city(), log.county(), log.regulator());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void an_assessment_counts_to_its_last_day() throws IOException {
        state(QualificationKind.CLASSIFIED_PROTECTION, DAY_BEFORE.plusDays(1));
        assertThat(report().platform()).isEqualTo(PlatformStatement.OK);
    }

    @Test
    void a_later_record_ends_an_assessment() throws IOException {
        state(QualificationKind.CLASSIFIED_PROTECTION, DAY_BEFORE);
        PackageReport report = report();

        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.platform()).isEqualTo(PlatformStatement.GAP);
    }

    @Test
    void both_assessments_are_needed() throws IOException {
        state(QualificationKind.CRYPTOGRAPHY_ASSESSMENT, DAY_BEFORE);
        state(QualificationKind.FILING, PackageParts.YEAR_END);
        assertThat(report().platform()).isEqualTo(PlatformStatement.GAP);
    }

    @Test
    void nobody_hides_the_record_that_ends_an_assessment() throws IOException {
        state(QualificationKind.CLASSIFIED_PROTECTION, DAY_BEFORE);
        JsonObject whole = CanonicalJson.parse(parts.platform().getBytes(StandardCharsets.UTF_8), 1 << 20)
                .asObject();
        int count = whole.array("entries").size();
        parts.platform(whole.with(
                        "entries",
                        JsonArray.of(
                                whole.array("entries").stream().limit(count - 1).toList()))
                .toString());
        PackageReport report = report();

        assertThat(report.platform()).isEqualTo(PlatformStatement.GAP);
        assertThat(report.examined().answers())
                .filteredOn(answer -> answer.role() == PackageRole.PLATFORM)
                .noneMatch(ExaminedAnswer::isSound);
    }

    @Test
    void assessments_of_another_organisation_show_nothing_of_this_platform() throws IOException {
        ExplainedCode code = ExplainedCode.of(UnifiedCreditCode.parse("91512081MA62K0260E"));
        county(
                code,
                new Organisation(
                        log.county().id(),
                        new Organisation.Name("县", "County"),
                        log.county().kind(),
                        Optional.of(code),
                        log.county().registrar().publicKey()));
        for (QualificationKind kind : QualificationKind.values()) {
            county(
                    code,
                    new Qualification(
                            log.county().id(), code, kind, "TEST", "测评机构(示例)", DAY_BEFORE, PackageParts.YEAR_END));
        }
        answer(new IndexKey(IndexName.SUBJECT, code.subject().toString()));

        assertThat(report().platform()).isEqualTo(PlatformStatement.GAP);
    }

    private void county(ExplainedCode code, RecordBody body) {
        log.append(ReadableRecord.builder(
                        body,
                        RecordId.generate(log.clock(), log.random()),
                        log.county().id(),
                        log.clock().instant(),
                        Salt.random(log.random()))
                .subject(code.subject())
                .sign(log.county().registrar()));
    }

    private void state(QualificationKind kind, LocalDate until) {
        log.append(PackageParts.ofCentre(log, PackageParts.qualification(log, kind, until)));
        answer(PackageParts.PLATFORM_KEY);
    }

    private void answer(IndexKey key) {
        parts.platform(new String(
                log.answer(key, log.city(), log.county(), log.regulator()).canonical(), StandardCharsets.UTF_8));
    }

    private PackageReport report() throws IOException {
        return new PackageVerifier(log.trust()).verify(Files.write(folder.resolve("package.zip"), parts.pack()));
    }
}
