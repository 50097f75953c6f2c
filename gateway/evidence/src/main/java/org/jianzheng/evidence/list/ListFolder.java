/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.list;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.checkpoint.CheckpointRefused;
import org.jianzheng.evidence.checkpoint.CheckpointVerifier;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.VerificationReport;
import org.jianzheng.model.code.ListId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A folder with the deltas of one list, as answers that prove them. Each file is replaced as a whole or not at all, and everything is verified
 * again whenever it is read: a process may end at any moment, and nobody need trust the disk. One process writes at a time.
 */
public final class ListFolder {
    /** The most parts of a list. */
    public static final int MAX_PARTS = 1_000;

    private static final String NAMES = "deltas-*.eva";

    private final Path folder;
    private final ListId list;
    private final TrustRoot trust;

    /**
     * What a folder holds.
     *
     * @param feed the list
     * @param report what was verified; a gap if the list was not followed to its end
     */
    public record Held(ListFeed feed, VerificationReport report) {}

    /**
     * Where to go on.
     *
     * @param first the number of the first delta to ask for
     * @param since the size of the log that is held
     */
    public record Position(long first, OptionalLong since) {}

    /** A folder for a list, which need not be there yet. */
    public ListFolder(Path folder, ListId list, TrustRoot trust) {
        this.folder = folder;
        this.list = list;
        this.trust = trust;
    }

    /**
     * Reads and verifies all that is there.
     *
     * @return empty if nothing is there
     * @throws UnprovedDeltas if it does not verify
     * @throws Refusal {@code OUT_OF_ORDER} if the deltas do not follow each other
     */
    public Optional<Held> read() throws IOException, UnprovedDeltas {
        List<IndexAnswer> parts = parts();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        VerificationReport report = new AnswerVerifier(trust)
                .verifyTogether(parts.stream().map(IndexAnswer::canonical).toList());
        if (report.failure().isPresent()) {
            throw new UnprovedDeltas(report);
        }
        return Optional.of(new Held(ListFeed.of(entries(parts)), report));
    }

    /** Where to go on: behind the last part, or with it anew where the list may have grown. */
    public Position position() throws IOException {
        List<IndexAnswer> parts = parts();
        if (parts.isEmpty()) {
            return new Position(0, OptionalLong.empty());
        }
        IndexAnswer last = parts.getLast();
        return new Position(
                last.next().orElse(last.first()),
                OptionalLong.of(newest(parts).state().size()));
    }

    /**
     * Takes an answer in, which begins where {@link #position} says.
     *
     * @return the answer
     * @throws UnprovedDeltas if it does not verify, or is of a log that does not go on from what is held
     * @throws Refusal {@code OUT_OF_ORDER} for a gap, a replay, a reordering or another list; {@code TOO_LARGE}; or another code if the answer
     *     is malformed
     */
    public IndexAnswer take(byte[] bytes) throws IOException, UnprovedDeltas {
        List<IndexAnswer> held = parts();
        IndexAnswer answer = IndexAnswer.parse(bytes);
        requireGoesOn(held, answer);
        VerificationReport report = verifier(held).verify(bytes);
        if (report.failure().isPresent()) {
            throw new UnprovedDeltas(report);
        }
        List<IndexAnswer> all = new ArrayList<>(
                held.stream().filter(part -> part.first() < answer.first()).toList());
        all.add(answer);
        if (all.size() > MAX_PARTS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "a list has at most %d parts", MAX_PARTS);
        }
        ListFeed feed = ListFeed.of(entries(all));
        if (!feed.definition().list().equals(list)) {
            throw Refusal.of(
                    ErrorCode.OUT_OF_ORDER, "list %s, not %s", feed.definition().list(), list);
        }
        keep(answer);
        return answer;
    }

    /**
     * Follows a list to its present end.
     *
     * @return how many deltas it has
     * @throws E if the source fails; what was taken before is kept
     */
    public <E extends Exception> int follow(ListSource<E> source)
            throws E, IOException, UnprovedDeltas, InterruptedException {
        for (int part = 0; part < MAX_PARTS; part++) {
            Position from = position();
            IndexAnswer taken = take(source.part(list, from.first(), from.since()));
            if (taken.next().isEmpty()) {
                return Math.toIntExact(taken.total() - 1);
            }
        }
        throw Refusal.of(ErrorCode.TOO_LARGE, "a list has at most %d parts", MAX_PARTS);
    }

    private AnswerVerifier verifier(List<IndexAnswer> held) {
        return held.isEmpty() ? new AnswerVerifier(trust) : new AnswerVerifier(trust, newest(held));
    }

    /** The proof shows what is on the ledger; that it goes on from what is held, its place shows. */
    private void requireGoesOn(List<IndexAnswer> held, IndexAnswer answer) {
        if (!answer.key().equals(new IndexKey(IndexName.DELTA, list.value()))
                || answer.blocks().isPresent()
                || answer.entries().isEmpty()) {
            throw Refusal.of(ErrorCode.OUT_OF_ORDER, "an answer with deltas of list %s is needed", list);
        }
        if (held.isEmpty()) {
            requireFirst(answer, 0);
            return;
        }
        IndexAnswer last = held.getLast();
        requireFirst(answer, last.next().orElse(last.first()));
        boolean goesOn = answer.first() > last.first()
                || (answer.entries().size() >= last.entries().size()
                        && answer.entries().subList(0, last.entries().size()).equals(last.entries()));
        if (answer.total() < last.total() || !goesOn) {
            throw Refusal.of(
                    ErrorCode.OUT_OF_ORDER,
                    "%d of %d deltas are held, the answer has %d of %d and does not go on from them",
                    last.first() + last.entries().size(),
                    last.total(),
                    answer.first() + answer.entries().size(),
                    answer.total());
        }
    }

    private static void requireFirst(IndexAnswer answer, long first) {
        if (answer.first() != first) {
            throw Refusal.of(
                    ErrorCode.OUT_OF_ORDER, "the answer begins with number %d, not with %d", answer.first(), first);
        }
    }

    private Checkpoint newest(List<IndexAnswer> parts) {
        Optional<Checkpoint> newest = Optional.empty();
        CheckpointVerifier verifier = new CheckpointVerifier(trust);
        for (IndexAnswer part : parts) {
            try {
                Checkpoint one = verifier.verify(part.checkpoint()).body();
                if (newest.filter(known -> known.state().size() >= one.state().size())
                        .isEmpty()) {
                    newest = Optional.of(one);
                }
            } catch (CheckpointRefused refused) {
                throw Refusal.of(ErrorCode.DIGEST_MISMATCH, "a checkpoint that is held: %s", refused.given())
                        .causedBy(refused);
            }
        }
        return newest.orElseThrow();
    }

    private static List<LogEntry> entries(List<IndexAnswer> parts) {
        return parts.stream().flatMap(part -> part.entries().stream()).toList();
    }

    private List<IndexAnswer> parts() throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, NAMES)) {
                found.forEach(files::add);
            }
        }
        if (files.size() > MAX_PARTS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d files of deltas, at most are %d", files.size(), MAX_PARTS);
        }
        List<IndexAnswer> parts = new ArrayList<>();
        for (Path file : files.stream().sorted().toList()) {
            if (Files.size(file) > IndexAnswer.MAX_BYTES) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "%s is too large", file.getFileName());
            }
            parts.add(IndexAnswer.parse(Files.readAllBytes(file)));
        }
        return parts;
    }

    private void keep(IndexAnswer answer) throws IOException {
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, ".deltas", null);
        try {
            Files.write(whole, answer.canonical(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(
                    whole,
                    folder.resolve("deltas-%08d.eva".formatted(answer.first())),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
