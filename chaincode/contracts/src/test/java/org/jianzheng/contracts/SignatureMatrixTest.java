/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.catalogue.CatalogueContent;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.catalogue.DutyList;
import org.jianzheng.model.catalogue.LegalBasis;
import org.jianzheng.model.catalogue.SignatureMatrix;
import org.jianzheng.model.catalogue.SignatureMatrix.Row;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Catalogue;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.model.registry.Department;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyRegistration;
import org.jianzheng.model.registry.Policy;
import org.jianzheng.model.registry.SigningPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignatureMatrixTest {
    private static final DepartmentId REFORM = DepartmentId.parse("reform");
    private static final DepartmentId TRANSPORT = DepartmentId.parse("transport");
    private static final LegalBasis BASIS = new LegalBasis("某条例(虚构)", "第四条", LegalBasis.Rank.ADMINISTRATIVE_REGULATION);
    private static final Row CHANGE = Row.ofCatalogueChange(REFORM, TRANSPORT);

    private final Play play = new Play().registered();
    private final Bureau reform = new Bureau(play, REFORM);
    private final Bureau transport = new Bureau(play, TRANSPORT);

    @BeforeEach
    void bring_the_matrix() {
        reform.register();
        transport.register();
    }

    @Test
    void once_a_matrix_is_in_force_the_departments_that_it_names_change_catalogues() {
        play.accept(signed(duties("1", 1)));
        play.accept(signed(matrix("TEST-MATRIX", "1", 2)));

        play.refuse("QUORUM_MISSING", signed(duties("2", 2)));
        play.refuse("QUORUM_MISSING", signed(duties("2", 2), reform.head.key(), reform.seal));
        play.refuse(
                "QUORUM_MISSING",
                signed(duties("2", 2), reform.head.key(), reform.seal, transport.officer.key(), transport.seal));
        play.refuse("QUORUM_MISSING", signed(duties("2", 2), reform.head.key(), transport.head.key(), transport.seal));
        play.accept(signed(duties("2", 2), everybody()));
        play.refuse("QUORUM_MISSING", signed(matrix("TEST-MATRIX", "2", 3)));
        play.accept(signed(matrix("TEST-MATRIX", "2", 3), everybody()));
    }

    @Test
    void a_policy_is_changed_like_a_catalogue() {
        Policy policy = new Policy(1, new SigningPolicy(List.of(SignatureAlgorithm.SM2), 8));
        play.accept(signed(matrix("TEST-MATRIX", "1", 2)));
        play.refuse("QUORUM_MISSING", play.record(play.regulatorRegistrar, policy));
        play.accept(play.draft(play.regulatorRegistrar, policy, draft -> draft)
                .sign(play.regulatorRegistrar.key(), everybody()));
    }

    @Test
    void a_matrix_that_is_not_in_force_yet_binds_nobody() {
        play.accept(signed(new Catalogue(
                new CatalogueVersion("TEST-MATRIX", "1"),
                LocalDate.of(2026, 5, 1),
                "示例(虚构)",
                new SignatureMatrix(List.of(CHANGE)))));
        play.accept(signed(duties("1", 1)));
    }

    @Test
    void nobody_chooses_between_two_matrices() {
        play.accept(signed(matrix("TEST-MATRIX", "1", 2)));
        play.refuse("STATE_FORBIDS", signed(matrix("OTHER-MATRIX", "1", 3), everybody()));
        assertThat(play.ledger
                        .head(CatalogueHead.onlyKey(CatalogueKind.MATRIX))
                        .orElseThrow()
                        .string("catalogue"))
                .isEqualTo("TEST-MATRIX");
    }

    @Test
    void a_centre_registers_no_seal() { // invariant 7
        play.refuse(
                "ROLE_FORBIDDEN",
                play.record(
                        play.cityRegistrar,
                        new KeyRegistration(
                                play.publicKey(Actor.of("CityMSP", Role.CENTRE_STAFF)),
                                new Holder.Department(REFORM),
                                Role.DEPARTMENT_SEAL,
                                play.ledger.now(),
                                play.ledger.now().plus(Duration.ofDays(1)),
                                Optional.empty(),
                                Optional.empty())));
    }

    @Test
    void nobody_takes_over_the_department_of_another_organisation() {
        play.refuse(
                "ALREADY_REGISTERED",
                play.record(play.cityRegistrar, new Department(REFORM, "发改委(虚构)", play.cityRegistrar.organisation())));
    }

    private PrivateKey[] everybody() {
        return new PrivateKey[] {reform.head.key(), reform.seal, transport.delegate.key(), transport.seal};
    }

    @Test
    void a_new_matrix_needs_the_signatures_of_the_one_in_force_and_not_its_own() {
        play.accept(signed(matrix("TEST-MATRIX", "1", 2)));
        Catalogue next =
                catalogue("TEST-MATRIX", "2", 3, new SignatureMatrix(List.of(Row.ofCatalogueChange(Play.HOUSING))));

        play.refuse("QUORUM_MISSING", signed(next));
        play.refuse("QUORUM_MISSING", signed(next, reform.head.key(), reform.seal));
        play.accept(signed(next, everybody()));
        // From now on the departments of the matrix that went before change nothing.
        play.refuse("QUORUM_MISSING", signed(duties("1", 3), everybody()));
    }

    @Test
    void a_duty_list_names_registered_departments_and_is_the_only_one() { // domain 8
        DutyList.Duty duty = new DutyList.Duty(
                "D2",
                DepartmentId.parse("nobody"),
                "查处违法行为",
                "水利工程",
                "三十个工作日",
                "建设科(虚构)",
                Optional.of(play.supervisor.person()),
                BASIS);
        play.refuse("REFERENCE_UNKNOWN", signed(catalogue("TEST-DUTIES", "1", 1, new DutyList(List.of(duty)))));
        play.accept(signed(duties("1", 1)));
        DutyList inForce = CatalogueHead.inForce(play.ledger::head, CatalogueKind.DUTIES, LocalDate.of(2026, 4, 8))
                .orElseThrow()
                .catalogue()
                .content(DutyList.class);
        assertThat(inForce.of(REFORM))
                .singleElement()
                .extracting(DutyList.Duty::office)
                .isEqualTo("招投标科(虚构)");
        assertThat(inForce.of(TRANSPORT)).isEmpty();
        play.refuse(
                "STATE_FORBIDS",
                signed(catalogue("OTHER-DUTIES", "1", 1, duties("1", 1).content())));
    }

    private ReadableRecord signed(Catalogue catalogue, PrivateKey... others) {
        return play.draft(play.office, catalogue, draft -> draft).sign(play.office.key(), others);
    }

    private static Catalogue duties(String version, int day) {
        return catalogue(
                "TEST-DUTIES",
                version,
                day,
                new DutyList(List.of(new DutyList.Duty(
                        "D1", REFORM, "指导协调招标投标工作", "行政区域内招标投标活动", "及时", "招投标科(虚构)", Optional.empty(), BASIS))));
    }

    private static Catalogue matrix(String name, String version, int day) {
        return catalogue(name, version, day, new SignatureMatrix(List.of(CHANGE)));
    }

    private static Catalogue catalogue(String name, String version, int day, CatalogueContent content) {
        return new Catalogue(new CatalogueVersion(name, version), LocalDate.of(2026, 1, day), "示例(虚构)", content);
    }
}
