/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A file as it was seen: written again, it is another.
 *
 * @param name its path within the folder
 * @param size in bytes
 * @param modified when it was written last, in whole milliseconds
 */
record SeenFile(String name, long size, Instant modified) {
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("mp4", "video/mp4"),
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("ts", "video/mp2t"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("csv", "text/csv"),
            Map.entry("txt", "text/plain"),
            Map.entry("json", "application/json"));

    static SeenFile of(Path folder, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new SeenFile(
                folder.relativize(file).toString(),
                attributes.size(),
                Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis()));
    }

    static SeenFile fromJson(JsonObject json) {
        json.requireOnly("modified", "name", "size");
        return new SeenFile(
                json.string("name"),
                Members.integer(json, "size", 0, JsonInteger.MAX),
                Instants.parse(json.string("modified")));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("modified", Instants.format(modified))
                .put("name", name)
                .put("size", size)
                .build();
    }

    /** The name as a record holds it: its end, where it is too long. */
    String shownName() {
        return name.length() <= Members.LINE ? name : name.substring(name.length() - Members.LINE);
    }

    String mediaType() {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.getOrDefault(ending, UNKNOWN);
    }
}
