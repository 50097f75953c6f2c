/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogState;
import org.jianzheng.evidence.merkle.ConsistencyProof;
import org.jianzheng.evidence.merkle.DualPath;
import org.jianzheng.evidence.merkle.ProofRefused;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.note.SignedNote;

/**
 * A newer checkpoint and the proof that it extends the one of a bundle, so that the bundle outlives the keys that signed its own: what a
 * retired key has signed counts by the word of keys in use.
 *
 * @param note with its cosignatures
 * @param path nodes of the consistency proof in the order of RFC 9162, 2.1.4
 */
public record LaterCheckpoint(String note, DualPath path) {

    /** Makes the proof from a size of this log to one of its checkpoints, whose cosignatures are not judged here. */
    public static LaterCheckpoint build(LedgerLog log, long from, SignedNote note) {
        long to = Checkpoint.parse(note.text()).state().size();
        return new LaterCheckpoint(
                note.toString(),
                new DualPath(
                        log.consistency(HashSuite.SHA_256, from, to).path(),
                        log.consistency(HashSuite.SM3, from, to).path()));
    }

    /** Reads the JSON form; other members are refused. The note is not judged. */
    public static LaterCheckpoint fromJson(JsonObject json) {
        json.requireOnly("checkpoint", "path");
        return new LaterCheckpoint(json.string("checkpoint"), DualPath.fromJson(json.object("path")));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("checkpoint", note)
                .put("path", path.toJson())
                .build();
    }

    /**
     * Checks that the later state extends the earlier one.
     *
     * @throws ProofRefused if it does not
     */
    public void verify(HashSuite suite, LogState earlier, LogState later) {
        new ConsistencyProof(earlier.size(), later.size(), path.nodes(suite))
                .verify(earlier.roots(suite).log(), later.roots(suite).log(), TreeHasher.of(suite));
    }
}
