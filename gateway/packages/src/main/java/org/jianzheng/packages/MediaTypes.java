/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.packages;

import java.util.Locale;
import java.util.Map;

/** Endings of file names, so that a double click opens an original; nothing is decided by them. */
final class MediaTypes {
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("application/json", "json"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/zip", "zip"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/wav", "wav"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/plain", "txt"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/x-matroska", "mkv"));

    private MediaTypes() {}

    static String ending(String mediaType) {
        String plain = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return ENDINGS.getOrDefault(plain, "bin");
    }
}
