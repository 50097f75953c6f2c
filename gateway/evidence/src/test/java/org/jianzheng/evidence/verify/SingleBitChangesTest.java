/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleBitChangesTest {
    @TempDir
    Path folder;

    @Test
    void every_single_bit_change_of_a_bundle_is_found_and_its_rule_named() {
        try (SignedLog log = new SignedLog(folder)) {
            SignedRecords records = new SignedRecords(log);
            EvidenceId evidence = EvidenceId.random(log.random());
            ReadableRecord file = records.file(evidence, new byte[9]);
            log.append(file);
            log.append(records.capture(evidence));
            byte[] bundle = log.stamped(log.bundle(file.id())).canonical();
            EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
            assertThat(verifier.verify(bundle).isPlainMatch()).isTrue();
            Map<Rule, Integer> found = new EnumMap<>(Rule.class);
            List<String> missed = new ArrayList<>();
            for (int bit = 0; bit < bundle.length * 8; bit++) {
                bundle[bit >> 3] ^= (byte) (1 << (bit & 7));
                VerificationReport report = verifier.verify(bundle);
                bundle[bit >> 3] ^= (byte) (1 << (bit & 7));
                switch (report.verdict()) {
                    case PROOF_INVALID, CANNOT_TELL ->
                        found.merge(
                                report.failure()
                                        .orElseThrow()
                                        .findings()
                                        .getFirst()
                                        .rule(),
                                1,
                                Integer::sum);
                    case MATCHES, DIFFERS, NOT_RECORDED ->
                        missed.add("bit " + bit + " near "
                                + new String(bundle, Math.max(0, (bit >> 3) - 20), 40, StandardCharsets.UTF_8));
                }
            }
            assertThat(missed).isEmpty();
            assertThat(found.keySet())
                    .contains(Rule.CANONICAL_BYTES, Rule.INCLUSION_PATH, Rule.GOOD_SIGNATURES, Rule.KNOWN_SIGNERS)
                    .contains(Rule.TIMESTAMP_FORM, Rule.TIMESTAMP_IMPRINT, Rule.TIMESTAMP_SIGNATURE);
        }
    }

    @Test
    void every_single_bit_change_of_a_file_is_found() {
        try (SignedLog log = new SignedLog(folder)) {
            SignedRecords records = new SignedRecords(log);
            byte[] content = "见证录音 recording".getBytes(StandardCharsets.UTF_8);
            ReadableRecord file = records.file(EvidenceId.random(log.random()), content);
            log.append(file);
            byte[] bundle = log.bundle(file.id()).canonical();
            EvidenceVerifier verifier = new EvidenceVerifier(log.trust());
            for (int bit = 0; bit < content.length * 8; bit++) {
                content[bit >> 3] ^= (byte) (1 << (bit & 7));
                OriginalFile changed = new OriginalFile(DualDigest.of(content), content.length);
                assertThat(verifier.verify(bundle, changed).verdict()).isEqualTo(Verdict.DIFFERS);
                content[bit >> 3] ^= (byte) (1 << (bit & 7));
            }
        }
    }
}
