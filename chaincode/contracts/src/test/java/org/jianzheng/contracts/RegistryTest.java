/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.junit.jupiter.api.Test;

class RegistryTest {

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
}
