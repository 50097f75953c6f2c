/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.keys;

import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.record.Role;

/**
 * One trial key: who holds it and as what.
 *
 * @param organisation the holder's organisation
 * @param name the key's short name within the organisation, such as {@code witness-session}
 * @param role what the key acts as
 * @param person whoever holds it
 * @param signer signs with it
 */
public record PersonKey(OrganisationId organisation, String name, Role role, PersonRef person, Signer signer) {
    /** The id under which the key is registered. */
    public KeyId id() {
        return signer.publicKey().keyId();
    }
}
