/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jianzheng.evidence.answer.AnswerRequest;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedOrders;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Language;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageVerifierTest {
    private static final byte[] CONTENT = "见证录音 recording".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private SignedLog log;
    private PackageParts parts;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder.resolve("log"));
        parts = PackageParts.of(log, CONTENT, log.city(), log.county(), log.regulator());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void a_whole_package_matches_and_says_what_it_shows() throws IOException {
        PackageReport report = verify(parts.pack());
        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.preChain()).isEqualTo(PreChain.PROVEN);
        assertThat(report.platform()).isEqualTo(PlatformStatement.OK);
        assertThat(report.isPlainMatch()).isTrue();
        assertThat(report.toJson(Language.EN).array("bundles").size()).isEqualTo(1);
    }

    @Test
    void the_custody_table_lists_capture_registration_and_every_record_about_the_file() throws IOException {
        CustodyTable custody = CustodyTable.of(verify(parts.pack()).examined());
        assertThat(custody.files()).singleElement().satisfies(file -> {
            assertThat(file.complete()).isTrue();
            assertThat(file.events())
                    .extracting(CustodyEvent::type)
                    .containsExactly(
                            "evidence.file", "evidence.capture", "witness.item", "witness.item", "witness.item");
        });
    }

    @Test
    void a_bundle_from_before_a_withdrawal_says_so_beside_the_answers_from_after_it() {
        SignedRecords records = new SignedRecords(log);
        SignedOrders orders = new SignedOrders(log);
        ReadableRecord file = records.file(EvidenceId.random(log.random()), new byte[9]);
        log.append(file);
        byte[] before = log.bundle(file.id()).canonical();
        log.append(orders.withdrawing(file));
        byte[] refs =
                log.answer(new IndexKey(IndexName.REF, file.ref().toString())).canonical();
        ExaminedBundle bundle =
                ExaminedBundle.of(new MemberName("bundles/a.evb"), before, new EvidenceVerifier(log.trust()));
        ExaminedAnswer answer = ExaminedAnswer.of(
                new MemberName("answers/a.eva"), PackageRole.CUSTODY, refs, new AnswerVerifier(log.trust()));

        assertThat(bundle.report().record().orElseThrow().withdrawn()).isEmpty();
        ExaminedBundle told =
                new Examination(List.of(bundle), List.of(answer)).bundles().getFirst();
        assertThat(told.report().verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(told.report()
                        .record()
                        .orElseThrow()
                        .withdrawn()
                        .orElseThrow()
                        .order())
                .isEqualTo("公管撤〔2026〕1号(示例)");
    }

    @Test
    void the_sheet_claims_no_more_than_is_there() throws IOException {
        Examination examined = verify(parts.pack()).examined();
        assertThat(ProvenanceSheet.of(examined, CustodyTable.of(examined)).findings())
                .filteredOn(finding -> finding.standing() != Standing.NOT_PROVEN)
                .extracting(ProvenanceFinding::factor)
                .containsExactly(
                        Factor.CONSISTENCY,
                        Factor.TIME,
                        Factor.SYSTEM_STANDARDS,
                        Factor.VERIFICATION,
                        Factor.SOURCE,
                        Factor.GENERATION,
                        Factor.STORAGE);
    }

    @Test
    void a_sheet_that_claims_more_is_found() throws IOException {
        SequencedMap<String, byte[]> members = PackageParts.members(parts.pack());
        String sheet = new String(content(members, "provenance.json"), StandardCharsets.UTF_8);
        String claim = sheet.replaceFirst("\"NOT_PROVEN\"", "\"PROVEN\"");
        assertThat(claim).isNotEqualTo(sheet);
        byte[] manifest = named(members, "provenance.json", claim.getBytes(StandardCharsets.UTF_8));
        members.put("provenance.json", claim.getBytes(StandardCharsets.UTF_8));
        members.put("manifest.json", manifest);
        PackageReport report = verify(RawContainer.of(members));
        assertThat(report.verdict()).isEqualTo(Verdict.PROOF_INVALID);
        assertThat(report.findings()).extracting(PackageFinding::rule).containsExactly(PackageRule.DERIVED);
    }

    /** The manifest that names other content for a member. */
    private static byte[] named(SequencedMap<String, byte[]> members, String name, byte[] content) {
        PackageManifest manifest = PackageManifest.parse(content(members, "manifest.json"));
        return new PackageManifest(
                        manifest.members().stream()
                                .map(member -> member.name().value().equals(name)
                                        ? new PackageMember(
                                                member.name(),
                                                member.role(),
                                                content.length,
                                                DualDigest.of(content),
                                                member.record())
                                        : member)
                                .toList(),
                        manifest.withheld())
                .canonical();
    }

    @Test
    void an_answer_about_some_blocks_only_shows_no_custody() throws IOException {
        IndexKey asked = IndexAnswer.parse(parts.custody().getBytes(StandardCharsets.UTF_8))
                .key();
        IndexAnswer before = log.answer(AnswerRequest.all(asked).in(new BlockRange(0, 1)));
        parts.custody(new String(before.canonical(), StandardCharsets.UTF_8));
        PackageReport report = verify(parts.pack());
        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.preChain()).isEqualTo(PreChain.UNPROVEN);
        assertThat(CustodyTable.of(report.examined()).files())
                .extracting(FileCustody::complete)
                .containsExactly(false);
    }

    @Test
    void a_member_that_no_manifest_names_is_found() throws IOException {
        SequencedMap<String, byte[]> members = PackageParts.members(parts.pack());
        members.put("originals/hidden.txt", CONTENT);
        PackageReport report = verify(RawContainer.of(members));
        assertThat(report.verdict()).isEqualTo(Verdict.PROOF_INVALID);
        assertThat(report.findings()).extracting(PackageFinding::rule).containsExactly(PackageRule.LISTED);
    }

    @Test
    void a_changed_byte_of_any_member_is_found() throws IOException {
        SequencedMap<String, byte[]> whole = PackageParts.members(parts.pack());
        for (String name : whole.keySet()) {
            SequencedMap<String, byte[]> members = PackageParts.members(parts.pack());
            byte[] content = content(members, name).clone();
            content[content.length / 2] ^= 1;
            members.put(name, content);
            assertThat(verify(RawContainer.of(members)).isPlainMatch()).as(name).isFalse();
        }
    }

    @Test
    void a_withheld_original_is_named_and_leaves_no_plain_match() throws IOException {
        SequencedMap<String, byte[]> members = PackageParts.members(parts.pack());
        PackageManifest manifest = PackageManifest.parse(content(members, "manifest.json"));
        PackageMember original = manifest.members().stream()
                .filter(member -> member.role() == PackageRole.ORIGINAL)
                .findFirst()
                .orElseThrow();
        members.remove(PackageParts.ORIGINAL);
        members.remove("provenance.json");
        members.put(
                "manifest.json",
                new PackageManifest(
                                manifest.members().stream()
                                        .filter(member -> members.containsKey(
                                                member.name().value()))
                                        .toList(),
                                List.of(new Withheld(original.record().orElseThrow(), Withheld.Reason.NOT_PUBLIC)))
                        .canonical());
        PackageReport report = verify(RawContainer.of(members));
        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.withheld()).hasSize(1);
        assertThat(report.isPlainMatch()).isFalse();
    }

    @Test
    void bytes_that_are_no_package_are_invalid_and_nothing_is_stated() throws IOException {
        PackageReport report = verify("PK\3\4 something else".getBytes(StandardCharsets.UTF_8));
        assertThat(report.verdict()).isEqualTo(Verdict.PROOF_INVALID);
        assertThat(report.preChain()).isEqualTo(PreChain.NOT_STATED);
    }

    @Test
    void a_package_of_another_log_cannot_be_told() throws IOException {
        try (SignedLog other = new SignedLog(folder.resolve("other"))) {
            Path file = Files.write(folder.resolve("package.zip"), parts.pack());
            assertThat(new PackageVerifier(other.trust()).verify(file).isPlainMatch())
                    .isFalse();
        }
    }

    private static byte[] content(SequencedMap<String, byte[]> members, String name) {
        return Optional.ofNullable(members.get(name)).orElseThrow();
    }

    private PackageReport verify(byte[] container) throws IOException {
        return new PackageVerifier(log.trust()).verify(Files.write(folder.resolve("package.zip"), container));
    }
}
