/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import org.jianzheng.model.code.ListId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code list.push}: deltas of a list were sent to a receiving platform, and it gave a receipt. Each delta is sent once, in its
 * place, so that whoever leaves the list leaves the platform, too (invariant 25).
 *
 * @param list the list
 * @param target the platform
 * @param first the number of the first delta that was sent
 * @param last the number of the last one
 * @param number the id of what was sent
 * @param receipt the digests of the platform's receipt
 */
public record Transmission(ListId list, String target, long first, long last, String number, DualDigest receipt)
        implements ListBody {
    /** Refuses ({@code SCHEMA_INVALID}) numbers in the wrong order. */
    public Transmission {
        if (last < first) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "deltas %d to %d are none", first, last);
        }
    }

    /** Reads the body. */
    public static Transmission fromJson(JsonObject json) {
        json.requireOnly("list", "target", "first", "last", "number", "receipt");
        return new Transmission(
                ListId.parse(json.string("list")),
                Members.text(json, "target", Members.LINE),
                Members.integer(json, "first", 1, Delta.MAX_SEQUENCE),
                Members.integer(json, "last", 1, Delta.MAX_SEQUENCE),
                Members.text(json, "number", Members.LINE),
                DualDigest.fromJson(json.object("receipt")));
    }

    @Override
    public RecordType type() {
        return RecordType.LIST_PUSH;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("list", list.value())
                .put("target", target)
                .put("first", first)
                .put("last", last)
                .put("number", number)
                .put("receipt", receipt.toJson())
                .build();
    }
}
