/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jianzheng.contracts.SanctionPlay.BAR;
import static org.jianzheng.contracts.SanctionPlay.MEMBER;
import static org.jianzheng.contracts.SanctionPlay.TEXT;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.record.Keepers;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.OrganisationKind;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Conclusion;
import org.jianzheng.model.sanction.Relief;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Scope;
import org.junit.jupiter.api.Test;

/** The second lock on decisions: whoever signed one must agree to any change of its head, and what if they are gone for good. */
class KeptDecisionTest {
    private static final OrganisationId REGULATOR = OrganisationId.parse("RegulatorMSP");
    private static final OrganisationId HOUSING = OrganisationId.parse("HousingMSP");
    private static final String ADMINISTRATORS =
            "3 of [CityMSP.ADMIN, CountyMSP.ADMIN, RegulatorMSP.ADMIN, HousingMSP.ADMIN]";

    private final Play play = new Play().registered();
    private final Bureau housing = new Bureau(play, DepartmentId.parse("housing"), housingRegistrar());
    private final SanctionPlay joint = new SanctionPlay(play, housing).ready();

    private Actor housingRegistrar() {
        Actor registrar = Actor.of(HOUSING.value(), Role.REGISTRAR);
        play.found(registrar, OrganisationKind.DEPARTMENT);
        return registrar;
    }

    @Test
    void a_decision_is_kept_by_every_organisation_that_signed_it() { // invariant 8
        ReadableRecord draft = joint.notified(BAR);
        joint.decide(draft, joint.proposed(draft, BAR));

        assertThat(keepers(draft)).contains(List.of(HOUSING, REGULATOR));
        assertThat(policy(draft)).contains("1 of [2 of [HousingMSP.PEER, RegulatorMSP.PEER], " + ADMINISTRATORS + "]");
        assertThat(play.ledger.policies()).hasSize(1);
    }

    @Test
    void nothing_is_kept_before_all_have_signed() {
        ReadableRecord draft = joint.notified(BAR);
        ReadableRecord proposal = joint.proposed(draft, BAR);
        joint.officersSign(joint.reform, draft, proposal, TEXT);
        play.accept(joint.approval(joint.reform, draft, proposal, TEXT));

        assertThat(keepers(draft)).isEmpty();
        assertThat(play.ledger.policies()).isEmpty();
    }

    @Test
    void a_step_after_the_decision_says_who_must_endorse_it() {
        ReadableRecord draft = joint.decided(BAR);
        assertThat(asked())
                .as("the last vote changes a head that nobody keeps yet")
                .isEmpty();
        play.ledger.policies().clear();

        play.accept(joint.service(draft, joint.transport, MEMBER));

        assertThat(asked()).containsExactly("HousingMSP", "RegulatorMSP");
        assertThat(play.ledger.policies()).as("the policy stays").isEmpty();
    }

    @Test
    void light_measures_are_kept_by_whoever_confirmed_them() {
        Action talk = new Action(MEMBER, "TALK", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        ReadableRecord draft = joint.notified(talk);
        joint.passDays(8);
        play.accept(joint.step(
                joint.transport.head, draft, new Conclusion(draft.ref(), Conclusion.Outcome.CONFIRMED, TEXT)));

        assertThat(keepers(draft)).contains(List.of(REGULATOR));
        assertThat(policy(draft))
                .contains("1 of [2 of [RegulatorMSP.PEER, 1 of [CityMSP.PEER, CountyMSP.PEER, HousingMSP.PEER]], "
                        + ADMINISTRATORS + "]");
    }

    @Test
    void a_keeper_without_a_peer_is_not_asked() {
        HeadLock lock = new HeadLock(List.of(HOUSING), 1);
        assertThat(lock.consenting(Keepers.of(List.of(HOUSING, REGULATOR)))).containsExactly(HOUSING);
    }

    @Test
    void the_others_relieve_a_decision_of_a_keeper_that_is_gone() {
        ReadableRecord draft = joint.decided(BAR);
        play.refuse("QUORUM_MISSING", relief(draft, HOUSING));
        play.refuse("QUORUM_MISSING", relief(draft, HOUSING, joint.reform.head.key(), joint.reform.seal));
        play.refuse("STATE_FORBIDS", relief(draft, OrganisationId.parse("CityMSP"), sealsOfTheOthers()));

        play.accept(relief(draft, HOUSING, sealsOfTheOthers()));

        assertThat(asked()).containsExactly("HousingMSP", "RegulatorMSP");
        assertThat(keepers(draft)).contains(List.of(REGULATOR));
        assertThat(policy(draft).orElseThrow()).startsWith("1 of [2 of [RegulatorMSP.PEER, 1 of [CityMSP.PEER, ");
        play.refuse("STATE_FORBIDS", relief(draft, HOUSING, sealsOfTheOthers()));

        play.accept(joint.service(draft, joint.transport, MEMBER));
        assertThat(asked()).containsExactly("RegulatorMSP");
    }

    @Test
    void the_last_keeper_is_relieved_by_departments_of_others_only() {
        Action talk = new Action(MEMBER, "TALK", Scope.EVERYTHING, Optional.empty(), Optional.empty());
        ReadableRecord draft = joint.notified(talk);
        joint.passDays(8);
        play.accept(joint.step(
                joint.transport.head, draft, new Conclusion(draft.ref(), Conclusion.Outcome.CONFIRMED, TEXT)));
        play.refuse("QUORUM_MISSING", relief(draft, REGULATOR, housing.head.key(), housing.seal));
    }

    private PrivateKey[] sealsOfTheOthers() {
        return new PrivateKey[] {
            joint.reform.head.key(), joint.reform.seal, joint.transport.head.key(), joint.transport.seal
        };
    }

    private ReadableRecord relief(ReadableRecord draft, OrganisationId gone, PrivateKey... seals) {
        return joint.step(joint.transport.officer, draft, new Relief(draft.ref(), gone, "机构撤销(虚构)"), seals);
    }

    private Optional<List<OrganisationId>> keepers(ReadableRecord draft) {
        return joint.head(draft).keepers().map(Keepers::organisations);
    }

    private List<String> asked() {
        return CanonicalJson.parseObject(play.ledger.last().result())
                .optionalArray("keepers")
                .map(JsonArray::strings)
                .orElse(List.of());
    }

    private Optional<String> policy(ReadableRecord draft) {
        String key = SanctionHead.key(new RecordRef(draft.id())).text();
        return Optional.ofNullable(play.ledger.policies().get(key)).map(bytes -> {
            try {
                SignaturePolicyEnvelope policy = SignaturePolicyEnvelope.parseFrom(bytes);
                return text(policy, policy.getRule());
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static String text(SignaturePolicyEnvelope policy, SignaturePolicy rule) {
        if (rule.hasNOutOf()) {
            return rule.getNOutOf().getN() + " of "
                    + rule.getNOutOf().getRulesList().stream()
                            .map(part -> text(policy, part))
                            .collect(Collectors.joining(", ", "[", "]"));
        }
        try {
            MSPRole role =
                    MSPRole.parseFrom(policy.getIdentities(rule.getSignedBy()).getPrincipal());
            return role.getMspIdentifier() + "." + role.getRole();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
