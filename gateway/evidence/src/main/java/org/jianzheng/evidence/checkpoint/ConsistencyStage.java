/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.ConsistencyProof;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * An earlier state of a log and the proof that a checkpoint extends it (RFC 9162, 2.1.4, in both suites): for whoever holds a checkpoint of
 * the earlier size. The roots stand in it so that it can be checked by those who hold none.
 *
 * @param size entries of the earlier state, at least 1
 * @param sha256 its SHA-256 root
 * @param sm3 its SM3 root
 * @param path nodes in the order of the RFC
 */
public record ConsistencyStage(long size, Hash sha256, Hash sm3, DualPath path) {

    /**
     * Makes the proof.
     *
     * @throws Refusal {@code SCHEMA_INVALID} unless 1 ≤ {@code from} ≤ {@code to}
     */
    public static ConsistencyStage build(LedgerLog log, long from, long to) {
        if (from < 1 || from > to) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "the size of a checkpoint that is held is 1 to %d here, met %d",
                    to,
                    from);
        }
        return new ConsistencyStage(
                from,
                log.root(HashSuite.SHA_256, from),
                log.root(HashSuite.SM3, from),
                new DualPath(
                        log.consistency(HashSuite.SHA_256, from, to).path(),
                        log.consistency(HashSuite.SM3, from, to).path()));
    }

    /** Reads the JSON form; other members are refused. */
    public static ConsistencyStage fromJson(JsonObject json) {
        json.requireOnly("size", "roots", "path");
        JsonObject roots = json.object("roots").requireOnly("sha256", "sm3");
        return new ConsistencyStage(
                json.integer("size"),
                root(roots, "sha256"),
                root(roots, "sm3"),
                DualPath.fromJson(json.object("path")));
    }

    private static Hash root(JsonObject roots, String suite) {
        try {
            return Hash.ofHex(roots.string(suite));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s: %s", roots.place(suite), e.getMessage())
                    .causedBy(e);
        }
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("size", size)
                .put(
                        "roots",
                        JsonObject.builder()
                                .put("sha256", sha256.hex())
                                .put("sm3", sm3.hex())
                                .build())
                .put("path", path.toJson())
                .build();
    }

    /** The earlier root in this suite. */
    public Hash root(HashSuite suite) {
        return switch (suite) {
            case SHA_256 -> sha256;
            case SM3 -> sm3;
        };
    }

    /**
     * Checks that this state of the log extends the earlier one.
     *
     * @throws ProofRefused if it does not
     */
    public void verify(HashSuite suite, LogState later) {
        new ConsistencyProof(size, later.size(), path.nodes(suite))
                .verify(root(suite), later.roots(suite).log(), TreeHasher.of(suite));
    }
}
