/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * A file of an archive.
 *
 * @param path where it stands
 * @param size its bytes
 * @param digests over its bytes
 */
public record ArchivedFile(ArchivePath path, long size, DualDigest digests) {
    /** Refuses ({@code SCHEMA_INVALID}) a negative size. */
    public ArchivedFile {
        if (size < 0) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s has %d bytes", path, size);
        }
    }

    static ArchivedFile of(ArchivePath path, byte[] bytes) {
        return new ArchivedFile(path, bytes.length, DualDigest.of(bytes));
    }

    static ArchivedFile fromJson(JsonObject json) {
        json.requireOnly("path", "size", "digests");
        return new ArchivedFile(
                new ArchivePath(json.string("path")),
                json.integer("size"),
                DualDigest.fromJson(json.object("digests")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("path", path.value())
                .put("size", size)
                .put("digests", digests.toJson())
                .build();
    }

    /** Size and digests in words. */
    String content() {
        return size + " bytes, " + digests.sha256() + ", " + digests.sm3();
    }
}
