/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.evidence.packages.MemberContent;
import org.jianzheng.evidence.packages.PackageReport;
import org.jianzheng.evidence.packages.PackageVerifier;
import org.jianzheng.evidence.packages.PreChain;
import org.jianzheng.evidence.packages.Withheld;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageBuilderTest {
    private static final byte[] CONTENT = "见证录音 recording".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PAGE = "<!doctype html>".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private SignedLog log;
    private SignedRecords records;
    private ReadableRecord file;
    private ReadableRecord item;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder.resolve("log"));
        records = new SignedRecords(log);
        EvidenceId evidence = EvidenceId.random(log.random());
        file = records.file(evidence, CONTENT);
        log.append(file);
        log.append(records.capture(evidence));
        item = records.item(records.session());
        log.append(item);
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void what_it_makes_verifies_and_the_time_before_the_ledger_is_shown() throws Exception {
        PackageReport report = verify(make(request()));
        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.findings()).isEmpty();
        assertThat(report.preChain()).isEqualTo(PreChain.PROVEN);
        assertThat(report.isPlainMatch()).isTrue();
        assertThat(report.examined().bundles()).hasSize(2);
        assertThat(report.examined().answers()).hasSize(3);
    }

    @Test
    void the_same_evidence_gives_the_same_bytes_in_whichever_order_it_comes() throws Exception {
        PackageRequest request = request();
        PackageRequest reversed = new PackageRequest(
                request.bundles().reversed(), request.answers().reversed(), request.originals(), Map.of());
        byte[] once = make(request);
        assertThat(make(request)).isEqualTo(once);
        assertThat(make(reversed)).isEqualTo(once);
    }

    @Test
    void without_the_original_it_says_why_and_the_match_is_not_plain() throws Exception {
        PackageRequest request = request();
        PackageRequest withheld = new PackageRequest(
                request.bundles(), request.answers(), Map.of(), Map.of(file.id(), Withheld.Reason.NOT_PUBLIC));
        PackageReport report = verify(make(withheld));
        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.isPlainMatch()).isFalse();
        assertThat(report.withheld()).containsExactly(new Withheld(file.id(), Withheld.Reason.NOT_PUBLIC));
    }

    @Test
    void a_degraded_checkpoint_goes_in_and_the_package_cannot_tell() throws Exception {
        PackageRequest request = new PackageRequest(
                List.of(log.bundle(item.id(), log.city()).canonical()), List.of(), Map.of(), Map.of());
        assertThat(verify(make(request)).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }

    @Test
    void packs_no_bundle_that_does_not_verify() {
        String bundle = new String(log.bundle(item.id()).canonical(), StandardCharsets.UTF_8);
        byte[] forged = bundle.replace("\"OK\"", "\"NO\"").getBytes(StandardCharsets.UTF_8);
        assertUnfit(new PackageRequest(List.of(forged), List.of(), Map.of(), Map.of()), Verdict.PROOF_INVALID);
    }

    @Test
    void packs_no_original_that_is_another_file() {
        PackageRequest request = request();
        MemberContent other = MemberContent.of(new byte[] {1});
        assertUnfit(
                new PackageRequest(request.bundles(), request.answers(), Map.of(file.id(), other), Map.of()),
                Verdict.DIFFERS);
    }

    @Test
    void refuses_an_original_that_no_bundle_registers_and_a_package_of_nothing() {
        PackageRequest request = request();
        Map<RecordId, MemberContent> originals = Map.of(item.id(), MemberContent.of(CONTENT));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> make(new PackageRequest(request.bundles(), List.of(), originals, Map.of())))
                .withMessageContaining(item.id().value());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> make(new PackageRequest(List.of(), List.of(), Map.of(), Map.of())));
    }

    @Test
    void an_original_that_changes_while_it_is_packed_is_noticed() {
        int[] times = {0};
        MemberContent changing = out -> out.write(times[0]++ == 0 ? CONTENT : new byte[CONTENT.length]);
        PackageRequest request = request();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> make(new PackageRequest(
                        request.bundles(), request.answers(), Map.of(file.id(), changing), Map.of())))
                .withMessageContaining("changed");
    }

    private void assertUnfit(PackageRequest request, Verdict verdict) {
        assertThatExceptionOfType(EvidenceUnfit.class)
                .isThrownBy(() -> make(request))
                .satisfies(unfit -> assertThat(unfit.report().verdict()).isEqualTo(verdict));
    }

    private PackageRequest request() {
        List<byte[]> answers = new java.util.ArrayList<>();
        for (IndexKey key : CustodyTable.keysOf(file.id(), FileRegistration.fromJson(file.body()))) {
            answers.add(log.answer(key).canonical());
        }
        answers.add(
                log.answer(new IndexKey(IndexName.LOT, item.lot().orElseThrow().value()))
                        .canonical());
        return new PackageRequest(
                List.of(log.bundle(file.id()).canonical(), log.bundle(item.id()).canonical()),
                answers,
                Map.of(file.id(), MemberContent.of(CONTENT)),
                Map.of());
    }

    private byte[] make(PackageRequest request) throws EvidenceUnfit, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PackageBuilder(log.trust(), Optional.of(PAGE)).build(request).writeTo(bytes);
        return bytes.toByteArray();
    }

    private PackageReport verify(byte[] container) throws IOException {
        return new PackageVerifier(log.trust()).verify(Files.write(folder.resolve("package.zip"), container));
    }
}
