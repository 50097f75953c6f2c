/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

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
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Verdict;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever claims to be a package is judged, and only the package itself matches. */
class PackageFuzzTest {
    private static final Sample SAMPLE = Sample.make();

    private static final class Sample {
        private final byte[] container;
        private final TrustRoot trust;

        private Sample(byte[] container, TrustRoot trust) {
            this.container = container;
            this.trust = trust;
        }

        static Sample make() {
            try {
                Path folder = Files.createTempDirectory("package-fuzz");
                try (SignedLog log = new SignedLog(folder)) {
                    byte[] content = "见证".getBytes(StandardCharsets.UTF_8);
                    PackageParts parts = PackageParts.of(log, content, log.city(), log.county(), log.regulator());
                    return new Sample(parts.pack(), log.trust());
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

    static Stream<byte[]> containers() {
        byte[] whole = SAMPLE.container;
        return Stream.of(
                whole,
                Arrays.copyOf(whole, whole.length / 2),
                PackageParts.without(whole, "custody.json"),
                RawContainer.renamed(whole, "custody.json", "custodY.json"),
                RawContainer.renamed(whole, "\"withheld\":[]", "\"withheld\":{}"));
    }

    @MethodSource("containers")
    @FuzzTest(maxDuration = "20s")
    void a_verifier_answers_whatever_it_is_given(byte[] input) throws IOException {
        Path file = Files.createTempFile("package", ".zip");
        try {
            PackageReport report = new PackageVerifier(SAMPLE.trust).verify(Files.write(file, input));
            assertThat(report.verdict() == Verdict.MATCHES && report.isPlainMatch())
                    .isEqualTo(Arrays.equals(input, SAMPLE.container));
        } finally {
            Files.delete(file);
        }
    }
}
