/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.Optional;
import org.jianzheng.evidence.bid.VerifiedReceipt;
import org.jianzheng.model.bid.BidAct;
import org.jianzheng.model.bid.BidNonce;
import org.jianzheng.model.bid.BidStatement;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * A commitment or withdrawal that a bidder keeps.
 *
 * @param number of the file, from 1
 * @param statement as it is or was sent
 * @param secret what opens the commitment; none for a withdrawal
 * @param answer what the gateway answered; none while that is not known
 */
record KeptBid(
        int number, BidStatement statement, Optional<BidAct.Reveal> secret, Optional<VerifiedReceipt.Given> answer) {
    private static final long VERSION = 1;
    private static final String KIND = "bid-kept";

    /** Refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) what is no kept statement. */
    static KeptBid fromJson(int number, JsonObject json, Optional<VerifiedReceipt.Given> answer) {
        json.requireOnly("v", "kind", "statement", "nonce", "file");
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.UNKNOWN_VERSION, "%s version %d is needed", KIND, VERSION);
        }
        BidStatement statement = BidStatement.fromJson(json.object("statement"));
        Optional<BidAct.Reveal> secret = switch (statement.act()) {
            case BidAct.Commit ignored ->
                Optional.of(new BidAct.Reveal(
                        new BidNonce(json.string("nonce")), Digest.parse(HashSuite.SM3, json.string("file"))));
            case BidAct.Withdraw ignored -> Optional.empty();
            case BidAct.Reveal ignored -> throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a reveal is not kept");
        };
        return new KeptBid(number, statement, secret, answer);
    }

    /** Without the answer, which has a file of its own. */
    JsonObject toJson() {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("statement", statement.toJson())
                .putIfPresent("nonce", secret.map(told -> told.nonce().hex()))
                .putIfPresent("file", secret.map(told -> told.file().hex()))
                .build();
    }

    /** Whether the platform has received it, by a receipt that does not refuse it. */
    boolean isReceived() {
        return answer.filter(given -> given.receipt().refused().isEmpty()).isPresent();
    }

    /** Whether it is the same act: a commitment to the same file, or a withdrawal. */
    boolean isSame(Optional<Digest> file) {
        return secret.map(BidAct.Reveal::file).equals(file);
    }
}
