/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.util.List;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;

/**
 * The keys that signed a record, all of them standing and all of their signatures valid.
 *
 * @param all every key in the order of its signature; the first answers for the record
 */
record Signers(List<KeyHead> all) {
    Signers {
        all = List.copyOf(all);
    }

    /** The key that answers for the record. */
    KeyHead by() {
        return all.getFirst();
    }

    /** The person whose key answers for the record; refuses ({@code ROLE_FORBIDDEN}) any other holder. */
    PersonRef person() {
        if (by().holder() instanceof Holder.Person person) {
            return person.ref();
        }
        throw Refusal.of(
                ErrorCode.ROLE_FORBIDDEN, "%s is held by %s, and a person must sign", by().id(), by().holder());
    }
}
