/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.archive;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.evidence.trust.LogOrigin;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What an archive holds: a log from its first entry, or from that of a block, to a checkpoint, file by file. Its one form is canonical JSON.
 *
 * <p>Nobody signs a manifest: what is proved is proved by the checkpoint. Its digests are what time stamps are renewed over.
 *
 * @param origin the log
 * @param block of the checkpoint
 * @param size entries below the checkpoint, at least 1
 * @param range which of them the archive holds; if empty, all
 * @param files all but the manifest and the renewals, in ascending order of their paths, at most {@value #MAX_FILES}
 */
public record ArchiveManifest(
        LogOrigin origin, long block, long size, Optional<ArchivedRange> range, List<ArchivedFile> files) {
    /** The most bytes of a manifest. */
    public static final int MAX_BYTES = 32 << 20;

    /** The most files beside the manifest and the renewals; enough for eight million entries. */
    public static final int MAX_FILES = CanonicalJson.MAX_MEMBERS - ArchivedTile.OTHERS;

    private static final long VERSION = 1;
    private static final String KIND = "log-archive";

    /** Refuses ({@code SCHEMA_INVALID}, {@code TOO_LARGE}) numbers out of bounds, files out of order, and too many. */
    public ArchiveManifest {
        files = List.copyOf(files);
        if (files.size() > MAX_FILES) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d files, an archive has at most %d", files.size(), MAX_FILES);
        }
        if (block < 0 || size < 1) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an archive of %d entries up to block %d", size, block);
        }
        if (range.filter(part -> part.last() != size - 1 || part.from() > block).isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a range ends with the last entry before the checkpoint");
        }
        for (int at = 1; at < files.size(); at++) {
            if (files.get(at - 1).path().compareTo(files.get(at).path()) >= 0) {
                throw Refusal.of(
                        ErrorCode.SCHEMA_INVALID,
                        "file %s does not stand behind %s",
                        files.get(at).path(),
                        files.get(at - 1).path());
            }
        }
    }

    /**
     * Reads a manifest.
     *
     * @throws Refusal {@code MALFORMED_JSON}, {@code NOT_CANONICAL}, {@code UNKNOWN_VERSION}, {@code SCHEMA_INVALID} or
     *     {@code TOO_LARGE}
     */
    public static ArchiveManifest parse(byte[] bytes) {
        JsonObject json = CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject();
        if (json.integer("v") != VERSION || !json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.UNKNOWN_VERSION, "no %s of version %d, which this release reads", KIND, VERSION);
        }
        json.requireOnly("v", "kind", "origin", "block", "size", "range", "files");
        return new ArchiveManifest(
                new LogOrigin(json.string("origin")),
                json.integer("block"),
                json.integer("size"),
                json.optionalObject("range").map(ArchivedRange::fromJson),
                json.array("files").objects().stream()
                        .map(ArchivedFile::fromJson)
                        .toList());
    }

    /**
     * The tiles that an archive with these tiles of entries has.
     *
     * @throws Refusal {@code SCHEMA_INVALID} or {@code NOT_FOUND} if the tiles of entries are none of such an archive
     */
    List<ArchivedTile> tiles() {
        if (range.isEmpty()) {
            return ArchivedTile.ofLog(size);
        }
        NavigableSet<Long> entries = new TreeSet<>();
        LongStream.rangeClosed(range.get().firstTile(), range.get().lastTile()).forEach(entries::add);
        for (ArchivedFile file : files) {
            if (file.path().value().startsWith(ArchivePath.ENTRIES)) {
                long index = TilePath.parse(file.path().value()).index();
                if (index > range.get().lastTile()) {
                    throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s lies behind the range", file.path());
                }
                entries.add(index);
            }
        }
        return ArchivedTile.of(size, entries);
    }

    /** The one form of the manifest. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("origin", origin.value())
                .put("block", block)
                .put("size", size)
                .putValueIfPresent("range", range.map(ArchivedRange::toJson))
                .put(
                        "files",
                        JsonArray.of(files.stream().map(ArchivedFile::toJson).toList()))
                .build());
    }
}
