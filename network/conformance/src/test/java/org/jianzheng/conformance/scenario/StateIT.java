/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.junit.jupiter.api.Test;

/** What a contract can do with the state of the ledger. */
@Conformance
class StateIT {

    @Test
    void a_call_does_not_see_its_own_writes(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "own", "before");
        city.submits("readOwnWrite", "own", "after");
        city.evaluates("get", "own");
    }

    @Test
    void an_empty_value_deletes(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "emptied", "1");
        city.submits("put", "emptied", "");
        city.evaluates("range", "emptied", "emptiee");
        city.evaluates("history", "emptied");
    }

    @Test
    void what_is_not_there_can_be_deleted(Ground ground) {
        ground.caller(CITY).submits("delete", "never-there");
        ground.caller(CITY).evaluates("history", "never-there");
    }

    @Test
    void writes_of_a_call_stand_in_the_order_of_their_keys(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("putAll", "order-b", "1", "order-c", "2", "order-a", "3");
        city.submits("putAll", "order-b", "first", "order-b", "last");
        city.evaluates("get", "order-b");
    }

    @Test
    void keys_are_in_the_order_of_their_utf_8_bytes(Ground ground) {
        Caller city = ground.caller(CITY);
        // U+FF5E comes before U+1F600 in UTF-8 and after it in Java's own order.
        city.submits("putAll", "sort\uD83D\uDE00", "1", "sort\uFF5E", "2");
        city.evaluates("range", "sort", "soru");
    }

    @Test
    void a_range_ends_before_its_end(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "edge", "3");
        city.evaluates("range", "edge00000", "edge00002");
        city.evaluates("range", "edge00002", "edge00000");
        city.evaluates("range", "edge00001", "edge00001");
    }

    @Test
    void a_range_of_many_batches_comes_whole(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "many", "250");
        city.evaluates("range", "many", "manz");
    }

    @Test
    void a_range_can_be_paged(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "page", "5");
        city.evaluates("page", "page", "pagf", "2", "");
        city.evaluates("page", "page", "pagf", "2", "page00002");
        city.evaluates("page", "page", "pagf", "2", "page00004");
        city.evaluates("page", "page", "pagf", "10", "");
        city.evaluates("page", "page", "pagf", "5", "");
        city.submits("page", "page", "pagf", "2", "");
    }

    @Test
    void composite_keys_lie_beside_simple_ones(Ground ground) {
        Caller city = ground.caller(CITY);
        city.submits("putComposite", "lot", "1", "a");
        city.has("putComposite", "lot", "2", "b");
        city.has("putComposite", "lots", "3", "c");
        city.evaluates("composite", "lot");
        city.submits("composite", "lot");
        city.evaluates("range", "kind", "kine");
    }

    @Test
    void a_simple_key_may_not_look_like_a_composite_one(Ground ground) {
        ground.caller(CITY).submits("put", "\0odd", "1");
        ground.caller(CITY).submits("put", "", "1");
    }

    @Test
    void history_begins_with_the_newest(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "told", "1");
        city.has("put", "told", "2");
        city.has("delete", "told");
        city.has("put", "told", "3");
        city.has("put", "told-longer", "other key");
        city.evaluates("history", "told");
        ground.caller(COUNTY).evaluates("history", "told");
        city.submits("history", "told");
    }

    @Test
    void history_leaves_out_what_was_invalid(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "honest", "1");
        city.at(CITY).submits("put", "honest", "2");
        city.evaluates("history", "honest");
    }

    @Test
    void a_large_value_is_kept_whole(Ground ground) {
        ground.caller(CITY).submits("put", "large", "x".repeat(1_000_000));
    }

    @Test
    void the_last_event_of_a_call_counts(Ground ground) {
        ground.caller(CITY).submits("events", "one", "two");
    }
}
