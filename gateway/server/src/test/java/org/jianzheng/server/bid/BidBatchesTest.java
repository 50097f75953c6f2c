/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidCommitment;
import org.jianzheng.model.bid.BidFiller;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BiddingHead;
import org.jianzheng.model.bid.Disclosure;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.junit.jupiter.api.Test;

/** The desk of one gateway on a ledger in memory that can be down;
 *
 * /** What batches tell, and what they do not. */
class BidBatchesTest extends BidScenario {
    @Test
    void with_one_bid_or_many_the_ledger_is_told_the_same() { // invariant 4
        at("08:40:00");
        for (int version = 1; version <= 5; version++) {
            desk().receive(commit(1, version));
            desk().receive(commit(2, version));
        }
        at("08:46:00");
        desk().receive(commit(3, 1));
        at("08:51:00");
        at("08:56:00");

        List<ReadableRecord> batches = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_BATCH)
                .toList();
        assertThat(batches.stream().map(record -> record.canonical().length).distinct())
                .as("ten statements, one and none look alike but for a power of two")
                .hasSizeLessThanOrEqualTo(2);
        assertThat(batches.stream().map(record -> Batch.fromJson(record.body()).leaves()))
                .containsExactly(8, 16, 8, 8);
        assertThat(told(ledger.all())).doesNotContain("91999999B", commitment(1));
        disk.scan(
                new org.jianzheng.server.storage.Table("receipts"),
                (key, value) ->
                        assertThat(new String(value, StandardCharsets.UTF_8)).doesNotContain("91999999B"));
        assertThat(desk().bidding(LOT).count().bidders()).isZero();
    }

    @Test
    void the_published_leaves_give_every_root_and_every_receipt_is_among_them() {
        List<VouchedReceipt> receipts = new ArrayList<>();
        for (int bidder = 1; bidder <= 3; bidder++) {
            receipts.add(desk().receive(commit(bidder, 1)));
        }
        at("09:31:00");
        refuses(ErrorCode.NOT_YET_OPEN, () -> desk().leaves(LOT));
        open();
        at("09:31:05");

        byte[] published = desk().leaves(LOT).bytes();
        Map<Integer, DualDigest> roots = new HashMap<>();
        List<JsonObject> bids = new ArrayList<>();
        new String(published, StandardCharsets.UTF_8)
                .lines()
                .map(CanonicalJson::parseObject)
                .forEach(line -> {
                    List<JsonObject> leaves = line.array("leaves").objects();
                    roots.put(
                            (int) line.object("batch").integer("number"),
                            BidBatches.tree(leaves).roots());
                    leaves.stream().filter(leaf -> !BidFiller.isOne(leaf)).forEach(bids::add);
                });
        ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_BATCH)
                .map(record -> Batch.fromJson(record.body()))
                .forEach(batch -> assertThat(roots).containsEntry(batch.number(), batch.roots()));
        assertThat(bids)
                .containsExactlyInAnyOrderElementsOf(receipts.stream()
                        .map(VouchedReceipt::receipt)
                        .map(BidReceipt::toJson)
                        .toList());
        ReadableRecord disclosure = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_DISCLOSURE)
                .findFirst()
                .orElseThrow();
        assertThat(Disclosure.fromJson(disclosure.body()).leafSet()).isEqualTo(DualDigest.of(published));
        BidDesk.LeafProof proof = desk().proof(
                        LOT,
                        HashSuite.SHA_256
                                .digest(receipts.getFirst().receipt().canonical())
                                .hex());
        BatchTree tree = BidBatches.tree(List.of(receipts.getFirst().receipt().toJson()));
        assertThat(proof.stage().sha256()).hasSize(3);
        assertThat(tree.size()).isOne();
    }

    @Test
    void a_stamp_vouches_for_receipt_and_last_batch() {
        stamping = true;
        VouchedReceipt receipt = desk().receive(commit(1, 1));
        assertThat(receipt.by().stamp()).isPresent();
        assertThat(stamped).contains(receipt.receipt().canonical());
        desk().receive(commit(2, 1));
        desk().receive(commit(3, 1));
        at("09:30:01");
        open();
        at("09:31:05");
        assertThat(BiddingHead.require(ledger.heads(), LOT).marks()).isEmpty();
    }

    @Test
    void another_organisations_signature_vouches_for_receipt_and_last_batch_where_no_authority_answers() {
        vouching = Optional.of(TENDERER);
        VouchedReceipt receipt = desk().receive(commit(1, 1));
        byte[] bytes = receipt.receipt().canonical();
        assertThat(receipt.by().vouch().orElseThrow().covers(bytes)).isTrue();
        assertThat(receipt.toJson().string("vouchedBy")).isEqualTo("OTHER_ORGANISATION");
        vouching = Optional.empty();
        start();
        assertThat(desk().receive(receipt.receipt().statement()).by())
                .as("kept on disk")
                .isEqualTo(receipt.by());
        vouching = Optional.of(TENDERER);
        desk().receive(commit(2, 1));
        desk().receive(commit(3, 1));
        at("09:30:01");
        open();
        at("09:31:05");
        assertThat(BiddingHead.require(ledger.heads(), LOT).marks()).isEmpty();
        Disclosure told = ledger.all().stream()
                .filter(record -> record.type() == RecordType.BID_DISCLOSURE)
                .map(record -> Disclosure.fromJson(record.body()))
                .findFirst()
                .orElseThrow();
        assertThat(told.vouch().orElseThrow().covers(Disclosure.stamped(told.last())))
                .isTrue();
    }

    @Test
    void a_signature_later_than_the_opening_vouches_for_nothing() {
        desk().receive(commit(1, 1));
        desk().receive(commit(2, 1));
        desk().receive(commit(3, 1));
        vouching = Optional.of(TENDERER);
        ahead = Duration.ofSeconds(4);
        at("09:30:01");
        open();
        assertThat(desk().bidding(LOT).marks()).contains(BidMark.CENTRE_ALONE);
    }

    private String commitment(int bidder) {
        return BidCommitment.of(LOT, code(bidder), nonce(bidder).bytes(), file(1))
                .value()
                .hex();
    }
}
