/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code evidence.file}: a file by its digests. The file itself stays off chain.
 *
 * @param evidence its random id
 * @param digests the digests of its bytes
 * @param size its bytes
 * @param mediaType its media type
 * @param source where it comes from
 * @param confidentiality who may read it
 * @param chunkRoot the roots of the tree over its chunks of {@value #CHUNK} bytes (RFC 9162, leaf = the chunk's bytes), so that
 *     a clip can be proved
 */
public record FileRegistration(
        EvidenceId evidence,
        DualDigest digests,
        long size,
        String mediaType,
        Source source,
        Confidentiality confidentiality,
        Optional<DualDigest> chunkRoot)
        implements EvidenceBody {
    /** The bytes of a chunk; the last one of a file may have fewer. */
    public static final int CHUNK = 1 << 20;

    /**
     * Where a file comes from, as far as it is known.
     *
     * @param name its name
     * @param capturedAt when it was captured
     * @param device by what device
     * @param place where
     */
    public record Source(
            Optional<String> name, Optional<Instant> capturedAt, Optional<String> device, Optional<String> place) {
        /** Nothing is known. */
        public static final Source UNKNOWN =
                new Source(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How many chunks the file has. */
    public long chunks() {
        return size / CHUNK + (size % CHUNK == 0 ? 0 : 1);
    }

    /** Reads the body. */
    public static FileRegistration fromJson(JsonObject json) {
        json.requireOnly(
                "evidence",
                "digests",
                "size",
                "mediaType",
                "name",
                "capturedAt",
                "device",
                "place",
                "confidentiality",
                "chunkRoot");
        return new FileRegistration(
                EvidenceId.parse(json.string("evidence")),
                DualDigest.fromJson(json.object("digests")),
                Members.integer(json, "size", 0, JsonInteger.MAX),
                Members.text(json, "mediaType", Members.LINE),
                new Source(
                        Members.optionalText(json, "name", Members.LINE),
                        json.optionalString("capturedAt").map(Instants::parse),
                        Members.optionalText(json, "device", Members.LINE),
                        Members.optionalText(json, "place", Members.LINE)),
                Members.choice(Confidentiality.class, json, "confidentiality"),
                json.optionalObject("chunkRoot").map(DualDigest::fromJson));
    }

    @Override
    public RecordType type() {
        return RecordType.EVIDENCE_FILE;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evidence", evidence.value())
                .put("digests", digests.toJson())
                .put("size", size)
                .put("mediaType", mediaType)
                .putIfPresent("name", source.name())
                .putIfPresent("capturedAt", source.capturedAt().map(Instants::format))
                .putIfPresent("device", source.device())
                .putIfPresent("place", source.place())
                .put("confidentiality", confidentiality.name())
                .putValueIfPresent("chunkRoot", chunkRoot.map(DualDigest::toJson))
                .build();
    }
}
