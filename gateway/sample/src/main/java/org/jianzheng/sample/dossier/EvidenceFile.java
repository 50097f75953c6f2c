/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.dossier;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * One evidence file of a dossier.
 *
 * @param evidence its id, {@code ev:…}
 * @param file where it lies
 * @param mediaType its media type
 * @param size its length in bytes
 * @param digests its digests in both suites
 * @param device what recorded it
 * @param place where it was recorded
 * @param capturedAt when it was recorded
 * @param confidentiality who may see it, such as {@code INTERNAL}
 */
public record EvidenceFile(
        EvidenceId evidence,
        Path file,
        String mediaType,
        long size,
        DualDigest digests,
        String device,
        String place,
        Instant capturedAt,
        Confidentiality confidentiality) {

    static EvidenceFile fromJson(JsonObject json, Path folder) {
        return new EvidenceFile(
                EvidenceId.parse(json.string("evidenceId")),
                folder.resolve(json.string("path")),
                json.string("mediaType"),
                json.integer("size"),
                new DualDigest(
                        Digest.parse(HashSuite.SHA_256, json.string("sha256")),
                        Digest.parse(HashSuite.SM3, json.string("sm3"))),
                json.string("device"),
                json.string("place"),
                OffsetDateTime.parse(json.string("capturedAt")).toInstant(),
                Members.choice(Confidentiality.class, json, "confidentiality"));
    }

    /** Whether nothing of it may be known before the award. */
    public boolean isSecret() {
        return switch (confidentiality) {
            case PUBLIC, PUBLIC_AFTER_OPENING, INTERNAL -> false;
            case EVALUATION_SECRET, PERSONAL_PSEUDONYMS -> true;
        };
    }

    /** Its name without folders. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
