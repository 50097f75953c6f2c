/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LicensedAuthorities;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.TrialCertificate;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.Revocation;
import org.jianzheng.model.registry.SigningPolicy;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRegistrationTest {
    private static final TrialCertificate LICENSED =
            TrialCertificate.root("Licensed", PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()));
    private static final TrialCertificate UNLICENSED =
            TrialCertificate.root("Unlicensed", PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()));

    private final Play play = new Play();

    @Test
    void only_registrars_register_keys_that_are_no_session_keys() {
        play.registered();
        Actor other = Actor.of("CityMSP", Role.CENTRE_STAFF);
        play.refuse("ROLE_FORBIDDEN", play.registration(play.staff, other));
        play.refuse("ROLE_FORBIDDEN", play.registration(play.cityCosigner, other));
        play.refuse("MSP_MISMATCH", recordOf(play.countyRegistrar, play.registration(play.cityRegistrar, other)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INDUSTRY_SUPERVISOR", "SUPERVISION_OFFICE", "DISCIPLINE_AUDIT", "POOL_OWNER"})
    void a_trading_centre_has_no_keys_that_decide(Role role) { // invariant 7
        play.registered();
        play.refuse("ROLE_FORBIDDEN", play.registration(play.cityRegistrar, Actor.of("CityMSP", role)));
        play.refuse("ROLE_FORBIDDEN", play.registration(play.countyRegistrar, Actor.of("CountyMSP", role)));
    }

    @Test
    void a_supervision_office_has_no_witnesses() {
        play.registered();
        play.refuse(
                "ROLE_FORBIDDEN",
                play.registration(play.regulatorRegistrar, Actor.of("RegulatorMSP", Role.CENTRE_WITNESS)));
    }

    @Test
    void a_key_is_registered_once() {
        play.registered();
        play.refuse("ALREADY_REGISTERED", play.registration(play.cityRegistrar, play.staff));
    }

    @Test
    void a_departments_seal_needs_its_department() {
        play.registered();
        play.refuse("REFERENCE_UNKNOWN", seal(DepartmentId.parse("water-bureau")));
        play.accept(seal(Play.HOUSING));
    }

    @Test
    void a_witness_delegates_to_a_session_key_of_their_own_for_some_hours() {
        play.registered();
        Actor session = play.witness.withKey(SignatureAlgorithm.ED25519);

        play.refuse("ROLE_FORBIDDEN", play.delegation(play.secondWitness, session));
        play.refuse("ROLE_FORBIDDEN", play.delegation(play.session, session));
        play.refuse(
                "TIME_IMPLAUSIBLE",
                play.delegation(play.witness, session, Duration.ofHours(24).plusSeconds(1)));
        play.accept(play.delegation(play.witness, session, Duration.ofHours(24)));
    }

    @Test
    void the_policy_shortens_session_keys() {
        play.registered();
        play.accept(policy(1, List.of(SignatureAlgorithm.SM2), 2));
        Actor session = play.witness.withKey(SignatureAlgorithm.ED25519);

        play.refuse("TIME_IMPLAUSIBLE", play.delegation(play.witness, session, Duration.ofHours(3)));
        play.accept(play.delegation(play.witness, session, Duration.ofHours(2)));
    }

    @Test
    void keys_carry_the_chain_of_a_licensed_authority_where_the_policy_demands_it() {
        play.registered();
        play.accept(authorities("1", LICENSED));
        Actor plain = Actor.of("CityMSP", Role.CENTRE_STAFF);
        play.accept(play.registration(play.cityRegistrar, plain));
        play.accept(play.record(
                play.cityRegistrar,
                new Policy(1, new SigningPolicy(List.of(SignatureAlgorithm.SM2), 24, List.of(Role.CENTRE_STAFF)))));
        Actor bare = Actor.of("CityMSP", Role.CENTRE_STAFF);
        play.refuse("KEY_INVALID", play.registration(play.cityRegistrar, bare));
        play.accept(certified(bare, LICENSED.certify(play.publicKey(bare)).chain()));
        play.accept(play.registration(play.cityRegistrar, Actor.of("CityMSP", Role.CENTRE_WITNESS)));
    }

    @Test
    void a_chain_leads_to_an_authority_of_the_catalogue_in_force() {
        play.registered();
        Actor staff = Actor.of("CityMSP", Role.CENTRE_STAFF);
        CertificateChain chain = LICENSED.certify(play.publicKey(staff)).chain();
        play.refuse("NOT_IN_FORCE", certified(staff, chain));
        play.accept(authorities("1", UNLICENSED));
        play.refuse("NOT_IN_FORCE", certified(staff, chain));
        Actor another = Actor.of("CityMSP", Role.CENTRE_STAFF);
        play.refuse(
                "KEY_INVALID",
                certified(another, UNLICENSED.certify(play.publicKey(staff)).chain()));
    }

    private ReadableRecord certified(Actor actor, CertificateChain chain) {
        return play.record(
                play.cityRegistrar,
                new KeyRegistration(
                        play.publicKey(actor),
                        actor.holder(),
                        actor.role(),
                        play.ledger.now(),
                        play.ledger.now().plus(Duration.ofDays(365)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(chain)));
    }

    private ReadableRecord authorities(String version, TrialCertificate authority) {
        return play.record(
                play.office,
                new Catalogue(
                        new CatalogueVersion("TEST-AUTHORITIES", version),
                        LocalDate.of(2026, 1, 1),
                        "示例(虚构)",
                        new LicensedAuthorities(List.of(
                                new LicensedAuthorities.Authority("某电子认证服务机构(虚构)", "许可-001", authority.text())))));
    }

    @Test
    void policies_count_their_versions() {
        play.registered();
        play.refuse("STATE_FORBIDS", policy(2, List.of(SignatureAlgorithm.SM2), 24));
        play.accept(policy(1, List.of(SignatureAlgorithm.SM2), 24));
        play.refuse("STATE_FORBIDS", policy(1, List.of(SignatureAlgorithm.SM2), 12));
        play.accept(policy(2, List.of(SignatureAlgorithm.SM2, SignatureAlgorithm.ECDSA_P256), 12));
    }

    @Test
    void a_session_key_dies_with_its_hours_and_with_the_key_that_delegated_it() {
        play.in(Stage.OPENING);
        play.accept(play.item(play.session, ItemCode.W2));
        play.ledger.pass(Duration.ofHours(8));
        play.refuse("KEY_EXPIRED", play.item(play.session, ItemCode.W3));

        Actor next = play.witness.withKey(SignatureAlgorithm.ED25519);
        play.accept(play.delegation(play.witness, next));
        play.accept(play.item(next, ItemCode.W3));
        play.accept(revocation(play.cityRegistrar, play.witness));
        play.refuse("KEY_REVOKED", play.item(next, ItemCode.W4));
    }

    @Test
    void a_key_signs_within_its_time_and_not_outside() {
        play.registered();
        Actor late = Actor.of("CityMSP", Role.CENTRE_STAFF);
        play.accept(play.registration(
                play.cityRegistrar,
                late,
                play.ledger.now().plus(Duration.ofHours(1)),
                play.ledger.now().plus(Duration.ofHours(2))));

        play.refuse("KEY_NOT_YET_VALID", department(late));
        play.ledger.pass(Duration.ofHours(1));
        play.refuse("ROLE_FORBIDDEN", department(late));
        play.ledger.pass(Duration.ofHours(1));
        play.refuse("KEY_EXPIRED", department(late));
    }

    @Test
    void an_expired_key_cannot_sign_by_dating_a_record_back() {
        play.in(Stage.OPENING);
        ReadableRecord item = play.item(play.session, ItemCode.W2);
        play.ledger.pass(Duration.ofHours(8));
        play.refuse("KEY_EXPIRED", item);
    }

    @Test
    void an_officer_signs_only_with_a_licence_in_force_at_signing_time() { // invariant 24
        play.registered();
        ReadableRecord inTime = play.record(play.supervisor, project(), draft -> draft.subject(Play.TENDERER));
        play.accept(inTime);
        play.ledger.pass(Duration.ofDays(31));
        play.refuse("LICENCE_INVALID", play.record(play.supervisor, project(), draft -> draft.subject(Play.TENDERER)));
    }

    @Test
    void a_key_is_revoked_by_its_registrar_or_its_holder_alone() {
        play.registered();
        play.refuse("ROLE_FORBIDDEN", revocation(play.staff, play.witness));
        play.refuse("ROLE_FORBIDDEN", revocation(play.countyRegistrar, play.witness));
        play.accept(revocation(play.witness, play.session));
        play.accept(revocation(play.cityRegistrar, play.staff));
        play.refuse("KEY_REVOKED", department(play.staff));
    }

    @Test
    void a_revocation_can_only_be_moved_to_an_earlier_time() {
        play.registered();
        play.accept(revocation(play.cityRegistrar, play.staff));
        play.refuse("STATE_FORBIDS", revocation(play.cityRegistrar, play.staff));
        play.accept(play.record(
                play.cityRegistrar,
                new Revocation(
                        play.publicKey(play.staff).keyId(),
                        "遗失",
                        play.ledger.now().minus(Duration.ofDays(1)))));
    }

    @Test
    void a_key_that_nobody_registered_cannot_be_revoked() {
        play.registered();
        play.refuse("KEY_UNKNOWN", revocation(play.cityRegistrar, Actor.of("CityMSP", Role.CENTRE_STAFF)));
    }

    private ReadableRecord seal(DepartmentId department) {
        return play.record(
                play.regulatorRegistrar,
                new KeyRegistration(
                        play.publicKey(Actor.of("RegulatorMSP", Role.POOL_OWNER)),
                        new Holder.Department(department),
                        Role.POOL_OWNER,
                        play.ledger.now(),
                        play.ledger.now().plus(Duration.ofDays(1)),
                        Optional.empty(),
                        Optional.empty()));
    }

    private ReadableRecord policy(long version, List<SignatureAlgorithm> algorithms, long hours) {
        return play.record(play.cityRegistrar, new Policy(version, new SigningPolicy(algorithms, hours)));
    }

    private ReadableRecord revocation(Actor by, Actor of) {
        return play.record(by, new Revocation(play.publicKey(of).keyId(), "遗失", play.ledger.now()));
    }

    private ReadableRecord department(Actor by) {
        return play.record(by, new Department(DepartmentId.parse("water-bureau"), "水利局", by.organisation()));
    }

    private Project project() {
        return Project.fromJson(play.openProject().body());
    }

    /** The same body under another organisation's name, signed by the first one's key. */
    private ReadableRecord recordOf(Actor other, ReadableRecord record) {
        return play.record(
                new Actor(other.organisation(), play.cityRegistrar.role(), other.person(), play.cityRegistrar.key()),
                KeyRegistration.fromJson(record.body()));
    }
}
