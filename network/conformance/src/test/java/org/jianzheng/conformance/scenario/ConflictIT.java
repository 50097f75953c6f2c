/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;

import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Endorsed;
import org.jianzheng.conformance.observation.Ground;
import org.junit.jupiter.api.Test;

/** Transactions whose reads are no longer true when they are judged, and transactions that come twice. */
@Conformance
class ConflictIT {

    @Test
    void of_two_calls_that_read_the_same_version_the_second_conflicts(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "counter", "1");
        Endorsed first = city.endorses("increment", "counter").orElseThrow();
        Endorsed second = ground.caller(COUNTY).endorses("increment", "counter").orElseThrow();
        first.commits();
        second.commits();
        city.evaluates("get", "counter");
    }

    @Test
    void a_key_that_was_absent_and_appears_conflicts(Ground ground) {
        Caller city = ground.caller(CITY);
        Endorsed first = city.endorses("increment", "appearing").orElseThrow();
        city.has("put", "appearing", "5");
        first.commits();
    }

    @Test
    void a_key_that_was_read_and_is_deleted_conflicts(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "vanishing", "1");
        Endorsed first = city.endorses("copy", "vanishing", "vanishing-copy").orElseThrow();
        city.has("delete", "vanishing");
        first.commits();
    }

    @Test
    void the_same_value_written_again_is_a_new_version(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "same", "1");
        Endorsed first = city.endorses("copy", "same", "same-copy").orElseThrow();
        city.has("put", "same", "1");
        first.commits();
    }

    @Test
    void writes_without_reads_never_conflict(Ground ground) {
        Caller city = ground.caller(CITY);
        Endorsed first = city.endorses("put", "blind", "first").orElseThrow();
        Endorsed second = city.endorses("put", "blind", "second").orElseThrow();
        second.commits();
        first.commits();
        city.evaluates("get", "blind");
    }

    @Test
    void an_invalid_transaction_conflicts_with_nobody(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "untouched", "1");
        Endorsed reading = city.endorses("copy", "untouched", "untouched-copy").orElseThrow();
        city.at(CITY).submits("put", "untouched", "2");
        reading.commits();
    }

    @Test
    void a_key_that_appears_in_a_range_that_was_read_is_a_phantom(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("put", "phantom1", "1");
        Endorsed counting =
                city.endorses("count", "phantom", "phanton", "count-of-phantom").orElseThrow();
        city.has("put", "phantom2", "1");
        counting.commits();
        city.evaluates("get", "count-of-phantom");
    }

    @Test
    void a_key_that_vanishes_from_a_range_that_was_read_is_a_phantom(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "ghost", "3");
        Endorsed counting =
                city.endorses("count", "ghost", "ghosu", "count-of-ghost").orElseThrow();
        city.has("delete", "ghost00001");
        counting.commits();
    }

    @Test
    void a_key_that_changes_in_a_range_that_was_read_is_a_phantom(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "shape", "3");
        Endorsed counting =
                city.endorses("count", "shape", "shapf", "count-of-shape").orElseThrow();
        city.has("put", "shape00002", "new");
        counting.commits();
    }

    @Test
    void a_range_without_changes_can_be_read_by_many(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "calm", "3");
        Endorsed first =
                city.endorses("count", "calm", "caln", "count-of-calm-1").orElseThrow();
        Endorsed second =
                city.endorses("count", "calm", "caln", "count-of-calm-2").orElseThrow();
        first.commits();
        second.commits();
    }

    @Test
    void an_empty_range_is_read_too(Ground ground) {
        Caller city = ground.caller(CITY);
        Endorsed counting =
                city.endorses("count", "desert", "deserz", "count-of-desert").orElseThrow();
        city.has("put", "desert1", "1");
        counting.commits();
        city.submits("count", "void", "voie", "count-of-void");
    }

    @Test
    void what_lies_behind_the_part_of_a_range_that_was_read_may_change(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "part", "3");
        Endorsed first = city.endorses("first", "part", "paru", "first-of-part").orElseThrow();
        Endorsed second =
                city.endorses("first", "part", "paru", "first-of-part").orElseThrow();
        city.has("put", "part00005", "new");
        first.commits();
        city.has("delete", "part00000");
        second.commits();
    }

    @Test
    void a_long_range_is_summarised(Ground ground) {
        Caller city = ground.caller(CITY);
        city.has("putMany", "long", "120");
        Endorsed calm =
                city.endorses("count", "long", "lonh", "count-of-long-1").orElseThrow();
        Endorsed disturbed =
                city.endorses("count", "long", "lonh", "count-of-long-2").orElseThrow();
        calm.commits();
        city.has("put", "long00060", "new");
        disturbed.commits();
    }

    @Test
    void a_transaction_that_is_submitted_again_is_a_duplicate(Ground ground) throws GatewayException {
        Transaction transaction =
                ground.caller(CITY).proposal("put", "twice", "1").endorse();
        Status first = transaction.submitAsync().getStatus();
        ground.chain().awaitEverywhere(first.getBlockNumber());
        ground.seen().line("first: " + first.getCode());
        submitAgain(ground, transaction);
    }

    @Test
    void of_two_transactions_of_one_proposal_the_second_is_a_duplicate(Ground ground) throws GatewayException {
        var proposal = ground.caller(CITY).proposal("put", "endorsed-twice", "1");
        Transaction first = proposal.endorse();
        Transaction second = proposal.endorse();
        Status status = first.submitAsync().getStatus();
        ground.chain().awaitEverywhere(status.getBlockNumber());
        ground.seen().line("first: " + status.getCode());
        submitAgain(ground, second);
    }

    /** SmartBFT refuses the last thousand that it has ordered; the embedded ledger orders them again. */
    private static void submitAgain(Ground ground, Transaction transaction) throws GatewayException {
        long before = ground.chain().height(CITY);
        try {
            transaction.submitAsync();
        } catch (SubmitException refused) {
            ground.seen().failure("again", refused);
            return;
        }
        ground.chain().awaitEverywhere(before);
        ground.seen().line("the block with the second one: " + ground.chain().codes(CITY, before));
        ground.seen()
                .line("status: "
                        + ground.commit(ground.caller(CITY).credentials(), CITY, transaction.getTransactionId())
                                .getStatus()
                                .getCode());
    }

    @Test
    void a_proposal_whose_transaction_is_committed_is_refused(Ground ground) throws Exception {
        var proposal = ground.caller(CITY).proposal("put", "again", "1");
        var status = proposal.endorse().submitAsync().getStatus();
        ground.chain().awaitEverywhere(status.getBlockNumber());
        try {
            proposal.endorse();
        } catch (EndorseException e) {
            ground.seen().failure("the same proposal", e);
        }
        try {
            proposal.evaluate();
        } catch (GatewayException e) {
            ground.seen().failure("the same proposal evaluated", e);
        }
    }
}
