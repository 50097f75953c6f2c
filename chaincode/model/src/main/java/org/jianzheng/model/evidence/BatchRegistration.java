/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code evidence.batch}: the items that a platform received from one source, by the roots over them.
 *
 * <p>The platform that received them signs it, with a service's key of its own: it vouches for having received exactly these
 * items in this order, and for nothing that happened before. What the source itself vouches for, it signs within an item or
 * states as a capture.
 *
 * @param source where the items come from, such as a device's name
 * @param count how many there are
 * @param bytes of all items in their canonical form
 * @param roots the roots of the tree over the items (RFC 9162, leaf = canonical bytes), in both suites
 * @param first the earliest time of an item, by the source's word
 * @param last the latest
 */
public record BatchRegistration(String source, long count, long bytes, DualDigest roots, Instant first, Instant last)
        implements EvidenceBody {
    /** The most items of a batch. */
    public static final int MAX_ITEMS = 1_000_000;

    /** Refuses ({@code TIME_IMPLAUSIBLE}) a batch that ends before it begins. */
    public BatchRegistration {
        if (last.isBefore(first)) {
            throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the batch ends at %s, before it begins at %s", last, first);
        }
    }

    /** Reads the body. */
    public static BatchRegistration fromJson(JsonObject json) {
        json.requireOnly("source", "count", "bytes", "roots", "first", "last");
        return new BatchRegistration(
                Members.text(json, "source", Members.LINE),
                Members.integer(json, "count", 1, MAX_ITEMS),
                Members.integer(json, "bytes", 1, JsonInteger.MAX),
                DualDigest.fromJson(json.object("roots")),
                Instants.parse(json.string("first")),
                Instants.parse(json.string("last")));
    }

    @Override
    public RecordType type() {
        return RecordType.EVIDENCE_BATCH;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("source", source)
                .put("count", count)
                .put("bytes", bytes)
                .put("roots", roots.toJson())
                .put("first", Instants.format(first))
                .put("last", Instants.format(last))
                .build();
    }
}
