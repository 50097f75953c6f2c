/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jianzheng.model.record.Examples.AT;
import static org.jianzheng.model.record.Examples.CITY;
import static org.jianzheng.model.record.Examples.RANDOM;
import static org.jianzheng.model.record.Examples.SM2;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jianzheng.model.alert.AlertBody;
import org.jianzheng.model.bid.BidBody;
import org.jianzheng.model.casework.CaseworkBody;
import org.jianzheng.model.checkpoint.CheckpointBody;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.credit.CreditBody;
import org.jianzheng.model.dossier.DossierBody;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.EvidenceBody;
import org.jianzheng.model.inspection.InspectionBody;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.list.ListBody;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.registry.RegistryBody;
import org.jianzheng.model.sanction.SanctionBody;
import org.jianzheng.model.witness.WitnessBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordBodiesTest {
    static Stream<RecordBody> bodies() {
        return Stream.of(
                        FoundationExamples.registry(),
                        FoundationExamples.dossier(),
                        FoundationExamples.witness(),
                        FoundationExamples.evidence(),
                        ConductExamples.credit(),
                        ConductExamples.sanction(),
                        ConductExamples.lists(),
                        ConductExamples.bid(),
                        ConductExamples.inspection(),
                        CaseExamples.casework(),
                        CaseExamples.alerts(),
                        FoundationExamples.checkpoint())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void is_read_back_as_it_was_written(RecordBody body) {
        assertThat(read(body.type(), body.toJson())).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void refuses_members_that_are_unknown_or_null_like(RecordBody body) {
        assertThatThrownBy(() -> read(body.type(), body.toJson().with("more", 1)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void every_type_but_the_sealed_ones_has_a_body_here() {
        Set<RecordType> covered = bodies().map(RecordBody::type).collect(Collectors.toSet());
        assertThat(Arrays.stream(RecordType.values()).filter(type -> type.capability() != Capability.SEALING))
                .containsExactlyInAnyOrderElementsOf(covered);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-3-02", "20260302", "+12026-03-02", "2026-03-02T00:00:00Z", ""})
    void refuses_an_order_of_a_day_that_is_none(String day) {
        JsonObject order = bodies().filter(body -> body.type() == RecordType.EVIDENCE_ERASURE)
                .findFirst()
                .orElseThrow()
                .toJson();
        assertThatThrownBy(() -> Erasure.fromJson(order.with("orderedOn", day)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void every_type_is_found_by_its_wire_name() {
        for (RecordType type : RecordType.values()) {
            assertThat(RecordType.parse(type.wireName())).isEqualTo(type);
        }
    }

    @Test
    void no_role_of_a_trading_centre_signs_for_supervision_or_discipline() { // invariant 7
        assertThat(RecordType.REGISTRY_ORGANISATION.maySign(Role.CENTRE_STAFF)).isFalse();
        assertThat(RecordType.CHECKPOINT_POLICY.maySign(Role.CENTRE_WITNESS)).isFalse();
        for (Role role :
                List.of(Role.INDUSTRY_SUPERVISOR, Role.SUPERVISION_OFFICE, Role.DISCIPLINE_AUDIT, Role.POOL_OWNER)) {
            assertThat(OrganisationKind.TRADING_CENTRE.mayRegister(role)).isFalse();
            assertThat(OrganisationKind.BRANCH_CENTRE.mayRegister(role)).isFalse();
        }
    }

    private static RecordBody read(RecordType type, JsonObject body) {
        ReadableRecord record = ReadableRecord.builder(
                        new AnyBody(type, body), RecordId.generate(() -> AT, RANDOM), CITY, AT, Salt.random(RANDOM))
                .sign(SM2);
        return switch (type.capability()) {
            case REGISTRY -> RegistryBody.of(record);
            case DOSSIER -> DossierBody.of(record);
            case WITNESS -> WitnessBody.of(record);
            case EVIDENCE -> EvidenceBody.of(record);
            case CREDIT -> CreditBody.of(record);
            case BID -> BidBody.of(record);
            case SANCTION -> SanctionBody.of(record);
            case LIST -> ListBody.of(record);
            case INSPECTION -> InspectionBody.of(record);
            case CASEWORK -> CaseworkBody.of(record);
            case ALERT -> AlertBody.of(record);
            case CHECKPOINT -> CheckpointBody.of(record);
            case SEALING -> Opening.fromJson(body);
        };
    }

    private record AnyBody(RecordType type, JsonObject toJson) implements RecordBody {}
}
