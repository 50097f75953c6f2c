/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Where a head lies on the ledger: {@code head/<kind>/<id>}, or {@code head/epoch}.
 *
 * @param kind the kind of head
 * @param id the id within its kind: 1 to 96 printable ASCII characters without a slash; empty for the epoch alone
 */
public record HeadKey(HeadKind kind, String id) {
    /** The head that every write reads, and every anchor rewrites. */
    public static final HeadKey THE_EPOCH = new HeadKey(HeadKind.EPOCH, "");

    private static final Pattern ID = Pattern.compile("[!-.0-~]{1,96}");

    /** Refuses ids that could leave their kind's range of keys ({@code ID_INVALID}). */
    public HeadKey {
        if (kind == HeadKind.EPOCH ? !id.isEmpty() : !ID.matcher(id).matches()) {
            throw Refusal.of(ErrorCode.ID_INVALID, "%s is no id of a %s head", id, kind.wireName());
        }
    }

    /** The ledger key. */
    public String text() {
        return id.isEmpty() ? "head/" + kind.wireName() : "head/" + kind.wireName() + "/" + id;
    }

    @Override
    public String toString() {
        return text();
    }
}
