/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.server.checkpoint.Checkpoints;
import org.jianzheng.server.checkpoint.Kept;
import org.springframework.stereotype.Component;

/** Builds light evidence bundles: an entry, its paths, a checkpoint, and the registrations of the keys that signed it. */
@Component
public class Bundles {
    /** Media type of a bundle. */
    public static final String MEDIA_TYPE = "application/vnd.jianzheng.evidence+json;v=1";

    private static final int MOST_REGISTRATIONS = 64;

    private final LedgerLog log;
    private final Checkpoints checkpoints;
    private final TrustRoot trust;

    Bundles(LedgerLog log, Checkpoints checkpoints, TrustRoot trust) {
        this.log = log;
        this.checkpoints = checkpoints;
        this.trust = trust;
    }

    /**
     * The bundle of the entry at this position, under the newest checkpoint that a quorum has signed, or a degraded one if no
     * other covers the entry.
     *
     * @return canonical JSON
     * @throws Refusal {@code CHECKPOINT_STALE} if no checkpoint covers the entry yet
     */
    public byte[] of(long position) {
        Kept kept = checkpoints
                .covering(position)
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.CHECKPOINT_STALE, "no checkpoint covers entry %d yet; ask again shortly", position));
        long size = kept.size();
        JsonObject bundle = proved(position, size)
                .with("v", 1)
                .with("grade", "light")
                .with("trust", trust.version())
                .with("size", size)
                .with("checkpoint", kept.note().toString())
                .with(
                        "keys",
                        JsonArray.of(registrations(position).stream()
                                .map(registration -> proved(registration, size))
                                .toList()));
        return CanonicalJson.write(bundle);
    }

    private JsonObject proved(long position, long size) {
        return JsonObject.builder()
                .put("entry", entry(position).toJson())
                .put("position", position)
                .put(
                        "path",
                        JsonObject.builder()
                                .put("sha256", path(HashSuite.SHA_256, position, size))
                                .put("sm3", path(HashSuite.SM3, position, size))
                                .build())
                .build();
    }

    private JsonArray path(HashSuite suite, long position, long size) {
        return JsonArray.ofStrings(log.inclusion(suite, position, size).path().stream()
                .map(Hash::hex)
                .toList());
    }

    private LogEntry entry(long position) {
        return LogEntry.parse(log.entry(position)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "the log has no entry %d", position)));
    }

    /** Positions of the registrations of all signing keys, of the keys that signed those, up to the organisations. */
    private SortedSet<Long> registrations(long position) {
        SortedSet<Long> found = new TreeSet<>();
        Deque<Long> open = new ArrayDeque<>(List.of(position));
        while (!open.isEmpty() && found.size() < MOST_REGISTRATIONS) {
            long signed = open.removeFirst();
            for (KeyId key : signers(entry(signed).record())) {
                // An organisation's registration is signed by the key that it registers, so its own position counts.
                OptionalLong registration = log.registration(key, signed + 1);
                if (registration.isPresent() && found.add(registration.getAsLong())) {
                    open.add(registration.getAsLong());
                }
            }
        }
        return found;
    }

    private static List<KeyId> signers(JsonObject record) {
        List<KeyId> keys = new java.util.ArrayList<>(record.array("signatures").objects().stream()
                .map(signature -> KeyId.parse(signature.string("key")))
                .toList());
        record.optionalObject("body")
                .flatMap(body -> body.optionalObject("record"))
                .ifPresent(opened -> keys.addAll(signers(opened)));
        return keys;
    }
}
