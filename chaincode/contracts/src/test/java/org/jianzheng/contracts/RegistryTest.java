/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.LicensedAuthorities;
import org.jianzheng.model.catalogue.Points;
import org.jianzheng.model.catalogue.Rule;
import org.jianzheng.model.catalogue.RuleCatalogue;
import org.jianzheng.model.catalogue.WorkingDays;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.TrialCertificate;
import org.jianzheng.model.dossier.Project;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.jianzheng.model.registry.Revocation;
import org.jianzheng.model.registry.SigningPolicy;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistryTest {
    private static final TrialCertificate LICENSED =
            TrialCertificate.root("Licensed", PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()));
    private static final TrialCertificate UNLICENSED =
            TrialCertificate.root("Unlicensed", PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()));

    private final Play play = new Play();

    @Test
    void an_organisation_founds_itself_with_its_registrars_key() {
        play.found(play.cityRegistrar, OrganisationKind.TRADING_CENTRE);

        String key = play.publicKey(play.cityRegistrar).keyId().value();
        assertThat(play.ledger.value("head/organisation/CityMSP").orElseThrow().string("registrar"))
                .isEqualTo(key);
        assertThat(play.ledger.value("head/key/" + key).orElseThrow().string("role"))
                .isEqualTo("REGISTRAR");
    }

    @Test
    void nobody_founds_an_organisation_with_another_key_than_its_registrars() {
        Actor stranger = Actor.of("CityMSP", Role.REGISTRAR);
        play.refuse("KEY_UNKNOWN", founding(stranger, play.cityRegistrar, OrganisationKind.TRADING_CENTRE));
    }

    @Test
    void an_organisation_cannot_found_another() {
        ReadableRecord foreign = play.record(
                play.cityRegistrar,
                new Organisation(
                        play.countyRegistrar.organisation(),
                        new Organisation.Name("县", "County"),
                        OrganisationKind.BRANCH_CENTRE,
                        Optional.empty(),
                        play.publicKey(play.cityRegistrar)));
        play.refuse("MSP_MISMATCH", foreign);
    }

    @Test
    void only_its_registrar_changes_an_organisation_and_never_its_kind() {
        play.registered();
        Actor stranger = Actor.of("CityMSP", Role.REGISTRAR);

        play.refuse("KEY_UNKNOWN", founding(stranger, stranger, OrganisationKind.TRADING_CENTRE));
        play.refuse("ROLE_FORBIDDEN", founding(play.staff, play.cityRegistrar, OrganisationKind.TRADING_CENTRE));
        play.refuse("STATE_FORBIDS", play.founding(play.cityRegistrar, OrganisationKind.DEPARTMENT));
        play.accept(founding(play.cityRegistrar, stranger, OrganisationKind.TRADING_CENTRE));
        play.accept(play.registration(stranger, Actor.of("CityMSP", Role.CENTRE_STAFF)));
    }

    @Test
    void a_registrars_key_cannot_be_one_that_is_something_else() {
        play.registered();
        play.refuse("ALREADY_REGISTERED", founding(play.cityRegistrar, play.staff, OrganisationKind.TRADING_CENTRE));
    }

    @Test
    void an_organisations_credit_code_is_its_subject() {
        play.registered();
        Organisation named = new Organisation(
                play.cityRegistrar.organisation(),
                new Organisation.Name("中心", "Centre"),
                OrganisationKind.TRADING_CENTRE,
                Optional.of(ExplainedCode.of(Play.AGENCY_CODE)),
                play.publicKey(play.cityRegistrar));

        play.refuse("SUBJECTS_MISMATCH", play.record(play.cityRegistrar, named));
        play.accept(play.record(play.cityRegistrar, named, draft -> draft.subject(Play.AGENCY)));
    }

    @Test
    void an_organisation_keeps_its_credit_code() { // invariant 23
        play.registered();
        play.accept(named(Optional.of(Play.AGENCY_CODE), "中心"));

        play.refuse("STATE_FORBIDS", named(Optional.of(Play.TENDERER_CODE), "中心"));
        play.refuse("STATE_FORBIDS", named(Optional.empty(), "中心"));
        play.accept(named(Optional.of(Play.AGENCY_CODE), "新名中心"));
    }

    @Test
    void a_platform_states_its_own_qualifications_under_its_code() {
        play.registered();
        play.refuse("STATE_FORBIDS", qualification(play.cityRegistrar, Play.AGENCY_CODE));
        play.accept(named(Optional.of(Play.AGENCY_CODE), "中心"));

        play.accept(qualification(play.cityRegistrar, Play.AGENCY_CODE));
        play.refuse("STATE_FORBIDS", qualification(play.cityRegistrar, Play.TENDERER_CODE));
        play.refuse("MSP_MISMATCH", qualification(play.countyRegistrar, Play.AGENCY_CODE));
        play.refuse("ROLE_FORBIDDEN", qualification(play.staff, Play.AGENCY_CODE));
    }

    @Test
    void a_version_of_a_catalogue_is_in_force_until_the_next_one_begins() {
        play.registered();
        play.accept(rules(play.office, "2024", 2024, 2));
        play.accept(rules(play.office, "2026", 2026, 3));

        JsonObject first = play.ledger.value("head/catalogue/TEST-RULES@2024").orElseThrow();
        assertThat(first.string("until")).isEqualTo("2026-01-01");
        assertThat(play.ledger.value("head/catalogue/TEST-RULES").orElseThrow().string("latest"))
                .isEqualTo("2026");
        CatalogueHead old = CatalogueHead.fromJson(first);
        old.requireInForceOn(LocalDate.of(2025, 12, 31));
        assertThatThrownBy(() -> old.requireInForceOn(LocalDate.of(2026, 1, 1)))
                .isInstanceOfSatisfying(
                        Refusal.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_IN_FORCE));
        assertThatThrownBy(() -> old.requireInForceOn(LocalDate.of(2023, 12, 31)))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void nobody_changes_what_was_in_force() {
        play.registered();
        play.accept(rules(play.office, "2024", 2024, 2));

        play.refuse("STATE_FORBIDS", rules(play.office, "2024-2", 2024, 3));
        play.refuse("STATE_FORBIDS", rules(play.office, "2023", 2023, 3));
        play.refuse("ALREADY_REGISTERED", rules(play.office, "2024", 2026, 3));
        play.refuse("STATE_FORBIDS", play.record(play.office, workingDays("TEST-RULES", 2026)));
        play.accept(play.record(play.office, workingDays("TEST-DAYS", 2026)));
    }

    @Test
    void only_the_supervision_office_brings_catalogues() {
        play.registered();
        play.refuse("ROLE_FORBIDDEN", rules(play.staff, "2024", 2024, 2));
        play.refuse("ROLE_FORBIDDEN", rules(play.supervisor, "2024", 2024, 2));
        play.refuse("ROLE_FORBIDDEN", rules(play.regulatorRegistrar, "2024", 2024, 2));
    }

    private ReadableRecord rules(Actor by, String version, int year, long points) {
        RuleCatalogue content = new RuleCatalogue(
                RuleCatalogue.Period.CALENDAR_YEAR,
                List.of(new Rule("LATE", "迟到", new Points.Fixed(points), Optional.empty(), List.of())),
                List.of());
        return play.record(
                by,
                new Catalogue(
                        new CatalogueVersion("TEST-RULES", version), LocalDate.of(year, 1, 1), "示例(虚构)", content));
    }

    private static Catalogue workingDays(String name, int year) {
        return new Catalogue(
                new CatalogueVersion(name, Integer.toString(year)),
                LocalDate.of(year, 1, 1),
                "示例(虚构)",
                new WorkingDays(year, new TreeSet<>(Set.of(LocalDate.of(year, 1, 1))), new TreeSet<>()));
    }

    private ReadableRecord qualification(Actor by, UnifiedCreditCode code) {
        return play.record(
                by,
                new Qualification(
                        play.cityRegistrar.organisation(),
                        ExplainedCode.of(code),
                        QualificationKind.CLASSIFIED_PROTECTION,
                        "等保-001(示例)",
                        "测评机构(示例)",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31)),
                draft -> draft.subject(new Subject.Organisation(code)));
    }

    private ReadableRecord named(Optional<UnifiedCreditCode> code, String name) {
        return play.record(
                play.cityRegistrar,
                new Organisation(
                        play.cityRegistrar.organisation(),
                        new Organisation.Name(name, "Centre"),
                        OrganisationKind.TRADING_CENTRE,
                        code.map(ExplainedCode::of),
                        play.publicKey(play.cityRegistrar)),
                draft -> code.map(stated -> draft.subject(new Subject.Organisation(stated)))
                        .orElse(draft));
    }

    @Test
    void a_department_belongs_to_the_organisation_that_registers_it() {
        play.registered();
        play.refuse(
                "MSP_MISMATCH",
                play.record(
                        play.cityRegistrar,
                        new Department(DepartmentId.parse("water-bureau"), "水利局", play.office.organisation())));
    }

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

    private ReadableRecord founding(Actor signer, Actor registrar, OrganisationKind kind) {
        return play.record(
                signer,
                new Organisation(
                        registrar.organisation(),
                        new Organisation.Name("示例机构", "Example organisation"),
                        kind,
                        Optional.empty(),
                        play.publicKey(registrar)));
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
