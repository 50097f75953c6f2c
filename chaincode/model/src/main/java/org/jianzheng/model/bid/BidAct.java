/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.bid;

import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/** What a bidder does with a sealed bid (domain 3.2). */
public sealed interface BidAct {
    /** The most commitments and withdrawals of one bidder in one lot. */
    int MAX_VERSION = 100;

    /**
     * Commits to a bid; replaces the one before, if there is one.
     *
     * @param version counts the bidder's commitments and withdrawals in the lot, from 1, so that none can be played again
     * @param commitment to what
     */
    record Commit(int version, BidCommitment commitment) implements BidAct {}

    /**
     * Withdraws the bid (撤回) before the deadline.
     *
     * @param version counts the bidder's commitments and withdrawals in the lot, from 1
     */
    record Withdraw(int version) implements BidAct {}

    /**
     * Tells, once the opening has begun, what the commitment is to.
     *
     * @param nonce of the commitment
     * @param file the SM3 digest of the encrypted bid
     */
    record Reveal(BidNonce nonce, Digest file) implements BidAct {}

    /** The kind under which a statement of it goes. */
    default String kind() {
        return switch (this) {
            case Commit ignored -> "bid-commit";
            case Withdraw ignored -> "bid-withdraw";
            case Reveal ignored -> "bid-reveal";
        };
    }

    /** Reads the act of a statement; refuses ({@code SCHEMA_INVALID}) another kind. */
    static BidAct fromJson(JsonObject json) {
        return switch (json.string("kind")) {
            case "bid-commit" ->
                new Commit(version(json), new BidCommitment(Digest.parse(HashSuite.SM3, json.string("commitment"))));
            case "bid-withdraw" -> new Withdraw(version(json));
            case "bid-reveal" ->
                new Reveal(new BidNonce(json.string("nonce")), Digest.parse(HashSuite.SM3, json.string("file")));
            default ->
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID, "%s is bid-commit, bid-withdraw or bid-reveal", json.place("kind"));
        };
    }

    private static int version(JsonObject json) {
        return Math.toIntExact(Members.integer(json, "version", 1, MAX_VERSION));
    }

    /** Adds the members that {@link #fromJson} reads. */
    default void writeTo(JsonObject.Builder json) {
        json.put("kind", kind());
        switch (this) {
            case Commit commit ->
                json.put("version", commit.version())
                        .put("commitment", commit.commitment().value().hex());
            case Withdraw withdraw -> json.put("version", withdraw.version());
            case Reveal reveal ->
                json.put("nonce", reveal.nonce().hex())
                        .put("file", reveal.file().hex());
        }
    }
}
