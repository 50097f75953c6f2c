/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jianzheng.launcher.document.Documents;

/**
 * What a backup holds, so that nothing is taken back that is damaged, is missing, or belongs elsewhere.
 *
 * @param organisation its name in the topology
 * @param channel the channel's name
 * @param genesis SHA-256 of the channel's first block's bytes
 * @param trust SHA-256 of the trust root
 * @param engine who kept the ledger
 * @param madeAt when it was made, UTC
 * @param block newest block in the gateway's log, -1 if the gateway did not run
 * @param entries entries in the gateway's log
 * @param files every file, in the order in which they follow
 */
public record BackupManifest(
        String organisation,
        String channel,
        String genesis,
        String trust,
        String engine,
        String madeAt,
        long block,
        long entries,
        List<Entry> files) {

    /** The most characters of a manifest. */
    static final int MOST_CHARACTERS = 4 * 1024 * 1024;

    private static final Integer FORMAT = 1;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> MEMBERS = Set.of(
            "format",
            "warning",
            "organisation",
            "channel",
            "genesis",
            "trust",
            "engine",
            "madeAt",
            "block",
            "entries",
            "files");
    private static final String WARNING =
            "PRIVATE KEYS, NOT ENCRYPTED. Whoever has this file can act as the organisation. 内含未加密私钥";

    /**
     * A file.
     *
     * @param path relative to the data folder, with slashes
     * @param size in bytes
     * @param sha256 in hexadecimal digits
     */
    public record Entry(String path, long size, String sha256) {}

    public BackupManifest {
        files = List.copyOf(files);
    }

    /** Bytes of all files. */
    public long bytes() {
        return files.stream().mapToLong(Entry::size).sum();
    }

    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("warning", WARNING);
        document.put("organisation", organisation);
        document.put("channel", channel);
        document.put("genesis", genesis);
        document.put("trust", trust);
        document.put("engine", engine);
        document.put("madeAt", madeAt);
        document.put("block", block);
        document.put("entries", entries);
        document.put(
                "files",
                files.stream()
                        .map(file -> Map.of("path", file.path, "size", file.size, "sha256", file.sha256))
                        .toList());
        return Documents.canonicalJson(document);
    }

    /**
     * Reads a manifest.
     *
     * @throws IllegalArgumentException if it is none of this format
     */
    public static BackupManifest parse(String json) {
        Map<String, Object> document = Documents.mapping(Documents.parse(json));
        if (!FORMAT.equals(document.get("format")) || !document.keySet().equals(MEMBERS)) {
            throw new IllegalArgumentException("this is no manifest of format " + FORMAT);
        }
        if (!(document.get("files") instanceof List<?> list)) {
            throw new IllegalArgumentException("the manifest lists no files");
        }
        List<Entry> files = new ArrayList<>();
        for (Object each : list) {
            Map<String, Object> file = Documents.mapping(each);
            files.add(new Entry(text(file, "path"), number(file, "size"), digest(file, "sha256")));
        }
        return new BackupManifest(
                text(document, "organisation"),
                text(document, "channel"),
                digest(document, "genesis"),
                digest(document, "trust"),
                text(document, "engine"),
                text(document, "madeAt"),
                number(document, "block"),
                number(document, "entries"),
                files);
    }

    private static String text(Map<String, Object> document, String member) {
        if (document.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the manifest's " + member + " is no text");
    }

    private static long number(Map<String, Object> document, String member) {
        Object value = document.get(member);
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("the manifest's " + member + " is no number");
    }

    private static String digest(Map<String, Object> document, String member) {
        String text = text(document, member);
        if (!DIGEST.matcher(text).matches()) {
            throw new IllegalArgumentException("the manifest's " + member + " is no SHA-256");
        }
        return text;
    }
}
