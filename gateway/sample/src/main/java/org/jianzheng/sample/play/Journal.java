/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * What a play remembers, one canonical JSON document a line: every record before it is sent, and every step that is done.
 *
 * <p>A play that was cut anywhere sends the remembered records again, byte for byte, so nothing is recorded twice. Each
 * line is on the disk before the method returns. A last line that a crash left unfinished is dropped. The file is
 * readable by its owner alone, because sealed content stays in it until the opening.
 */
final class Journal implements Closeable {
    private static final long LARGEST_FILE = 16 << 20;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel channel;
    private final Map<String, JsonObject> envelopes = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private Instant begun;

    private Journal(FileChannel channel, Instant begun) {
        this.channel = channel;
        this.begun = begun;
    }

    /**
     * Opens a journal, or begins one.
     *
     * @param file where it lies
     * @param network names the network that the play is for; a journal of another network is refused
     * @param now when the play begins, if it has not begun before
     */
    static Journal open(Path file, String network, Instant now) {
        try {
            byte[] whole = Files.exists(file) ? wholeLines(file) : new byte[0];
            Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileChannel channel = FileChannel.open(file, options, OWNER_ONLY);
            channel.truncate(whole.length);
            channel.position(whole.length);
            Journal journal = new Journal(channel, now);
            journal.read(whole, network);
            if (whole.length == 0) {
                journal.append(JsonObject.builder()
                        .put("begun", Instants.format(now))
                        .put("network", network)
                        .build());
            }
            return journal;
        } catch (IOException broken) {
            throw new UncheckedIOException("the journal " + file + " cannot be opened", broken);
        }
    }

    /** When the play began. */
    Instant begun() {
        return begun;
    }

    /** The record that a step sends, if the step was prepared before. */
    Optional<JsonObject> envelope(String step) {
        return Optional.ofNullable(envelopes.get(step));
    }

    /** Whether the ledger has a step's record. */
    boolean isDone(String step) {
        return done.contains(step);
    }

    /** Remembers the record that a step is about to send. */
    void remember(String step, JsonObject envelope) {
        append(JsonObject.builder().put("envelope", envelope).put("step", step).build());
        envelopes.put(step, envelope);
    }

    /** Remembers that the ledger has a step's record. */
    void markDone(String step) {
        append(JsonObject.builder().put("done", step).build());
        done.add(step);
    }

    private static byte[] wholeLines(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%s has more than %d bytes", file, LARGEST_FILE);
        }
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return Arrays.copyOf(bytes, length);
    }

    private void read(byte[] lines, String network) {
        for (String line : new String(lines, StandardCharsets.UTF_8).lines().toList()) {
            JsonObject entry = CanonicalJson.parseObject(line);
            if (entry.has("begun")) {
                requireSame(network, entry.string("network"));
                begun = Instants.parse(entry.string("begun"));
            } else if (entry.has("done")) {
                done.add(entry.string("done"));
            } else {
                envelopes.put(entry.string("step"), entry.object("envelope"));
            }
        }
    }

    private static void requireSame(String network, String remembered) {
        if (!remembered.equals(network)) {
            throw Refusal.of(
                    ErrorCode.STATE_FORBIDS,
                    "the journal belongs to the network %s, this one is %s; remove the folder sample of the old one",
                    remembered,
                    network);
        }
    }

    private void append(JsonObject entry) {
        try {
            ByteBuffer line = ByteBuffer.wrap((entry + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
        } catch (IOException broken) {
            throw new UncheckedIOException("the journal cannot be written", broken);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
