/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jianzheng.acceptance.cases.CaseStage.Surroundings;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidMark;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/** The receipts that the bidders of a case were given, held against the ledger. */
final class BidReceipts {
    /** In every batch, padded. */
    static final int LEAVES = 8;

    private static final String IN_TIME = "IN_TIME";
    private static final String AFTER_OUTAGE = "AFTER_OUTAGE";

    /** A receipt, its leaf, and whether the ledger was up at the fixed time after it. */
    private record Kept(BidReceipt receipt, String leaf, String anchor) {}

    private final Surroundings around;
    private final List<Kept> kept = new ArrayList<>();

    BidReceipts(Surroundings around) {
        this.around = around;
    }

    /** Keeps a receipt, and says when its batch is to come to the ledger. */
    String keep(BidReceipt receipt, String leaf, boolean down) {
        String anchor = down ? AFTER_OUTAGE : IN_TIME;
        kept.add(new Kept(receipt, leaf, anchor));
        return anchor;
    }

    List<String> leaves() {
        return kept.stream().map(Kept::leaf).toList();
    }

    /** Every receipt is signed, its leaf leads to the root of a batch on the ledger, and that came when it was foreseen. */
    JsonObject check(LotCode lot, BidTimes times) {
        Instant first = Instant.MAX;
        for (Kept each : kept) {
            JsonObject proof = around.desk().get(CaseNetwork.CITY, "bids/" + lot + "/proofs/" + each.leaf());
            JsonObject entry = around.desk().get(CaseNetwork.CITY, "records/" + proof.string("record"));
            Batch batch = Batch.fromJson(entry.object("record").object("body"));
            requireIncluded(each.receipt(), proof, batch);
            Instant time = Instant.parse(entry.string("time"));
            if (each.anchor().equals(AFTER_OUTAGE)) {
                first = time.isBefore(first) ? time : first;
                assertThat(batch.marks()).contains(BidMark.ANCHORED_AFTER_OPENING);
            } else {
                assertThat(time).isBefore(times.downFrom().orElse(Instant.MAX));
                assertThat(batch.marks()).isEmpty();
            }
        }
        JsonObject.Builder answer = JsonObject.builder().put("validDespiteOutage", true);
        Instant anchored = first;
        times.downUntil()
                .filter(up -> !anchored.isBefore(up))
                .ifPresent(up -> answer.put(
                        "anchoredAfter",
                        up.atOffset(ZoneOffset.ofHours(8))
                                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx"))));
        return answer.build();
    }

    private static void requireIncluded(BidReceipt receipt, JsonObject proof, Batch batch) {
        DualPath path = DualPath.fromJson(proof.object("path"));
        DualLeaf leaf = DualLeaf.of(receipt.canonical());
        try {
            for (HashSuite suite : HashSuite.values()) {
                new InclusionProof(
                                proof.integer("index"),
                                batch.leaves(),
                                suite == HashSuite.SHA_256 ? path.sha256() : path.sm3())
                        .verify(leaf.in(suite), Hash.of(batch.roots().in(suite)), TreeHasher.of(suite));
            }
        } catch (ProofRefused refused) {
            throw new AssertionError(refused);
        }
    }

    /** What the ledger was told before the opening: the same for every interval, and of no bidder. */
    JsonObject anchors(LotCode lot, List<String> bidders) {
        IndexAnswer all = IndexAnswer.parse(
                around.desk().get(CaseNetwork.CITY, "index/lot?key=" + lot).canonical());
        List<JsonObject> before = all.entries().stream()
                .map(LogEntry::record)
                .takeWhile(record -> !record.string("type").equals("bid.opening"))
                .toList();
        List<JsonObject> batches = before.stream()
                .filter(record -> record.string("type").equals("bid.batch"))
                .toList();
        assertThat(batches).isNotEmpty();
        boolean alike = batches.stream()
                        .map(record -> Batch.fromJson(record.object("body")).leaves())
                        .allMatch(leaves -> leaves == LEAVES)
                && batches.stream()
                                .map(record -> record.object("body")
                                        .without("marks")
                                        .toString()
                                        .length())
                                .distinct()
                                .count()
                        == 1;
        boolean named = bidders.stream().anyMatch(before.toString()::contains);
        return JsonObject.builder()
                .put("revealCount", !alike)
                .put("revealIdentity", named)
                .build();
    }
}
