/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.junit.jupiter.api.Test;

class LogEntryTest {
    private static final int SAID_IN_TWO_BYTES = 0xffff;
    /** As {@link Envelope#MAX_BYTES} counts them. */
    private static final int MOST_AROUND_A_RECORD = 167;

    @Test
    void the_largest_record_at_the_farthest_place_still_fits_a_tile_of_entries() {
        JsonObject largest = record(Envelope.MAX_BYTES);
        Instant lastTime = Instants.parseNanos("9999-12-31T23:59:59.999999999Z");

        LogEntry entry =
                new LogEntry(JsonInteger.MAX, Integer.MAX_VALUE, largest, lastTime, new TransactionId("f".repeat(64)));

        assertThat(entry.canonical())
                .hasSize(Envelope.MAX_BYTES + MOST_AROUND_A_RECORD)
                .hasSizeLessThanOrEqualTo(SAID_IN_TWO_BYTES);
        assertThat(EntryTile.encode(7, 1, position -> entry.canonical())).hasSize(2 + entry.canonical().length);
    }

    @Test
    void sanctions_and_entries_of_lists_stand_under_no_key_that_is_for_everybody() {
        List<IndexName> open = List.of(IndexName.SUBJECT, IndexName.LOT, IndexName.REF);
        for (String type : List.of("sanction.draft", "sanction.eligibility", "list.delta")) {
            assertThat(keys(type)).extracting(IndexKey::name).doesNotContainAnyElementsOf(open);
            assertThat(keys(type))
                    .filteredOn(key -> key.name() == IndexName.STANDING)
                    .extracting(IndexKey::key)
                    .containsExactly("org:91350100M000100Y43", "E620800ZZ99000001001001", "rec:1");
        }
        assertThat(keys("witness.item")).extracting(IndexKey::name).containsExactlyElementsOf(open);
    }

    @Test
    void what_begins_a_list_stands_under_the_key_of_all_lists_and_no_change_of_one() {
        assertThat(keys("list.definition")).contains(IndexKey.LISTS);
        assertThat(keys("list.delta")).doesNotContain(IndexKey.LISTS);
    }

    private static Set<IndexKey> keys(String type) {
        JsonObject record = JsonObject.builder()
                .put("type", type)
                .put("subjects", JsonArray.ofStrings(List.of("org:91350100M000100Y43")))
                .put("lot", "E620800ZZ99000001001001")
                .put("refs", JsonArray.ofStrings(List.of("rec:1")))
                .put("body", JsonObject.builder().build())
                .build();
        return new LogEntry(1, 0, record, Instant.EPOCH, new TransactionId("0".repeat(64))).keys();
    }

    private static JsonObject record(int bytes) {
        JsonObject empty = JsonObject.builder().put("text", "").build();
        return empty.with("text", "x".repeat(bytes - empty.canonical().length));
    }
}
