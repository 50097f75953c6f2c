/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.client.ChaincodeEvent;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.InMemoryCheckpointer;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    @TempDir
    static Path folder;

    static TestNetwork network;
    static Network channel;
    static Contract city;

    @BeforeAll
    static void start() throws Exception {
        network = TestNetwork.start(folder);
        channel = network.network(TestNetwork.CITY);
        city = channel.getContract(TestNetwork.CHAINCODE);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void blocks_come_from_the_first_on_and_each_is_signed_by_the_orderers() throws Exception {
        city.submitTransaction("put", "blocks", "1");
        long height = network.node().status().height();

        List<Block> blocks = blocks(0, height);

        Block genesis = blocks.getFirst();
        ConfigurationInForce place = ConfigurationInForce.begin(genesis, BlockHeaders.hash(genesis.getHeader()));
        for (Block block : blocks.subList(1, blocks.size())) {
            BlockChain.requireFollows(place.header(), block.getHeader());
            place = place.next(block);
            assertThat(MetadataSlots.signatures(block).getSignaturesCount()).isEqualTo(4);
            assertThat(MetadataSlots.viewMetadata(block).latestSequence())
                    .isEqualTo(block.getHeader().getNumber());
            assertThat(MetadataSlots.commitHash(block)).isPresent();
        }
        assertThat(ChannelConfiguration.read(genesis).channel()).isEqualTo(TestNetwork.CHANNEL);
    }

    @Test
    void a_block_that_is_not_there_yet_is_waited_for() throws Exception {
        long next = network.node().status().height();
        try (CloseableIterator<Block> blocks =
                channel.newBlockEventsRequest().startBlock(next).build().getEvents()) {
            city.submitTransaction("put", "waited", "1");

            assertThat(blocks.next().getHeader().getNumber()).isEqualTo(next);
        }
    }

    @Test
    void filtered_blocks_tell_ids_and_codes_and_no_contents() throws Exception {
        var transaction = city.newProposal("event")
                .addArguments("named", "payload")
                .build()
                .endorse();
        long number = transaction.submitAsync().getStatus().getBlockNumber();

        try (CloseableIterator<FilteredBlock> blocks = channel.newFilteredBlockEventsRequest()
                .startBlock(number)
                .build()
                .getEvents()) {
            FilteredBlock block = blocks.next();

            assertThat(block.getNumber()).isEqualTo(number);
            assertThat(block.getChannelId()).isEqualTo(TestNetwork.CHANNEL);
            assertThat(block.getFilteredTransactionsList()).singleElement().satisfies(each -> {
                assertThat(each.getTxid()).isEqualTo(transaction.getTransactionId());
                assertThat(each.getTxValidationCode()).isEqualTo(TxValidationCode.VALID);
                assertThat(each.getTransactionActions().getChaincodeActions(0).getChaincodeEvent())
                        .satisfies(event -> {
                            assertThat(event.getEventName()).isEqualTo("named");
                            assertThat(event.getPayload().isEmpty()).isTrue();
                        });
            });
        }
    }

    @Test
    void chaincode_events_go_on_behind_a_checkpoint() throws Exception {
        long first = network.node().status().height();
        for (String each : new String[] {"1", "2", "3"}) {
            city.submitTransaction("event", "counted", each);
        }
        InMemoryCheckpointer checkpointer = new InMemoryCheckpointer();
        try (CloseableIterator<ChaincodeEvent> events = channel.newChaincodeEventsRequest(TestNetwork.CHAINCODE)
                .startBlock(first)
                .build()
                .getEvents()) {
            ChaincodeEvent event = events.next();
            assertThat(text(event.getPayload())).isEqualTo("1");
            checkpointer.checkpointChaincodeEvent(event);
        }

        try (CloseableIterator<ChaincodeEvent> events = channel.newChaincodeEventsRequest(TestNetwork.CHAINCODE)
                .startBlock(first)
                .checkpoint(checkpointer)
                .build()
                .getEvents()) {
            assertThat(text(events.next().getPayload())).isEqualTo("2");
            assertThat(text(events.next().getPayload())).isEqualTo("3");
        }
    }

    @Test
    void streams_can_be_cut() throws Exception {
        CloseableIterator<Block> blocks = channel.newBlockEventsRequest()
                .startBlock(network.node().status().height())
                .build()
                .getEvents();
        Await.until("the stream is open", () -> network.node().metrics().text().contains("open_streams 1"));

        network.faults().cutStreams();

        assertThatThrownBy(blocks::next)
                .isInstanceOf(GatewayRuntimeException.class)
                .hasMessageContaining("UNAVAILABLE");
    }

    @Test
    void a_request_for_a_block_far_ahead_ends() {
        try (CloseableIterator<Block> blocks =
                channel.newBlockEventsRequest().startBlock(1_000_000).build().getEvents()) {
            assertThatThrownBy(blocks::next).hasMessageContaining("NOT_FOUND");
        }
    }

    @Test
    void qscc_answers_about_the_chain() throws Exception {
        Contract qscc = channel.getContract("qscc");
        var transaction =
                city.newProposal("put").addArguments("asked", "1").build().endorse();
        long number = transaction.submitAsync().getStatus().getBlockNumber();
        Block block = network.node().block(number).orElseThrow();
        Sha256 hash = BlockHeaders.hash(block.getHeader());

        BlockchainInfo info = BlockchainInfo.parseFrom(qscc.evaluateTransaction("GetChainInfo", TestNetwork.CHANNEL));
        assertThat(info.getHeight()).isEqualTo(number + 1);
        assertThat(info.getCurrentBlockHash()).isEqualTo(hash.value());
        assertThat(Block.parseFrom(
                        qscc.evaluateTransaction("GetBlockByNumber", TestNetwork.CHANNEL, Long.toString(number))))
                .isEqualTo(block);
        assertThat(Block.parseFrom(qscc.evaluateTransaction(
                        "GetBlockByTxID", TestNetwork.CHANNEL, transaction.getTransactionId())))
                .isEqualTo(block);
        assertThat(Block.parseFrom(qscc.newProposal("GetBlockByHash")
                        .addArguments(TestNetwork.CHANNEL.getBytes(UTF_8), hash.bytes())
                        .build()
                        .evaluate()))
                .isEqualTo(block);
        ProcessedTransaction processed = ProcessedTransaction.parseFrom(
                qscc.evaluateTransaction("GetTransactionByID", TestNetwork.CHANNEL, transaction.getTransactionId()));
        assertThat(processed.getValidationCode()).isEqualTo(TxValidationCode.VALID_VALUE);
        assertThat(processed.getTransactionEnvelope().toByteString())
                .isEqualTo(block.getData().getData(0));
    }

    @Test
    void qscc_says_what_is_not_there() {
        Contract qscc = channel.getContract("qscc");

        GatewayException refusal = catchThrowableOfType(
                GatewayException.class,
                () -> qscc.evaluateTransaction("GetTransactionByID", TestNetwork.CHANNEL, "0".repeat(64)));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNKNOWN);
        assertThat(refusal.getStatus().getDescription()).contains("no such transaction ID [" + "0".repeat(64) + "]");
    }

    @Test
    void the_status_can_be_asked_before_and_after_the_commit() throws Exception {
        var submitted = city.newProposal("put")
                .addArguments("status", "1")
                .build()
                .endorse()
                .submitAsync();

        assertThat(submitted.getStatus().isSuccessful()).isTrue();
        assertThat(network.gateway(TestNetwork.COUNTY, TestNetwork.COUNTY)
                        .newCommit(submitted.getBytes())
                        .getStatus()
                        .getBlockNumber())
                .isEqualTo(submitted.getStatus().getBlockNumber());
    }

    private static List<Block> blocks(long first, long end) {
        List<Block> blocks = new ArrayList<>();
        try (CloseableIterator<Block> events =
                channel.newBlockEventsRequest().startBlock(first).build().getEvents()) {
            while (blocks.size() < end - first) {
                blocks.add(events.next());
            }
        }
        return blocks;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
