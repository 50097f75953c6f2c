/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.security.SecureRandom;
import java.util.Random;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.record.Role;
import org.jianzheng.model.registry.Holder;

/** Somebody with a key. */
record Actor(OrganisationId organisation, Role role, PersonRef person, PrivateKey key) {
    private static final SecureRandom SECURE = new SecureRandom();
    private static final Random RANDOM = new Random(11);

    static Actor of(String msp, Role role) {
        return of(msp, role, SignatureAlgorithm.SM2);
    }

    static Actor of(String msp, Role role, SignatureAlgorithm algorithm) {
        return new Actor(
                OrganisationId.parse(msp), role, PersonRef.random(RANDOM), PrivateKeys.generate(algorithm, SECURE));
    }

    /** The same person with another key. */
    Actor withKey(SignatureAlgorithm algorithm) {
        return new Actor(organisation, role, person, PrivateKeys.generate(algorithm, SECURE));
    }

    Holder holder() {
        return new Holder.Person(person);
    }
}
