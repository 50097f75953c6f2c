/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.json.JsonObject;

/**
 * The item of a batch that a bundle is about, shown only once it is proved to be in the batch.
 *
 * @param id the item
 * @param at when it happened, by the source's word
 * @param source where it came from, by the platform's word
 * @param index where it stands in the batch
 * @param count items of the batch
 */
public record ItemSummary(RecordId id, Instant at, String source, long index, long count) {
    JsonObject toJson() {
        return JsonObject.builder()
                .put("id", id.value())
                .put("at", Instants.format(at))
                .put("source", source)
                .put("index", index)
                .put("count", count)
                .build();
    }
}
