/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * Which files are stated, and where the chain goes on: one line for each, the newest last. Lines of files that are gone may be
 * forgotten, since nobody would state them again; the last line never is.
 */
final class Journal {
    private static final String PART = ".part";

    private final Path file;
    private final Map<SeenFile, String> lines = new LinkedHashMap<>();
    private Chain chain = Chain.BEGINNING;

    /** Reads the journal; a line without its end, which a crash has cut off, is taken away. */
    Journal(Path file) throws IOException {
        this.file = file;
        Files.deleteIfExists(part());
        if (!Files.exists(file)) {
            return;
        }
        String text = Files.readString(file);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            Files.writeString(file, whole, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
        }
        whole.lines().forEach(this::read);
    }

    private void read(String line) {
        JsonObject json = CanonicalJson.parseObject(line);
        add(
                SeenFile.fromJson(json.object("file")),
                line,
                new Chain(
                        json.integer("sequence") + 1,
                        Optional.of(RecordRef.parse(json.string("capture"))),
                        Optional.of(DualDigest.fromJson(json.object("digests")))));
    }

    private void add(SeenFile stated, String line, Chain behind) {
        // The newest stands last, also where a file is stated again.
        lines.remove(stated);
        lines.put(stated, line);
        chain = behind;
    }

    /** Where the next statement continues. */
    Chain chain() {
        return chain;
    }

    boolean has(SeenFile seen) {
        return lines.containsKey(seen);
    }

    int size() {
        return lines.size();
    }

    /** Notes a statement; when this returns it is on disk. */
    void note(Statement statement) throws IOException {
        String line = JsonObject.builder()
                .put("capture", statement.capture().ref().toString())
                .put("digests", statement.capture().digest().toJson())
                .put("file", statement.file().toJson())
                .put("sequence", statement.sequence())
                .build()
                .toString();
        Files.writeString(
                file,
                line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.SYNC);
        add(statement.file(), line, Chain.behind(statement));
    }

    /**
     * Forgets files that are gone, the oldest first, until a tenth of the limit is free again. Nothing is forgotten below the
     * limit, and nothing where no file at all is there: the folder may be away.
     */
    void compact(Set<SeenFile> present, int limit) throws IOException {
        if (lines.size() <= limit || present.isEmpty()) {
            return;
        }
        int before = lines.size();
        int surplus = lines.size() - (limit - limit / 10);
        Iterator<SeenFile> oldest = lines.keySet().iterator();
        for (int left = lines.size() - 1; left > 0 && surplus > 0; left--) {
            if (!present.contains(oldest.next())) {
                oldest.remove();
                surplus--;
            }
        }
        if (lines.size() == before) {
            return;
        }
        Files.writeString(
                part(),
                lines.values().stream().map(line -> line + "\n").collect(Collectors.joining()),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(part(), file, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path part() {
        return file.resolveSibling(file.getFileName() + PART);
    }
}
