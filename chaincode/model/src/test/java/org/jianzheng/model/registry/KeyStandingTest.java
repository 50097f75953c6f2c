/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Role;
import org.junit.jupiter.api.Test;

class KeyStandingTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00Z");
    private static final Holder PERSON = new Holder.Person(PersonRef.random(new Random(2)));

    @Test
    void a_key_stands_from_its_first_instant_until_just_before_its_end() {
        KeyHead key = key(Optional.empty(), Optional.empty());

        refused(key, FROM.minusNanos(1), "KEY_NOT_YET_VALID");
        stands(key, FROM);
        stands(key, UNTIL.minusNanos(1));
        refused(key, UNTIL, "KEY_EXPIRED");
    }

    @Test
    void a_revoked_key_stands_until_just_before_its_revocation() {
        Instant revoked = FROM.plusSeconds(10);
        KeyHead key = key(Optional.empty(), Optional.of(revoked));

        stands(key, revoked.minusNanos(1));
        refused(key, revoked, "KEY_REVOKED");
    }

    @Test
    void a_key_stands_only_while_the_licence_does() { // invariant 24
        KeyHead key = key(Optional.of(new Licence("001", FROM.plusSeconds(5), FROM.plusSeconds(9))), Optional.empty());

        refused(key, FROM.plusSeconds(5).minusNanos(1), "LICENCE_INVALID");
        stands(key, FROM.plusSeconds(5));
        stands(key, FROM.plusSeconds(9).minusNanos(1));
        refused(key, FROM.plusSeconds(9), "LICENCE_INVALID");
    }

    @Test
    void a_head_is_read_back_as_it_was_written() {
        KeyHead key = key(Optional.of(new Licence("001", FROM, UNTIL)), Optional.of(UNTIL));
        assertThat(KeyHead.fromJson(key.toJson())).isEqualTo(key);
    }

    @Test
    void an_officers_key_needs_a_licence() { // domain 18
        assertThatThrownBy(() -> registration(Role.INDUSTRY_SUPERVISOR, PERSON, Optional.empty()))
                .hasMessageStartingWith("LICENCE_INVALID: ");
        assertThatCode(() -> registration(Role.CENTRE_WITNESS, PERSON, Optional.empty()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_session_key_belongs_to_a_person() {
        assertThatThrownBy(() -> registration(
                        Role.CENTRE_WITNESS,
                        new Holder.Device("CAM-07"),
                        Optional.of(PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom())
                                .publicKey()
                                .keyId())))
                .hasMessageStartingWith("SCHEMA_INVALID: ");
    }

    @Test
    void holders_have_one_text_each() {
        for (String text : new String[] {
            "person:" + "0".repeat(32), "department:housing-bureau", "device:CAM-07", "service:gateway"
        }) {
            assertThat(Holder.parse(text)).hasToString(text);
        }
        for (String text : new String[] {"person:x", "robot:1", "device:", "device:" + "x".repeat(65)}) {
            assertThatThrownBy(() -> Holder.parse(text))
                    .isInstanceOf(Refusal.class)
                    .hasMessageStartingWith("ID_INVALID: ");
        }
    }

    private static KeyRegistration registration(Role role, Holder holder, Optional<KeyId> delegator) {
        return new KeyRegistration(
                PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()).publicKey(),
                holder,
                role,
                FROM,
                UNTIL,
                Optional.empty(),
                delegator);
    }

    private static KeyHead key(Optional<Licence> licence, Optional<Instant> revoked) {
        return new KeyHead(
                PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom()).publicKey(),
                OrganisationId.parse("CityMSP"),
                PERSON,
                Role.CENTRE_STAFF,
                FROM,
                Optional.of(UNTIL),
                licence,
                Optional.empty(),
                revoked,
                RecordRef.parse("rec:0198c7a0-0000-7000-8000-000000000000"));
    }

    private static void stands(KeyHead key, Instant at) {
        assertThatCode(() -> key.requireStanding(at)).doesNotThrowAnyException();
    }

    private static void refused(KeyHead key, Instant at, String code) {
        assertThatThrownBy(() -> key.requireStanding(at))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith(code + ": ");
    }
}
