/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.SignatureEntry;

/**
 * What a platform answers to a bidder's statement: received, or refused, and when. It is valid whatever becomes of the ledger; its receipt
 * time is the one that counts (domain 3.3). Its canonical bytes are a leaf of a batch, whose salt keeps it from being guessed.
 *
 * @param organisation whose platform it is
 * @param statement what was received
 * @param receivedAt when it had come in whole, in milliseconds
 * @param deadline the lot's deadline at that moment
 * @param refused why it was refused; empty if it stands
 * @param salt 128 random bits
 * @param signature by the platform's key
 */
public record BidReceipt(
        OrganisationId organisation,
        BidStatement statement,
        Instant receivedAt,
        Instant deadline,
        Optional<ErrorCode> refused,
        Salt salt,
        SignatureEntry signature) {
    private static final long VERSION = 1;
    private static final String KIND = "bid-receipt";

    /** Signs a receipt. */
    public static BidReceipt sign(
            OrganisationId organisation,
            BidStatement statement,
            Instant receivedAt,
            Instant deadline,
            Optional<ErrorCode> refused,
            Salt salt,
            Signer platform) {
        byte[] message = CanonicalJson.write(unsigned(organisation, statement, receivedAt, deadline, refused, salt));
        return new BidReceipt(
                organisation, statement, receivedAt, deadline, refused, salt, SignatureEntry.make(platform, message));
    }

    /** Reads a receipt; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) any other document. */
    public static BidReceipt fromJson(JsonObject json) {
        json.requireOnly("v", "kind", "org", "statement", "receivedAt", "deadline", "refused", "salt", "signature");
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION, "receipt version %d, this release reads %d", json.integer("v"), VERSION);
        }
        if (!json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s must be %s", json.place("kind"), KIND);
        }
        return new BidReceipt(
                OrganisationId.parse(json.string("org")),
                BidStatement.fromJson(json.object("statement")),
                Instants.parse(json.string("receivedAt")),
                Instants.parse(json.string("deadline")),
                json.optionalString("refused").map(BidReceipt::code),
                Salt.parse(json.string("salt")),
                SignatureEntry.fromJson(json.object("signature")));
    }

    private static ErrorCode code(String name) {
        return ErrorCode.named(name)
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "refused names no code of the catalogue"));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return unsigned(organisation, statement, receivedAt, deadline, refused, salt)
                .with("signature", signature.toJson());
    }

    /** The bytes that are batched, and stamped by a time-stamp authority. */
    public byte[] canonical() {
        return CanonicalJson.write(toJson());
    }

    /** Refuses ({@code SIGNATURE_INVALID}) a receipt that this platform's key, or a statement that its own key, has not signed. */
    public void requireSignedBy(PublicKey platform) {
        statement.requireSigned();
        signature.requireValid(
                platform, CanonicalJson.write(unsigned(organisation, statement, receivedAt, deadline, refused, salt)));
    }

    private static JsonObject unsigned(
            OrganisationId organisation,
            BidStatement statement,
            Instant receivedAt,
            Instant deadline,
            Optional<ErrorCode> refused,
            Salt salt) {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("org", organisation.value())
                .put("statement", statement.toJson())
                .put("receivedAt", Instants.format(receivedAt))
                .put("deadline", Instants.format(deadline))
                .putIfPresent("refused", refused.map(ErrorCode::name))
                .put("salt", salt.value())
                .build();
    }

    /** The kind alone. */
    @Override
    public String toString() {
        return KIND;
    }
}
