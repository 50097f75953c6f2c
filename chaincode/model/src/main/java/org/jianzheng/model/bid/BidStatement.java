/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.SignatureEntry;

/**
 * What a bidder states about a sealed bid, under the bidder's own signature: nobody else can replace, withdraw or reveal it. The key of the
 * first statement in a lot is the one that all later ones must bear. It is no record: before the opening nothing of it is on the ledger.
 *
 * @param act what the bidder does
 * @param lot in which lot
 * @param bidder who bids
 * @param at when, by the bidder's clock; what counts is when it was received (domain 3.3)
 * @param key whose signature it is
 * @param signature over the canonical form without it
 */
public record BidStatement(
        BidAct act, LotCode lot, UnifiedCreditCode bidder, Instant at, PublicKey key, SignatureEntry signature) {
    /** The most bytes of a statement. */
    public static final int MAX_BYTES = 4_096;

    private static final long VERSION = 1;

    /** Signs a statement. */
    public static BidStatement sign(BidAct act, LotCode lot, UnifiedCreditCode bidder, Instant at, Signer signer) {
        byte[] message = CanonicalJson.write(unsigned(act, lot, bidder, at, signer.publicKey()));
        return new BidStatement(act, lot, bidder, at, signer.publicKey(), SignatureEntry.make(signer, message));
    }

    /**
     * Reads a statement; its signature is not checked here.
     *
     * @throws Refusal {@code UNKNOWN_VERSION}, {@code SCHEMA_INVALID} or what its values refuse
     */
    public static BidStatement fromJson(JsonObject json) {
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION,
                    "statement version %d, this release reads %d",
                    json.integer("v"),
                    VERSION);
        }
        BidStatement statement = new BidStatement(
                BidAct.fromJson(json),
                LotCode.parse(json.string("lot")),
                UnifiedCreditCode.parse(json.string("bidder")),
                Instants.parse(json.string("at")),
                PublicKey.parse(json.string("key")),
                SignatureEntry.fromJson(json.object("signature")));
        json.requireOnly(statement.toJson().keys().toArray(String[]::new));
        return statement;
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return unsigned(act, lot, bidder, at, key).with("signature", signature.toJson());
    }

    /** Refuses ({@code SIGNATURE_INVALID}) a statement that its key has not signed. */
    public void requireSigned() {
        signature.requireValid(key, CanonicalJson.write(unsigned(act, lot, bidder, at, key)));
    }

    /** What is revealed; refuses ({@code SCHEMA_INVALID}) a statement that reveals nothing. */
    public BidAct.Reveal requireReveal() {
        if (act instanceof BidAct.Reveal reveal) {
            return reveal;
        }
        throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a %s reveals nothing", act.kind());
    }

    private static JsonObject unsigned(BidAct act, LotCode lot, UnifiedCreditCode bidder, Instant at, PublicKey key) {
        JsonObject.Builder json = JsonObject.builder()
                .put("v", VERSION)
                .put("lot", lot.value())
                .put("bidder", bidder.value())
                .put("at", Instants.format(at))
                .put("key", key.toString());
        act.writeTo(json);
        return json.build();
    }

    /** The kind alone: who bids where is told by nobody's log. */
    @Override
    public String toString() {
        return act.kind();
    }
}
