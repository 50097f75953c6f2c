/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.time.TimeAuthority;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.registry.OrganisationKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustSuccessionTest {
    private static final long FROM = 1_000;

    @TempDir
    Path folder;

    private SignedLog log;
    private TrialOrganisation second;

    @BeforeEach
    void begin() {
        log = new SignedLog(folder);
        second = new TrialOrganisation(
                "SecondMSP", OrganisationKind.BRANCH_CENTRE, "second.jianzheng.example", log.random());
    }

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    void an_organisation_more_counts_once_the_old_quorum_and_its_keys_have_signed() {
        TrustRoot next = accept(signed(adding(second), log.city(), log.regulator(), second));

        assertThat(next.version()).isEqualTo(2);
        assertThat(next.quorumAt(FROM - 1)).isEqualTo(log.trust().quorum());
        assertThat(next.quorumAt(FROM).threshold()).isEqualTo(3);
        assertThat(next.cosigners().getLast().countsAt(FROM - 1)).isFalse();
        assertThat(next.cosigners().getLast().countsAt(FROM)).isTrue();
        assertThat(TrustRoot.parse(next.canonical())).isEqualTo(next);
    }

    @Test
    void without_the_old_quorum_nothing_changes() {
        assertRefused(signed(adding(second), log.regulator(), second), TrustRule.OLD_QUORUM);
        assertRefused(signed(adding(second), log.city(), log.county(), second), TrustRule.OLD_QUORUM);
        TrustChange half = signed(adding(second), log.city(), second)
                .signedBy(log.regulator().checkpointKeys().getFirst());
        assertRefused(half, TrustRule.OLD_QUORUM);
    }

    @Test
    void whoever_brings_a_key_must_have_it() {
        assertRefused(signed(adding(second), log.city(), log.regulator()), TrustRule.NEW_KEYS);
        TrustChange half = signed(adding(second), log.city(), log.regulator())
                .signedBy(second.checkpointKeys().getLast());
        assertRefused(half, TrustRule.NEW_KEYS);
    }

    @Test
    void strangers_and_signatures_over_something_else_are_refused() {
        TrialOrganisation stranger = new TrialOrganisation(
                "StrangerMSP", OrganisationKind.BRANCH_CENTRE, "stranger.jianzheng.example", log.random());
        TrustChange good = signed(adding(second), log.city(), log.regulator(), second);
        assertRefused(good.signedBy(stranger.checkpointKeys().getFirst()), TrustRule.KNOWN_SIGNERS);
        TrustChange other = new TrustChange(
                draft().retire(log.county().id()).quorum(two()).change().next(), good.signatures());
        assertRefused(new TrustChange(other.next(), other.signatures().subList(0, 2)), TrustRule.GOOD_SIGNATURES);
    }

    @Test
    void versions_come_one_after_another() {
        TrustRoot once = accept(signed(adding(second), log.city(), log.regulator(), second));
        TrustChange again =
                new TrustDraft(once, 2 * FROM).retire(second.id()).quorum(two()).change();
        TrustChange signed = signed(again, log.city(), log.county(), log.regulator());
        assertRefused(signed, TrustRule.NEXT_VERSION);

        TrustRoot twice = TrustSuccession.accept(once, signed);

        assertThat(twice.version()).isEqualTo(3);
        assertThat(twice.quorumAt(FROM).threshold()).isEqualTo(3);
        assertThat(twice.quorumAt(2 * FROM).threshold()).isEqualTo(2);
        assertThat(twice.cosigners().getLast().countsAt(2 * FROM - 1)).isTrue();
        assertThat(twice.cosigners().getLast().countsAt(2 * FROM)).isFalse();
        assertThatThrownBy(() -> TrustSuccession.accept(twice, signed)).isInstanceOf(TrustChangeRefused.class);
    }

    @Test
    void nothing_reaches_back() {
        TrustRoot once = accept(signed(adding(second), log.city(), log.regulator(), second));
        TrustChange back = new TrustDraft(once, FROM).retire(log.county().id()).change();
        TrustChange signed = signed(back, log.city(), log.county(), log.regulator());
        assertThatThrownBy(() -> TrustSuccession.accept(once, signed))
                .isInstanceOfSatisfying(
                        TrustChangeRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(TrustRule.ONE_SIZE));
        TrustChange atOnce = new TrustDraft(log.trust(), 0).add(card(second)).change();
        assertRefused(signed(atOnce, log.city(), log.regulator(), second), TrustRule.ONE_SIZE);
    }

    @Test
    void a_cosigner_is_neither_left_out_nor_given_other_windows() {
        TrustRoot fewer = changed(adding(second)
                .next()
                .toJson()
                .with(
                        "cosigners",
                        JsonArray.of(adding(second).next().toJson().array("cosigners").objects().stream()
                                .filter(each -> !each.string("msp").equals("CountyMSP"))
                                .toList())));
        assertRefused(
                signed(new TrustChange(fewer, List.of()), log.city(), log.regulator(), second),
                TrustRule.NOTHING_TAKEN_BACK);
        TrustRoot forgetful = changed(adding(second).next().toJson().without("earlier"));
        assertRefused(
                signed(new TrustChange(forgetful, List.of()), log.city(), log.regulator(), second),
                TrustRule.NOTHING_TAKEN_BACK);
    }

    @Test
    void a_change_that_changes_nothing_is_refused() {
        assertRefused(signed(draft().change(), log.city(), log.regulator()), TrustRule.ONE_SIZE);
    }

    @Test
    void a_key_that_is_there_already_cannot_come_again() {
        assertThatThrownBy(() -> draft().add(card(log.city())).change()).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> draft().retire(second.id())).isInstanceOf(Refusal.class);
    }

    @Test
    void reads_back_a_change_and_refuses_two_signatures_of_one_key() {
        TrustChange change = signed(adding(second), log.city(), log.regulator(), second);
        assertThat(TrustChange.parse(change.canonical())).isEqualTo(change);
        assertThat(change.signedBy(log.city().checkpointKeys().getFirst()).signatures())
                .hasSize(6);
        assertThatThrownBy(() -> new TrustChange(
                        change.next(),
                        Stream.concat(change.signatures().stream(), change.signatures().stream())
                                .toList()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void evidence_of_the_time_before_holds_while_enough_of_its_keys_are_in_use() {
        EvidenceBundle bundle = bundle();
        TrustRoot added = accept(signed(adding(second), log.city(), log.regulator(), second));
        assertThat(verify(added, bundle).verdict()).isEqualTo(Verdict.MATCHES);

        TrustChange countyLeaves = signed(draft().retire(log.county().id()).change(), log.city(), log.regulator());
        assertThat(verify(accept(countyLeaves), bundle).verdict()).isEqualTo(Verdict.MATCHES);
    }

    @Test
    void evidence_that_rests_on_a_retired_key_needs_a_newer_checkpoint() {
        EvidenceBundle bundle = bundle();
        TrialOrganisation office = new TrialOrganisation(
                "RegulatorMSP", OrganisationKind.SUPERVISION_OFFICE, "office.jianzheng.example", log.random());
        TrustChange renewed = signed(
                draft().retire(log.regulator().id()).add(card(office)).change(), log.city(), log.regulator(), office);

        VerificationReport report = verify(accept(renewed), bundle);

        assertThat(report.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(report.toString()).contains("KEYS_IN_USE");
    }

    @Test
    void takes_a_time_authority_in_and_ends_another_with_no_size() {
        Instant end = SignedLog.START.plusSeconds(60);
        TimeAuthority added = TrialTimeAuthority.stamping("added", TrialTimeAuthority.Signing.P256)
                .trusted("Added", false);
        String old = log.trust().timeAuthorities().getFirst().name();
        TrustChange change = signed(draft().add(added).end(old, end).change(), log.city(), log.regulator());

        TrustRoot next = accept(change);

        assertThat(next.timeAuthorities()).contains(added).hasSize(2);
        assertThat(next.timeAuthorities().getFirst().until()).contains(end);
        assertThat(TrustChange.parse(change.canonical())).isEqualTo(change);
        assertRefused(draft().add(added).change(), TrustRule.OLD_QUORUM);
    }

    @Test
    void refuses_a_change_that_takes_a_time_authority_back() {
        TrustRoot pinned = log.trust();
        TimeAuthority old = pinned.timeAuthorities().getFirst();
        TimeAuthority renamed = new TimeAuthority("other", old.certificates(), old.trial(), old.until());
        TimeAuthority real = new TimeAuthority(old.name(), old.certificates(), false, old.until());
        for (List<TimeAuthority> others : List.of(List.<TimeAuthority>of(), List.of(renamed), List.of(real))) {
            TrustRoot next = draft().retire(log.county().id()).change().next().with(others);
            assertRefused(
                    signed(new TrustChange(next, List.of()), log.city(), log.regulator()),
                    TrustRule.NOTHING_TAKEN_BACK);
        }
    }

    private EvidenceBundle bundle() {
        SignedRecords records = new SignedRecords(log);
        ReadableRecord item = records.item(records.witness());
        log.append(item);
        return log.bundle(item.id());
    }

    private static VerificationReport verify(TrustRoot trust, EvidenceBundle bundle) {
        return new EvidenceVerifier(trust).verify(bundle.canonical());
    }

    private TrustDraft draft() {
        return new TrustDraft(log.trust(), FROM);
    }

    private TrustChange adding(TrialOrganisation organisation) {
        return draft().add(card(organisation))
                .quorum(new QuorumPolicy(3, two().groups()))
                .change();
    }

    private QuorumPolicy two() {
        return log.trust().quorum();
    }

    private static JsonObject card(TrialOrganisation organisation) {
        return organisation.trusted().toJson().without("fromSize");
    }

    private static TrustRoot changed(JsonObject json) {
        return TrustRoot.fromJson(json);
    }

    private static TrustChange signed(TrustChange change, TrialOrganisation... signers) {
        TrustChange signed = change;
        for (TrialOrganisation signer : signers) {
            for (PrivateKey key : signer.checkpointKeys()) {
                signed = signed.signedBy(key);
            }
        }
        return signed;
    }

    private TrustRoot accept(TrustChange change) {
        return TrustSuccession.accept(log.trust(), change);
    }

    private void assertRefused(TrustChange change, TrustRule rule) {
        assertThatThrownBy(() -> accept(change))
                .isInstanceOfSatisfying(
                        TrustChangeRefused.class,
                        refused -> assertThat(refused.rule()).isEqualTo(rule));
    }
}
