/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever has everything that a gateway has, its ledger identity among it, enacts nothing: a person's key is not there. */
class StolenGatewayTest {
    private final Play play = new Play().registered();
    private final Actor platform = Actor.of("RegulatorMSP", Role.PLATFORM, SignatureAlgorithm.ED25519);
    private final Actor cosigner = Actor.of("RegulatorMSP", Role.CHECKPOINT_COSIGNER, SignatureAlgorithm.ED25519);

    StolenGatewayTest() {
        play.accept(play.registration(play.regulatorRegistrar, platform));
        play.accept(play.registration(play.regulatorRegistrar, cosigner));
    }

    private record Empty(RecordType type) implements RecordBody {
        @Override
        public JsonObject toJson() {
            return JsonObject.builder().build();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_keys_of_a_gateway_sign_no_legal_act_and_register_nobody(RecordType type) {
        if (type == RecordType.SEALED || !(type.isLegalAct() || type == RecordType.CREDIT_NOTICE || grants(type))) {
            return;
        }
        play.refuse("ROLE_FORBIDDEN", play.record(platform, new Empty(type)));
        play.refuse("ROLE_FORBIDDEN", play.record(cosigner, new Empty(type)));
    }

    private static boolean grants(RecordType type) {
        return switch (type) {
            case REGISTRY_KEY, REGISTRY_DEPARTMENT, REGISTRY_POLICY, CHECKPOINT_POLICY -> true;
            default -> false;
        };
    }

    @Test
    void a_key_that_a_thief_makes_is_nobodys() {
        Actor thief = Actor.of("RegulatorMSP", Role.SUPERVISION_OFFICE);
        play.refuse("KEY_UNKNOWN", play.record(thief, new Empty(RecordType.CREDIT_DECISION)));
        play.refuse("KEY_UNKNOWN", play.record(thief, new Empty(RecordType.REGISTRY_KEY)));
    }
}
