/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.bundle.ProvedEntry;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceVerifierTest {
    @TempDir
    Path folder;

    private SignedLog log;
    private SignedRecords records;
    private EvidenceVerifier verifier;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder);
        records = new SignedRecords(log);
        verifier = new EvidenceVerifier(log.trust());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void a_record_signed_by_a_session_key_matches_up_to_the_organisation() {
        ReadableRecord item = records.item(records.session());
        log.append(item);
        EvidenceBundle bundle = log.bundle(item.id());
        VerificationReport report = verifier.verify(bundle.canonical());
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.MATCHES);
        assertThat(report.isPlainMatch()).isTrue();
        assertThat(report.limits()).containsExactlyElementsOf(Limit.of(Document.BUNDLE, Set.of()));
        assertThat(report.steps())
                .extracting(Step::name)
                .containsExactlyElementsOf(StepName.of(Document.BUNDLE, Set.of()));
        assertThat(report.record().orElseThrow().id()).isEqualTo(item.id());
        assertThat(bundle.keys()).hasSize(3);
        assertThat(bundle.canonical().length).isLessThan(12 * 1024);
    }

    @Test
    void a_degraded_checkpoint_is_a_match_with_a_gap_that_says_who_is_missing() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        VerificationReport report =
                verifier.verify(log.bundle(item.id(), log.city(), log.county()).canonical());
        assertThat(report.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(report.gaps()).containsExactly(Gap.DEGRADED_CHECKPOINT);
        assertThat(report.isPlainMatch()).isFalse();
        Step quorum = report.steps().get(StepName.valueOf("QUORUM").compareTo(StepName.CANONICAL_FORM));
        assertThat(quorum.outcome()).isEqualTo(Outcome.WARNING);
        assertThat(quorum.findings().getFirst().computed()).contains("independent 0 of 1");
        assertThat(quorum.findings().getFirst().given()).contains("missing [RegulatorMSP]");
        VerificationReport two = verifier.verify(
                log.bundle(item.id(), log.city(), log.regulator()).canonical());
        assertThat(two.isPlainMatch()).isTrue();
    }

    @Test
    void a_checkpoint_without_any_cosigner_proves_nothing() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        EvidenceBundle bundle = log.bundle(item.id(), log.city());
        EvidenceBundle bare = new EvidenceBundle(
                1,
                bundle.proved(),
                bundle.size(),
                log.city()
                        .signer(log.trust().origin(), log.clock())
                        .propose(log.body())
                        .toString(),
                bundle.keys(),
                Optional.empty());
        assertRefused(verifier.verify(bare.canonical()), StepName.QUORUM, Rule.QUORUM);
    }

    @Test
    void a_file_matches_or_differs_and_without_a_capture_statement_stays_unproven_before_the_ledger() {
        byte[] content = "recording".getBytes(StandardCharsets.UTF_8);
        ReadableRecord file = records.file(EvidenceId.random(log.random()), content);
        log.append(file);
        byte[] bundle = log.bundle(file.id()).canonical();
        VerificationReport same = verifier.verify(bundle, original(content));
        assertThat(same.verdict()).isEqualTo(Verdict.MATCHES);
        assertThat(same.gaps()).containsExactly(Gap.UNPROVEN_BEFORE_LEDGER);
        content[3] ^= 1;
        VerificationReport other = verifier.verify(bundle, original(content));
        assertThat(other.verdict()).isEqualTo(Verdict.DIFFERS);
        assertThat(other.failure().orElseThrow().findings().getFirst().rule()).isEqualTo(Rule.FILE_DIGEST);
    }

    @Test
    void a_file_with_a_capture_statement_is_a_plain_match() {
        byte[] content = "recording".getBytes(StandardCharsets.UTF_8);
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord file = records.file(evidence, content);
        log.append(file);
        log.append(records.capture(evidence));
        VerificationReport report = verifier.verify(log.bundle(file.id()).canonical(), original(content));
        assertThat(report.isPlainMatch()).as(report.toString()).isTrue();
    }

    @Test
    void a_capture_statement_of_another_file_is_refused() {
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord file = records.file(evidence, new byte[3]);
        ReadableRecord other = records.file(EvidenceId.random(log.random()), new byte[4]);
        log.append(file, other);
        log.append(records.capture(evidence));
        EvidenceBundle right = log.bundle(file.id());
        EvidenceBundle wrong = log.bundle(other.id());
        EvidenceBundle mixed =
                new EvidenceBundle(1, wrong.proved(), wrong.size(), right.checkpoint(), wrong.keys(), right.capture());
        assertRefused(verifier.verify(mixed.canonical()), StepName.KEYS, Rule.CAPTURE);
    }

    @Test
    void a_file_beside_a_record_that_registers_none_cannot_be_told() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        VerificationReport report = verifier.verify(log.bundle(item.id()).canonical(), original(new byte[1]));
        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.failure().orElseThrow().findings().getFirst().rule()).isEqualTo(Rule.FILE_NAMED);
    }

    @Test
    void refuses_proofs_for_another_size_an_index_beyond_it_and_truncated_paths() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        EvidenceBundle bundle = log.bundle(item.id());
        ProvedEntry proved = bundle.proved();
        assertRefused(
                verifier.verify(with(bundle, proved, bundle.size() + 1).canonical()),
                StepName.CHECKPOINT,
                Rule.CHECKPOINT_SIZE);
        ProvedEntry beyond = new ProvedEntry(proved.entry(), bundle.size(), proved.sha256(), proved.sm3());
        VerificationReport report =
                verifier.verify(with(bundle, beyond, bundle.size()).canonical());
        assertRefused(report, StepName.INCLUSION, Rule.INCLUSION_PATH);
        assertThat(report.failure().orElseThrow().findings().getFirst().computed())
                .contains("INDEX_BELOW_SIZE");
        List<Hash> cut = proved.sm3().subList(1, proved.sm3().size());
        ProvedEntry truncated = new ProvedEntry(proved.entry(), proved.position(), proved.sha256(), cut);
        assertRefused(
                verifier.verify(with(bundle, truncated, bundle.size()).canonical()),
                StepName.INCLUSION,
                Rule.INCLUSION_PATH);
    }

    @Test
    void refuses_unknown_versions_grades_and_members() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        byte[] bundle = log.bundle(item.id()).canonical();
        assertRefused(verifier.verify(changed(bundle, b -> b.with("v", 2))), StepName.VERSION, Rule.KNOWN_VERSION);
        assertRefused(
                verifier.verify(changed(bundle, b -> b.with("grade", "best"))), StepName.VERSION, Rule.KNOWN_VERSION);
        assertRefused(
                verifier.verify(changed(bundle, b -> b.with("grade", "full"))), StepName.VERSION, Rule.BUNDLE_FORM);
        assertRefused(verifier.verify(changed(bundle, b -> b.with("extra", 1))), StepName.VERSION, Rule.BUNDLE_FORM);
        assertRefused(verifier.verify(changed(bundle, b -> b.without("keys"))), StepName.VERSION, Rule.BUNDLE_FORM);
    }

    @Test
    void refuses_any_other_bytes_of_the_same_bundle() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        String bundle = new String(log.bundle(item.id()).canonical(), StandardCharsets.UTF_8);
        for (String other : List.of(
                bundle + "\n",
                " " + bundle,
                bundle.replaceFirst(",", ", "),
                bundle.replace("开标", "\\u5f00\\u6807"),
                "\ufeff" + bundle)) {
            assertRefused(
                    verifier.verify(other.getBytes(StandardCharsets.UTF_8)),
                    StepName.CANONICAL_FORM,
                    Rule.CANONICAL_BYTES);
        }
    }

    @Test
    void cannot_tell_without_the_trust_root_that_the_bundle_needs() {
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        byte[] bundle = log.bundle(item.id()).canonical();
        VerificationReport newer = verifier.verify(changed(bundle, b -> b.with("trust", 2)));
        assertThat(newer.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(newer.failure().orElseThrow().findings().getFirst().rule()).isEqualTo(Rule.TRUST_VERSION);
    }

    @Test
    void refuses_a_record_whose_key_is_not_registered_in_the_bundle() {
        ReadableRecord item = records.item(records.session());
        log.append(item);
        EvidenceBundle bundle = log.bundle(item.id());
        for (int i = 0; i < bundle.keys().size(); i++) {
            List<ProvedEntry> fewer = new java.util.ArrayList<>(bundle.keys());
            fewer.remove(i);
            EvidenceBundle missing =
                    new EvidenceBundle(1, bundle.proved(), bundle.size(), bundle.checkpoint(), fewer, Optional.empty());
            VerificationReport report = verifier.verify(missing.canonical());
            assertThat(report.verdict()).isEqualTo(Verdict.PROOF_INVALID);
            assertThat(report.failure().orElseThrow().findings().getFirst().rule())
                    .isEqualTo(Rule.KEY_REGISTERED);
        }
    }

    @Test
    void refuses_a_registration_that_nobody_needed() {
        ReadableRecord item = records.item(records.session());
        ReadableRecord own = records.item(records.witness());
        log.append(item, own);
        EvidenceBundle bySession = log.bundle(item.id());
        EvidenceBundle byWitness = log.bundle(own.id());
        EvidenceBundle mixed = new EvidenceBundle(
                1, byWitness.proved(), byWitness.size(), byWitness.checkpoint(), bySession.keys(), Optional.empty());
        assertRefused(verifier.verify(mixed.canonical()), StepName.KEYS, Rule.KEY_UNUSED);
    }

    @Test
    void refuses_a_record_that_its_key_may_not_sign() {
        PrivateKey device = PrivateKeys.generate(SignatureAlgorithm.ED25519, log.random());
        log.append(
                records.key(device, Role.DEVICE, Duration.ofDays(1), log.city().registrar()));
        ReadableRecord item = records.item(device);
        log.append(item);
        assertRefused(verifier.verify(log.bundle(item.id()).canonical()), StepName.KEYS, Rule.KEY_ROLE);
    }

    @Test
    void who_may_sign_beside_the_key_in_whose_name_a_record_stands_is_the_contract_s_to_say() {
        PrivateKey seal = PrivateKeys.generate(SignatureAlgorithm.ED25519, log.random());
        log.append(records.key(seal, Role.DEVICE, Duration.ofDays(1), log.city().registrar()));
        Item item = new Item(ItemCode.W1, "开标现场秩序", ItemResult.OK, Optional.empty(), List.of());
        ReadableRecord sealed = records.inLot(item, records.witness(), seal);
        log.append(sealed);
        assertThat(verifier.verify(log.bundle(sealed.id()).canonical()).verdict())
                .isEqualTo(Verdict.MATCHES);
        ReadableRecord other = records.inLot(item, seal, records.witness());
        log.append(other);
        assertRefused(verifier.verify(log.bundle(other.id()).canonical()), StepName.KEYS, Rule.KEY_ROLE);
    }

    @Test
    void refuses_a_key_that_somebody_other_than_the_registrar_registered() {
        PrivateKey intruder = PrivateKeys.generate(SignatureAlgorithm.SM2, log.random());
        ReadableRecord registration =
                records.key(intruder, Role.CENTRE_WITNESS, Duration.ofHours(1), records.session());
        log.append(registration);
        ReadableRecord item = records.item(intruder);
        log.append(item);
        assertRefused(verifier.verify(log.bundle(item.id()).canonical()), StepName.KEYS, Rule.KEY_ROLE);
    }

    @Test
    void refuses_a_record_whose_key_had_ended_and_one_of_another_organisation() {
        PrivateKey brief = PrivateKeys.generate(SignatureAlgorithm.SM2, log.random());
        log.append(records.key(
                brief, Role.CENTRE_WITNESS, Duration.ofSeconds(1), log.city().registrar()));
        log.append();
        log.append();
        ReadableRecord item = records.item(brief);
        log.append(item);
        assertRefused(verifier.verify(log.bundle(item.id()).canonical()), StepName.KEYS, Rule.KEY_WINDOW);
    }

    @Test
    void refuses_a_record_that_was_changed_before_it_was_entered() {
        ReadableRecord item = records.item(records.witness());
        JsonObject forged = item.toJson().with("body", item.body().with("text", "all was well"));
        log.appendJson(List.of(forged));
        assertRefused(verifier.verify(log.bundle(item.id()).canonical()), StepName.SIGNATURES, Rule.RECORD_SIGNATURE);
    }

    private static OriginalFile original(byte[] content) {
        return new OriginalFile(DualDigest.of(content), content.length);
    }

    private static EvidenceBundle with(EvidenceBundle bundle, ProvedEntry proved, long size) {
        return new EvidenceBundle(1, proved, size, bundle.checkpoint(), bundle.keys(), bundle.capture());
    }

    private static byte[] changed(byte[] bundle, UnaryOperator<JsonObject> change) {
        return CanonicalJson.write(change.apply(CanonicalJson.parseObject(bundle)));
    }

    private static void assertRefused(VerificationReport report, StepName step, Rule rule) {
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PROOF_INVALID);
        Step failed = report.failure().orElseThrow();
        assertThat(failed.name()).as(report.toString()).isEqualTo(step);
        assertThat(failed.findings()).singleElement().extracting(Finding::rule).isEqualTo(rule);
    }
}
