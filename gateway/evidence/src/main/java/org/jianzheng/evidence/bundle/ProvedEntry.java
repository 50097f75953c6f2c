/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.InclusionProof;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;

/**
 * An entry with its paths to the roots of the bundle's checkpoint.
 *
 * @param entry the entry
 * @param position where it stands in the log
 * @param sha256 path to the SHA-256 root
 * @param sm3 path to the SM3 root
 */
public record ProvedEntry(LogEntry entry, long position, List<Hash> sha256, List<Hash> sm3) {
    /** Copies the paths. */
    public ProvedEntry {
        sha256 = List.copyOf(sha256);
        sm3 = List.copyOf(sm3);
    }

    static ProvedEntry fromJson(JsonObject json) {
        DualPath path = DualPath.fromJson(json.object("path"));
        return new ProvedEntry(
                LogEntry.fromJson(json.object("entry")), json.integer("position"), path.sha256(), path.sm3());
    }

    /** Puts the three members into a bundle or a list of such entries. */
    JsonObject.Builder writeTo(JsonObject.Builder json) {
        return json.put("entry", entry.toJson())
                .put("position", position)
                .put("path", new DualPath(sha256, sm3).toJson());
    }

    JsonObject toJson() {
        return writeTo(JsonObject.builder()).build();
    }

    /** The proof that the entry is in the tree of this suite and size. */
    public InclusionProof proof(HashSuite suite, long size) {
        return new InclusionProof(
                position,
                size,
                switch (suite) {
                    case SHA_256 -> sha256;
                    case SM3 -> sm3;
                });
    }
}
