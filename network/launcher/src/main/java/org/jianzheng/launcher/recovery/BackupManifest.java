/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.recovery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jianzheng.launcher.document.Documents;

/**
 * What a backup holds, so that nothing is taken back that is damaged, is missing, or belongs elsewhere. In the archive it is a
 * document and, since there may be very many files, a listing with one line a file whose digest stands in the document.
 *
 * @param organisation its name in the topology
 * @param channel the channel's name
 * @param genesis SHA-256 of the channel's first block's bytes
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
        String engine,
        String madeAt,
        long block,
        long entries,
        List<Entry> files) {

    /** The most files of a backup. */
    public static final int MOST_FILES = 1_000_000;

    /** The most bytes of a document. */
    static final int MOST_BYTES = 1 << 16;

    /** The most bytes of a listing. */
    static final int MOST_LISTING = MOST_FILES * 300;

    private static final Integer FORMAT = 1;
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (0|[1-9][0-9]{0,17}) ([^\\p{Cntrl}]{1,200})");
    private static final Set<String> MEMBERS = Set.of(
            "format",
            "warning",
            "organisation",
            "channel",
            "genesis",
            "engine",
            "madeAt",
            "block",
            "entries",
            "files",
            "listing");
    private static final String WARNING =
            "PRIVATE KEYS, NOT ENCRYPTED. Whoever has this file can act as the organisation. 内含未加密私钥";

    /**
     * A file.
     *
     * @param path relative to the data folder, with slashes
     * @param size in bytes
     * @param sha256 in hexadecimal digits
     */
    public record Entry(String path, long size, String sha256) {

        /** Refuses what does not fit a line. */
        public Entry {
            if (!LINE.matcher(line(path, size, sha256)).matches()) {
                throw new IllegalArgumentException("no file of a backup: " + path);
            }
        }

        private static String line(String path, long size, String sha256) {
            return sha256 + " " + size + " " + path;
        }

        private static Entry parse(String line) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("the listing has a line that names no file");
            }
            return new Entry(matcher.group(3), Long.parseLong(matcher.group(2), 10), matcher.group(1));
        }

        private String line() {
            return line(path, size, sha256);
        }
    }

    /** Refuses more files than a backup can have. */
    public BackupManifest {
        files = List.copyOf(files);
        if (files.size() > MOST_FILES) {
            throw new RecoveryRefused(
                    "文件过多：" + files.size() + "，最多 " + MOST_FILES + "。",
                    files.size() + " files; a backup has at most " + MOST_FILES + ".");
        }
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
        document.put("engine", engine);
        document.put("madeAt", madeAt);
        document.put("block", block);
        document.put("entries", entries);
        document.put("files", files.size());
        document.put("listing", FileDigest.of(listing()));
        return Documents.canonicalJson(document);
    }

    /** One line a file: SHA-256, size, path. */
    String listing() {
        return files.stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
    }

    /**
     * Reads a manifest.
     *
     * @throws IllegalArgumentException if it is none of this format, or the listing is not the one that it names
     */
    public static BackupManifest parse(String json, String listing) {
        Map<String, Object> document = Documents.mapping(Documents.parse(json));
        if (!FORMAT.equals(document.get("format")) || !document.keySet().equals(MEMBERS)) {
            throw new IllegalArgumentException("this is no manifest of format " + FORMAT);
        }
        String digest = FileDigest.of(listing);
        if (!digest.equals(document.get("listing"))) {
            throw new IllegalArgumentException(
                    "the listing has SHA-256 " + digest + ", the manifest says " + document.get("listing"));
        }
        List<Entry> files = listing.lines().map(Entry::parse).toList();
        if (number(document, "files") != files.size()) {
            throw new IllegalArgumentException("the listing has " + files.size() + " lines");
        }
        return new BackupManifest(
                text(document, "organisation"),
                text(document, "channel"),
                digest(document, "genesis"),
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
