/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jianzheng.launcher.document.Documents;
import org.jianzheng.launcher.recovery.FileDigest;
import org.jianzheng.launcher.recovery.RecoveryRefused;

/**
 * A peer's snapshot of a channel, as Fabric writes it, with every file checked against the snapshot's own metadata. Peers that
 * have committed the same blocks write the same snapshot: its hash must be equal at all organisations.
 *
 * @param folder where it lies
 * @param channel the channel
 * @param lastBlock number of the last block in it
 * @param lastBlockHash hash of that block, in hexadecimal digits
 * @param commitHash the peer's commit hash at that block
 * @param hash of the whole snapshot
 * @param files SHA-256 by name
 */
public record SnapshotFolder(
        Path folder,
        String channel,
        long lastBlock,
        String lastBlockHash,
        String commitHash,
        String hash,
        Map<String, String> files) {

    private static final String SIGNABLE = "_snapshot_signable_metadata.json";
    private static final String ADDITIONAL = "_snapshot_additional_metadata.json";
    private static final long MOST_METADATA = 1 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

    public SnapshotFolder {
        files = Map.copyOf(files);
    }

    /**
     * Reads a snapshot and computes the hash of each of its files.
     *
     * @throws RecoveryRefused if a file is missing, is too many, or is not what the metadata say
     */
    public static SnapshotFolder read(Path folder) throws IOException {
        Map<String, Object> signable = metadata(folder.resolve(SIGNABLE));
        Map<String, Object> additional = metadata(folder.resolve(ADDITIONAL));
        try {
            String hash = text(additional, "snapshot_hash");
            requireSame(SIGNABLE, FileDigest.of(folder.resolve(SIGNABLE)), hash);
            Map<String, String> files = new TreeMap<>();
            Documents.mapping(signable.get("snapshot_files_raw_hashes"))
                    .forEach((name, digest) -> files.put(name, String.valueOf(digest)));
            requireSameNames(folder, files.keySet());
            for (Map.Entry<String, String> file : files.entrySet()) {
                requireSame(file.getKey(), FileDigest.of(folder.resolve(file.getKey())), file.getValue());
            }
            return new SnapshotFolder(
                    folder,
                    text(signable, "channel_name"),
                    Long.parseLong(String.valueOf(signable.get("last_block_number")), 10),
                    text(signable, "last_block_hash"),
                    text(additional, "last_block_commit_hash"),
                    hash,
                    files);
        } catch (IllegalArgumentException e) {
            throw damaged(folder + ": " + e.getMessage());
        }
    }

    private static Map<String, Object> metadata(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_METADATA) {
            throw damaged(file + " is missing or too long: this folder is no snapshot");
        }
        try {
            return Documents.mapping(Documents.parse(Files.readString(file)));
        } catch (IllegalArgumentException e) {
            throw damaged(file + " cannot be read: " + e.getMessage());
        }
    }

    private static void requireSameNames(Path folder, Set<String> named) throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> String.valueOf(file.getFileName())).forEach(there::add);
        }
        there.removeAll(Set.of(SIGNABLE, ADDITIONAL));
        if (!there.equals(named)) {
            throw damaged("the metadata name " + named + ", there are " + there);
        }
        for (String name : named) {
            if (!NAME.matcher(name).matches()
                    || !Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                throw damaged(name + " is no file of a snapshot");
            }
        }
    }

    private static void requireSame(String file, String computed, String given) {
        if (!computed.equals(given)) {
            throw damaged(file + " has SHA-256 " + computed + ", the metadata say " + given);
        }
    }

    private static String text(Map<String, Object> document, String member) {
        if (document.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the metadata's " + member + " is no text");
    }

    private static RecoveryRefused damaged(String what) {
        return new RecoveryRefused("快照不完整或已损坏：" + what, "The snapshot is damaged: " + what);
    }
}
