/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.vouch;

import java.time.Instant;
import java.util.List;
import org.jianzheng.model.bid.TimeVouch;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What one gateway shows another. It is of the same size and comes as often whether there is something to show or nothing.
 *
 * @param at the time of whoever asks
 * @param digests as {@link TimeVouch#requireDigests} takes them
 */
record VouchRequest(Instant at, List<Digest> digests) {
    /** Where it is asked. */
    static final String PATH = "/vouch";

    /** The most bytes of a request or an answer. */
    static final int MAX_BYTES = 4_096;

    private static final long VERSION = 1;
    private static final String KIND = "time-vouch-request";

    VouchRequest {
        digests = TimeVouch.requireDigests(digests);
    }

    /** Reads a request; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}, {@code TOO_LARGE}) any other document. */
    static VouchRequest parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parse(bytes, MAX_BYTES).asObject().requireOnly("v", "kind", "at", "digests");
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION, "request version %d, this release reads %d", json.integer("v"), VERSION);
        }
        if (!json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s must be %s", json.place("kind"), KIND);
        }
        return new VouchRequest(Instants.parse(json.string("at")), TimeVouch.digests(json));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("at", Instants.format(at))
                .put(
                        "digests",
                        JsonArray.ofStrings(digests.stream().map(Digest::hex).toList()))
                .build();
    }
}
