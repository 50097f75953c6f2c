/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jianzheng.conformance.observation.Ground.CITY;

import java.util.List;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.Checkpointer;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.FilteredChaincodeAction;
import org.hyperledger.fabric.protos.peer.FilteredTransaction;
import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.junit.jupiter.api.Test;

/** Streams of blocks and events. */
@Conformance
class DeliveryIT {

    @Test
    void blocks_come_from_the_one_that_is_asked_for(Ground ground) {
        ground.caller(CITY).has("put", "delivered", "1");
        long height = ground.chain().height(CITY);
        for (long first : new long[] {0, 1, height - 1}) {
            List<Block> blocks = ground.chain().blocks(CITY, first, height);
            ground.seen().fact("in order", inOrder(blocks, first));
        }
    }

    @Test
    void a_block_that_is_not_there_yet_is_waited_for(Ground ground) {
        Caller city = ground.caller(CITY);
        long next = ground.chain().height(CITY);
        try (CloseableIterator<Block> blocks =
                city.channel().newBlockEventsRequest().startBlock(next).build().getEvents()) {
            city.has("put", "waited", "1");
            ground.seen().fact("the next block comes", blocks.next().getHeader().getNumber() == next);
        }
    }

    @Test
    void without_a_start_the_next_block_comes(Ground ground) {
        Caller city = ground.caller(CITY);
        long height = ground.chain().height(CITY);
        try (CloseableIterator<Block> blocks =
                city.channel().newBlockEventsRequest().build().getEvents()) {
            // Whether the stream is open yet cannot be asked; a later block must come at the latest.
            for (int i = 0; i < 3; i++) {
                city.has("put", "next", Integer.toString(i));
            }
            ground.seen().fact("a block that is new", blocks.next().getHeader().getNumber() >= height);
        }
    }

    @Test
    void blocks_go_on_behind_a_checkpoint(Ground ground) throws Exception {
        Caller city = ground.caller(CITY);
        long first = ground.chain().height(CITY);
        city.has("put", "checked", "1");
        city.has("put", "checked", "2");
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        checkpointer.checkpointBlock(first);
        try (CloseableIterator<Block> blocks = city.channel()
                .newBlockEventsRequest()
                .startBlock(0)
                .checkpoint(checkpointer)
                .build()
                .getEvents()) {
            ground.seen()
                    .fact(
                            "the block behind the checkpoint",
                            blocks.next().getHeader().getNumber() == first + 1);
        }
    }

    @Test
    void a_block_far_ahead_is_not_waited_for(Ground ground) {
        Caller city = ground.caller(CITY);
        try (CloseableIterator<Block> blocks = city.channel()
                .newBlockEventsRequest()
                .startBlock(1_000_000)
                .build()
                .getEvents()) {
            ground.attempts("a block far ahead", blocks::next);
        }
    }

    @Test
    void filtered_blocks_tell_ids_and_codes_and_no_contents(Ground ground) throws Exception {
        Caller city = ground.caller(CITY);
        filtered(ground, "valid", city.proposal("event", "named", "filtered").endorse());
        filtered(
                ground,
                "without an event",
                city.proposal("put", "filtered", "1").endorse());
        filtered(
                ground,
                "invalid",
                city.at(CITY).proposal("event", "named", "filtered-out").endorse());
    }

    private static void filtered(Ground ground, String what, org.hyperledger.fabric.client.Transaction transaction)
            throws Exception {
        long number = transaction.submitAsync().getStatus().getBlockNumber();
        ground.chain().awaitEverywhere(number);
        try (CloseableIterator<FilteredBlock> blocks = ground.caller(CITY)
                .channel()
                .newFilteredBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            FilteredBlock block = blocks.next();
            ground.seen().line("filtered block with one that is " + what + ", channel " + block.getChannelId());
            ground.seen().fact("right number", block.getNumber() == number);
            for (FilteredTransaction each : block.getFilteredTransactionsList()) {
                ground.seen()
                        .detail(each.getTxid().equals(transaction.getTransactionId()) + " " + each.getType() + " "
                                + each.getTxValidationCode());
                for (FilteredChaincodeAction action :
                        each.getTransactionActions().getChaincodeActionsList()) {
                    ground.seen()
                            .detail("event '" + action.getChaincodeEvent().getEventName() + "' of '"
                                    + action.getChaincodeEvent().getChaincodeId() + "', "
                                    + action.getChaincodeEvent().getPayload().size() + " bytes");
                }
            }
        }
    }

    @Test
    void the_first_block_can_be_filtered_too(Ground ground) {
        try (CloseableIterator<FilteredBlock> blocks = ground.caller(CITY)
                .channel()
                .newFilteredBlockEventsRequest()
                .startBlock(0)
                .build()
                .getEvents()) {
            FilteredBlock first = blocks.next();
            first.getFilteredTransactionsList()
                    .forEach(each -> ground.seen()
                            .line("id '" + each.getTxid() + "', " + each.getType() + ", "
                                    + each.getTxValidationCode()));
        }
    }

    @Test
    void chaincode_events_go_on_behind_a_checkpoint(Ground ground) throws Exception {
        Caller city = ground.caller(CITY);
        long first = ground.chain().height(CITY);
        for (String each : new String[] {"1", "2", "3"}) {
            city.has("event", "counted", each);
        }
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        try (CloseableIterator<ChaincodeEvent> events = events(city, first, checkpointer)) {
            ChaincodeEvent event = events.next();
            tell(ground, event);
            checkpointer.checkpointChaincodeEvent(event);
        }
        try (CloseableIterator<ChaincodeEvent> events = events(city, first, checkpointer)) {
            tell(ground, events.next());
            tell(ground, events.next());
        }
    }

    @Test
    void events_of_invalid_transactions_are_not_told(Ground ground) {
        Caller city = ground.caller(CITY);
        long first = ground.chain().height(CITY);
        city.at(CITY).submits("event", "invalid", "untold");
        city.has("event", "valid", "told");
        try (CloseableIterator<ChaincodeEvent> events = events(city, first, new InMemoryCheckpointer())) {
            tell(ground, events.next());
        }
    }

    @Test
    void events_of_another_chaincode_are_not_told(Ground ground) {
        Caller city = ground.caller(CITY);
        long first = ground.chain().height(CITY);
        city.has("event", "elsewhere", "elsewhere");
        try (CloseableIterator<ChaincodeEvent> events = city.channel()
                .newChaincodeEventsRequest("nothing")
                .startBlock(first)
                .build()
                .getEvents(call -> call.withDeadlineAfter(1, java.util.concurrent.TimeUnit.SECONDS))) {
            ground.attempts("events of another chaincode", events::next);
        }
    }

    private static CloseableIterator<ChaincodeEvent> events(Caller caller, long first, Checkpointer checkpointer) {
        return caller.channel()
                .newChaincodeEventsRequest("records")
                .startBlock(first)
                .checkpoint(checkpointer)
                .build()
                .getEvents();
    }

    private static void tell(Ground ground, ChaincodeEvent event) {
        ground.seen()
                .line("event " + event.getEventName() + " of " + event.getChaincodeName() + ": "
                        + new String(event.getPayload(), UTF_8));
    }

    private static boolean inOrder(List<Block> blocks, long first) {
        long expected = first;
        for (Block block : blocks) {
            if (block.getHeader().getNumber() != expected) {
                return false;
            }
            expected++;
        }
        return true;
    }
}
