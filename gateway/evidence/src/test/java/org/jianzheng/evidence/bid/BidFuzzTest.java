/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bid;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.evidence.batch.BatchTree;
import org.jianzheng.evidence.bundle.BatchStage;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.model.bid.Batch;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidFiller;
import org.jianzheng.model.bid.BidReceipt;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a gateway publishes of sealed bids is read, or refused by name. */
class BidFuzzTest {
    private static final int LEAVES = 8;
    private static final Instant DEADLINE = Instant.parse("2026-03-16T01:30:00Z");
    private static final BidReceipt RECEIPT = receipt();
    private static final List<JsonObject> LEAF_SET = Stream.concat(
                    Stream.of(RECEIPT.toJson()),
                    IntStream.range(1, LEAVES)
                            .mapToObj(number -> new BidFiller(Salt.random(new SecureRandom())).toJson()))
            .toList();
    private static final BatchTree TREE = new BatchTree(
            LEAF_SET.stream().map(leaf -> DualLeaf.of(leaf.canonical())).toList());
    private static final Batch BATCH = new Batch(1, DEADLINE, LEAVES, TREE.roots(), Set.of());

    private static BidReceipt receipt() {
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.ED25519, new SecureRandom());
        BidStatement statement = BidStatement.sign(
                new BidAct.Withdraw(1),
                LotCode.parse("E620800ZZ99000001001001"),
                UnifiedCreditCode.parse("91999999B00000019A"),
                DEADLINE,
                key);
        return BidReceipt.sign(
                OrganisationId.parse("CityMSP"),
                statement,
                DEADLINE,
                DEADLINE,
                Optional.empty(),
                Salt.random(new SecureRandom()),
                key);
    }

    static Stream<byte[]> proofs() {
        BatchStage stage = TREE.stage(RECEIPT.toJson(), 0);
        String proof = JsonObject.builder()
                .put("batch", BATCH.toJson())
                .put("index", 0)
                .put("path", new DualPath(stage.sha256(), stage.sm3()).toJson())
                .build()
                .toString();
        return Stream.of(
                        proof,
                        proof.replace("\"index\":0", "\"index\":8"),
                        proof.replace("\"index\":0", "\"index\":-1"),
                        proof.replace("\"leaves\":8", "\"leaves\":1"))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("proofs")
    @FuzzTest(maxDuration = "5s")
    void a_place_leads_from_the_receipt_or_is_refused(byte[] input) {
        try {
            LeafProof proof = LeafProof.fromJson(CanonicalJson.parseObject(input));
            proof.requireLeadsFrom(RECEIPT);
            assertThat(proof.batch().roots()).isEqualTo(BATCH.roots());
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }

    static Stream<byte[]> leafSets() {
        String line = JsonObject.builder()
                .put("batch", BATCH.toJson())
                .put("leaves", JsonArray.of(LEAF_SET))
                .build()
                .toString();
        return Stream.of(line + "\n", line, "\n", "{\"batch\":{},\"leaves\":[]}\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("leafSets")
    @FuzzTest(maxDuration = "5s")
    void published_leaves_give_their_roots_or_are_refused(byte[] input) {
        try {
            PublishedLeaves leaves = PublishedLeaves.parse(input);
            assertThat(leaves.standing()).as("a withdrawal stands for no bid").isEmpty();
        } catch (Refusal expected) {
            assertThat(expected.code()).isNotNull();
        }
    }
}
