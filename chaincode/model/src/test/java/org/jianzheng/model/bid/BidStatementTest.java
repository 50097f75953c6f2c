/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jianzheng.model.CaseFiles;
import org.jianzheng.model.alert.Feature;
import org.jianzheng.model.alert.FeatureTag;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BidStatementTest {
    private static final Instant AT = Instant.parse("2026-03-16T01:20:00Z");
    private static final PrivateKey BIDDER = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    private static final PrivateKey PLATFORM = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
    private static final LotCode LOT = LotCode.parse("E620800ZZ99000001001001");
    private static final UnifiedCreditCode CODE = UnifiedCreditCode.parse("91999999B00000019A");
    private static final BidNonce NONCE = new BidNonce("0f".repeat(32));
    private static final Digest FILE = HashSuite.SM3.digest(new byte[] {1});
    private static final BidCommitment COMMITMENT = BidCommitment.of(LOT, CODE, NONCE.bytes(), FILE);

    static Stream<BidAct> acts() {
        return Stream.of(new BidAct.Commit(1, COMMITMENT), new BidAct.Withdraw(2), new BidAct.Reveal(NONCE, FILE));
    }

    static Stream<JsonObject> vectors() {
        return CaseFiles.vectors("bid-commitment.json").array("vectors").objects().stream();
    }

    private static BidStatement statement(BidAct act) {
        return BidStatement.sign(act, LOT, CODE, AT, BIDDER);
    }

    @MethodSource("acts")
    @ParameterizedTest
    void reads_back_what_was_signed(BidAct act) {
        BidStatement statement = statement(act);
        BidStatement read = BidStatement.fromJson(statement.toJson());
        assertThat(read).isEqualTo(statement);
        read.requireSigned();
    }

    @MethodSource("acts")
    @ParameterizedTest
    void one_act_never_passes_for_another(BidAct act) {
        JsonObject json = statement(act).toJson();
        acts().filter(other -> !other.equals(act)).forEach(other -> {
            JsonObject forged = statement(other).toJson().with("signature", json.object("signature"));
            assertThatThrownBy(() -> BidStatement.fromJson(forged).requireSigned())
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SIGNATURE_INVALID));
        });
    }

    @Test
    void a_reveal_of_another_kind_has_unknown_members() {
        JsonObject withdrawal = statement(new BidAct.Withdraw(1)).toJson().with("nonce", NONCE.hex());
        assertThatThrownBy(() -> BidStatement.fromJson(withdrawal)).hasMessageContaining("nonce");
    }

    @MethodSource("vectors")
    @ParameterizedTest
    void a_reveal_is_compared_with_the_commitment_by_the_scheme(JsonObject vector) { // invariant 2
        BidCommitment committed = new BidCommitment(Digest.parse(HashSuite.SM3, vector.string("commitment")));
        BidStatement reveal = BidStatement.sign(
                new BidAct.Reveal(
                        new BidNonce(vector.string("nonce")), Digest.parse(HashSuite.SM3, vector.string("fileSm3"))),
                LotCode.parse(vector.string("lotCode")),
                UnifiedCreditCode.parse(vector.string("uscc")),
                AT,
                BIDDER);
        assertThat(Reveal.compare(reveal, committed)).isEqualTo(Reveal.Outcome.VERIFIED);
        assertThat(Reveal.compare(reveal, COMMITMENT)).isEqualTo(Reveal.Outcome.MISMATCH);
    }

    @Test
    void a_receipt_is_worth_what_platform_and_bidder_signed() {
        BidReceipt receipt = receipt(statement(new BidAct.Commit(1, COMMITMENT)));
        BidReceipt read = BidReceipt.fromJson(receipt.toJson());
        assertThat(read).isEqualTo(receipt);
        read.requireSignedBy(PLATFORM.publicKey());

        assertThatThrownBy(() -> read.requireSignedBy(BIDDER.publicKey())).isInstanceOf(Refusal.class);
        BidReceipt later = BidReceipt.fromJson(receipt.toJson().with("receivedAt", "2026-03-16T01:29:59Z"));
        assertThatThrownBy(() -> later.requireSignedBy(PLATFORM.publicKey())).isInstanceOf(Refusal.class);
    }

    @Test
    void nothing_that_is_logged_tells_who_bids() { // invariant 4
        BidStatement statement = statement(new BidAct.Commit(1, COMMITMENT));
        assertThat(statement + " " + receipt(statement) + " " + NONCE)
                .doesNotContain(CODE.value(), COMMITMENT.value().hex(), NONCE.hex(), LOT.value());
    }

    private static BidReceipt receipt(BidStatement statement) {
        return BidReceipt.sign(
                OrganisationId.parse("CityMSP"),
                statement,
                AT,
                AT.plusSeconds(60),
                Optional.of(ErrorCode.DEADLINE_PASSED),
                Salt.random(new Random(3)),
                PLATFORM);
    }

    @Test
    void equal_feature_codes_have_equal_tags_under_one_key_only() {
        byte[] key = HexFormat.of().parseHex("0b".repeat(32));
        FeatureTag tag = FeatureTag.of(key, Feature.MACHINE, "A1-B2");
        assertThat(tag.hex()).isEqualTo("acfb6b90f22afba05689fd8306d4cd0d18cba7ac80e2d6bb55fd996108e70b2c"); // OpenSSL
        assertThat(FeatureTag.of(key, Feature.DONGLE, "A1-B2")).isNotEqualTo(tag);
        key[0] = 0;
        assertThat(FeatureTag.of(key, Feature.MACHINE, "A1-B2")).isNotEqualTo(tag);
    }
}
