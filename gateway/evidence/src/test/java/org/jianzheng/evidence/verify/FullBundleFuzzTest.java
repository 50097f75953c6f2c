/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLedger;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the genuine bytes of a full bundle match; none make the verifier throw. */
class FullBundleFuzzTest {
    private static final Sample SAMPLE = Sample.make();

    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Sample(byte[] bundle, TrustRoot trust) {
        static Sample make() {
            try {
                Path folder = Files.createTempDirectory("full-bundle-fuzz");
                SignedLedger ledger = SignedLedger.byzantine();
                try (SignedLog log = new SignedLog(folder, ledger)) {
                    log.append(ledger.define("AND('CityMSP.peer','CountyMSP.peer')"));
                    SignedRecords records = new SignedRecords(log);
                    ReadableRecord item = records.item(records.session());
                    log.append(item);
                    EvidenceBundle light = log.bundle(item.id());
                    EvidenceBundle full =
                            light.with(ledger.evidence(light.proved().entry(), 5));
                    return new Sample(full.canonical(), log.trust());
                } finally {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.sorted(Comparator.reverseOrder())
                                .forEach(file -> file.toFile().delete());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Stream<byte[]> bundles() {
        String text = new String(SAMPLE.bundle(), StandardCharsets.UTF_8);
        return Stream.concat(
                Stream.of(SAMPLE.bundle()),
                Stream.of(
                                text.replace("\"following\":[", "\"following\":[\"\","),
                                text.replace("\"blocks\":[", "\"blocks\":[\"\","),
                                text.replace("\"grade\":\"full\"", "\"grade\":\"light\""))
                        .map(changed -> changed.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("bundles")
    @FuzzTest(maxDuration = "20s")
    void a_verifier_answers_whatever_it_is_given(byte[] input) {
        Verdict verdict = new EvidenceVerifier(SAMPLE.trust()).verify(input).verdict();
        assertThat(verdict == Verdict.MATCHES).isEqualTo(Arrays.equals(input, SAMPLE.bundle()));
    }
}
