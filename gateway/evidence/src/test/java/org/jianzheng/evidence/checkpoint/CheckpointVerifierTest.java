/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.evidence.trust.SignatureRequirement;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointVerifierTest {
    @TempDir
    Path folder;

    @Test
    void says_who_cosigned_who_is_missing_and_when() {
        try (SignedLog log = new SignedLog(folder)) {
            CheckpointVerifier verifier = new CheckpointVerifier(log.trust());
            VerifiedCheckpoint all = verifier.verify(log.checkpoint());
            assertThat(all.quorum().isMet()).isTrue();
            assertThat(all.quorum().signed()).containsExactly("CityMSP", "CountyMSP", "RegulatorMSP");
            assertThat(all.cosignedAt()).contains(log.clock().instant());
            VerifiedCheckpoint centres = verifier.verify(log.checkpoint(log.city(), log.county()));
            assertThat(centres.quorum().isMet()).isFalse();
            assertThat(centres.quorum().missing()).containsExactly("RegulatorMSP");
            assertThat(centres.quorum().unmet()).containsExactly("independent 0 of 1");
            VerifiedCheckpoint one = verifier.verify(log.checkpoint(log.regulator()));
            assertThat(one.quorum().unmet()).containsExactly("1 of 2");
        }
    }

    @ParameterizedTest
    @CsvSource({"BOTH,false,false", "INTERNATIONAL,true,false", "SM,false,true"})
    void an_organisation_counts_by_the_signatures_that_the_trust_root_asks_for(
            SignatureRequirement requirement, boolean byEd25519, boolean bySm2) {
        try (SignedLog log = new SignedLog(folder, requirement)) {
            CheckpointVerifier verifier = new CheckpointVerifier(log.trust());
            SignedNote note = log.checkpoint();
            assertThat(verifier.verify(note).quorum().isMet()).isTrue();
            // The log's line, then Ed25519 and SM2 of each organisation.
            List<NoteSignature> lines = note.signatures();
            SignedNote onlyEd25519 =
                    new SignedNote(note.text(), List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(5)));
            SignedNote onlySm2 =
                    new SignedNote(note.text(), List.of(lines.get(0), lines.get(2), lines.get(4), lines.get(6)));
            assertThat(verifier.verify(onlyEd25519).quorum().isMet()).isEqualTo(byEd25519);
            assertThat(verifier.verify(onlySm2).quorum().isMet()).isEqualTo(bySm2);
        }
    }

    @Test
    void refuses_lines_by_unknown_keys_forged_lines_and_notes_without_the_log() {
        try (SignedLog log = new SignedLog(folder);
                SignedLog stranger = new SignedLog(folder.resolve("stranger"))) {
            CheckpointVerifier verifier = new CheckpointVerifier(log.trust());
            SignedNote note = log.checkpoint();
            SignedNote withStranger = note.with(cosign(stranger.city(), log, note));
            assertRule(verifier, withStranger, CheckpointRule.KNOWN_SIGNERS);
            NoteSignature good = note.signatures().get(1);
            byte[] payload = good.payload();
            payload[payload.length - 1] ^= 1;
            byte[] keyId = HexFormat.of().parseHex(good.keyId());
            SignedNote forged = note.with(List.of(NoteSignature.of(good.name(), keyId, payload)));
            assertRule(verifier, forged, CheckpointRule.GOOD_SIGNATURES);
            SignedNote withoutLog = new SignedNote(
                    note.text(), note.signatures().subList(1, note.signatures().size()));
            assertRule(verifier, withoutLog, CheckpointRule.LOG_SIGNATURE);
            Checkpoint body = log.body();
            Checkpoint elsewhere =
                    new Checkpoint(new LogOrigin("jianzheng.example/other/0123456789abcdef"), body.state());
            assertRule(
                    verifier,
                    log.city().signer(elsewhere.origin(), log.clock()).propose(elsewhere),
                    CheckpointRule.ORIGIN);
        }
    }

    private static List<NoteSignature> cosign(TrialOrganisation organisation, SignedLog log, SignedNote note) {
        return organisation.signer(log.trust().origin(), log.clock()).cosign(note.text());
    }

    private static void assertRule(CheckpointVerifier verifier, SignedNote note, CheckpointRule rule) {
        assertThatThrownBy(() -> verifier.verify(note))
                .isInstanceOfSatisfying(
                        CheckpointRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
