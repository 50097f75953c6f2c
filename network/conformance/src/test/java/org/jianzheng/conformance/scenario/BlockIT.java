/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.scenario;

import static org.jianzheng.conformance.observation.Ground.CITY;
import static org.jianzheng.conformance.observation.Ground.COUNTY;
import static org.jianzheng.conformance.observation.Ground.REGULATOR;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.client.SubmittedTransaction;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.conformance.observation.Caller;
import org.jianzheng.conformance.observation.Conformance;
import org.jianzheng.conformance.observation.Ground;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.BlockSignatures;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.BlockUpdates;
import org.jianzheng.protocol.commit.CommitHash;
import org.jianzheng.protocol.commit.CommittedState;
import org.jianzheng.protocol.commit.StateKey;
import org.jianzheng.protocol.commit.UpdateBatch;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.junit.jupiter.api.Test;

/** The blocks' own bytes. */
@Conformance
class BlockIT {

    @Test
    void a_block_has_five_slots_of_metadata(Ground ground) {
        ground.caller(CITY).has("put", "slots", "1");
        long number = ground.chain().height(CITY) - 1;
        Block block = ground.chain().block(CITY, number);
        ground.seen().line(block.getMetadata().getMetadataCount() + " slots");
        ground.seen()
                .fact("quorum of signatures", MetadataSlots.signatures(block).getSignaturesCount() >= 3);
        ground.seen()
                .fact(
                        "signatures by the orderers' numbers",
                        MetadataSlots.signatures(block).getSignaturesList().stream()
                                .allMatch(BlockSignatures::isByNumber));
        ground.seen()
                .fact(
                        "no further header of a signature",
                        MetadataSlots.signatures(block).getSignaturesList().stream()
                                .allMatch(each -> each.getSignatureHeader().isEmpty()));
        ground.seen().line("configuration of block " + MetadataSlots.lastConfig(block));
        ground.seen().fact("the view's sequence is the block's number", viewSequence(block) == number);
        ground.seen()
                .line("bytes of slot 1: "
                        + MetadataSlots.slot(block, MetadataSlots.LAST_CONFIG).size());
        ground.seen()
                .line("bytes of slot 3: "
                        + MetadataSlots.slot(block, MetadataSlots.ORDERER).size());
        ground.seen().line("flags: " + ground.chain().codes(CITY, number));
        ground.seen().fact("commit hash", MetadataSlots.commitHash(block).isPresent());
    }

    /** -1 where orderers have no views. */
    private static long viewSequence(Block block) {
        try {
            return MetadataSlots.viewMetadata(block).latestSequence();
        } catch (ProtocolException noView) {
            return -1;
        }
    }

    @Test
    void the_first_block_is_the_configuration(Ground ground) {
        Block genesis = ground.chain().block(CITY, 0);
        ground.seen().line(genesis.getMetadata().getMetadataCount() + " slots");
        ground.seen().line("flags: " + ground.chain().codes(CITY, 0));
        ground.seen().fact("commit hash", MetadataSlots.commitHash(genesis).isPresent());
        ground.seen().line("signatures: " + MetadataSlots.signatures(genesis).getSignaturesCount());
        ground.seen()
                .fact("a previous hash", !genesis.getHeader().getPreviousHash().isEmpty());
    }

    @Test
    void all_organisations_have_the_same_blocks(Ground ground) {
        long number = ground.chain().height(CITY);
        ground.caller(CITY).has("put", "same-blocks", "1");
        ground.seen().fact("at CountyMSP", alike(ground, COUNTY, number));
        ground.seen().fact("at RegulatorMSP", alike(ground, REGULATOR, number));
    }

    /** Which orderers' signatures a peer was given may differ; all else is the same. */
    private static boolean alike(Ground ground, String mspId, long number) {
        Block here = ground.chain().block(CITY, number);
        Block there = ground.chain().block(mspId, number);
        return here.getHeader().equals(there.getHeader())
                && here.getData().equals(there.getData())
                && ValidityFlags.of(here).equals(ValidityFlags.of(there))
                && MetadataSlots.commitHash(here).equals(MetadataSlots.commitHash(there));
    }

    @Test
    void the_whole_chain_can_be_checked(Ground ground) {
        List<Block> blocks = ground.chain().blocks(CITY, 0, ground.chain().height(CITY));
        ConfigurationInForce place = ConfigurationInForce.begin(
                blocks.getFirst(), BlockHeaders.hash(blocks.getFirst().getHeader()));
        for (Block block : blocks.subList(1, blocks.size())) {
            BlockChain.requireFollows(place.header(), block.getHeader());
            place = place.next(block);
        }
        ground.seen()
                .fact(
                        "each block follows and is signed by a quorum",
                        place.header().getNumber() > 0);
    }

    @Test
    void the_commit_hashes_follow_from_the_blocks(Ground ground) {
        Replay state = new Replay();
        Optional<Sha256> previous = Optional.empty();
        boolean first = true;
        int wrong = 0;
        for (Block block : ground.chain().blocks(CITY, 0, ground.chain().height(CITY))) {
            ValidityFlags flags = ValidityFlags.of(block);
            UpdateBatch batch = first ? new UpdateBatch() : BlockUpdates.of(block, flags, state);
            if (!first) {
                Sha256 computed = CommitHash.next(flags, batch.toByteString(), previous);
                if (!Optional.of(computed).equals(MetadataSlots.commitHash(block))) {
                    wrong++;
                }
                previous = MetadataSlots.commitHash(block);
            }
            state.apply(batch);
            first = false;
        }
        ground.seen().line("commit hashes that do not follow: " + wrong);
    }

    @Test
    void of_several_writers_of_a_key_the_last_in_the_block_counts(Ground ground) throws Exception {
        Caller city = ground.caller(CITY);
        List<org.hyperledger.fabric.client.Transaction> endorsed = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            endorsed.add(city.proposal("put", "contested", Integer.toString(i)).endorse());
        }
        long from = ground.chain().height(CITY);
        List<SubmittedTransaction> submitted = new ArrayList<>();
        for (var each : endorsed) {
            submitted.add(each.submitAsync());
        }
        long last = from;
        for (SubmittedTransaction each : submitted) {
            var status = each.getStatus();
            ground.seen().line(status.getCode().toString());
            last = Math.max(last, status.getBlockNumber());
        }
        ground.chain().awaitEverywhere(last);
        String winner = ground.chain().lastWritten(CITY, from, last, "contested");
        String value = new String(
                city.channel()
                        .getContract("records")
                        .newProposal("get")
                        .addArguments("contested")
                        .setEndorsingOrganizations(CITY)
                        .build()
                        .evaluate(),
                java.nio.charset.StandardCharsets.UTF_8);
        ground.seen().fact("the last writer counts", winner.equals(value));
    }

    /** World state as far as commit hashes need it. */
    private static final class Replay implements CommittedState {
        private final Map<StateKey, ByteString> values = new HashMap<>();

        @Override
        public Optional<ByteString> value(StateKey key) {
            return Optional.ofNullable(values.get(key));
        }

        void apply(UpdateBatch batch) {
            batch.updates()
                    .forEach((key, update) ->
                            update.value().ifPresentOrElse(value -> values.put(key, value), () -> values.remove(key)));
        }
    }
}
