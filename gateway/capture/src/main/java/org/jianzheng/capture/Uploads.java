/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/** The originals that are still to be uploaded, each in a file of its own, by the number of its statement. Safe for several threads. */
final class Uploads {
    static final String FOLDER = "uploads";
    static final String ENDING = ".original";

    private final Path folder;
    private final NavigableMap<Long, Path> waiting = new TreeMap<>();

    /**
     * An original.
     *
     * @param sequence the number of its statement
     * @param file as it was stated
     * @param sha256 of its content
     */
    record Original(long sequence, SeenFile file, Digest sha256) {}

    private Uploads(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    waiting.put(Long.parseLong(name.substring(0, name.length() - ENDING.length()), 10), file);
                } else {
                    Files.delete(file);
                }
            }
        }
    }

    /** Goes on with what is on disk; whoever opens it holds the state. */
    static Uploads open(Path state) {
        try {
            return new Uploads(state.resolve(FOLDER));
        } catch (IOException e) {
            throw new UncheckedIOException("the uploads in " + state + " cannot be opened", e);
        }
    }

    /** Keeps an original in mind; when this returns it is on disk. */
    synchronized void add(Original original) {
        Path file = folder.resolve("%012d".formatted(original.sequence()) + ENDING);
        Path part = folder.resolve(original.sequence() + ".part");
        JsonObject json = JsonObject.builder()
                .put("file", original.file().toJson())
                .put("sha256", original.sha256().hex())
                .build();
        try {
            Files.writeString(
                    part,
                    json + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            waiting.put(original.sequence(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("the uploads in " + folder + " cannot be written", e);
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /** The oldest original behind this number. */
    synchronized Optional<Original> next(long behind) {
        var entry = waiting.higherEntry(behind);
        if (entry == null) {
            return Optional.empty();
        }
        try {
            JsonObject json = CanonicalJson.parseObject(Files.readString(entry.getValue()));
            return Optional.of(new Original(
                    entry.getKey(),
                    SeenFile.fromJson(json.object("file")),
                    Digest.parse(HashSuite.SHA_256, json.string("sha256"))));
        } catch (IOException e) {
            throw new UncheckedIOException("the uploads in " + folder + " cannot be read", e);
        }
    }

    /** Nothing more is to be done for an original. */
    synchronized void remove(Original original) {
        try {
            Path file = waiting.remove(original.sequence());
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the uploads in " + folder + " cannot be written", e);
        }
    }
}
