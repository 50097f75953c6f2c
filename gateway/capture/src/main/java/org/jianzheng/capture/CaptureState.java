/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What must survive: statements that are not on the ledger yet, which files are stated, and where the chain goes on. A statement
 * counts from the moment its file of the queue has its name; the journal is completed from the queue after a crash, so that
 * no file is stated twice and no number used twice. One process at a time holds it.
 */
final class CaptureState implements AutoCloseable {
    static final String QUEUE = "queue";
    static final String JOURNAL = "journal.ndjson";
    static final String ENDING = ".statement";

    private final Path queue;
    private final Journal journal;
    private final FileChannel lockFile;
    private final NavigableMap<Long, Path> waiting = new TreeMap<>();

    private CaptureState(Path folder) throws IOException {
        this.queue = Files.createDirectories(folder.resolve(QUEUE));
        this.lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lockFile.tryLock();
        if (lock == null) {
            lockFile.close();
            throw new CaptureProblem("another capture program uses " + folder, "另一采集程序正在使用 " + folder);
        }
        this.journal = new Journal(folder.resolve(JOURNAL));
        readQueue();
    }

    /** Opens the state in a folder, which is made if it is missing. */
    static CaptureState open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new CaptureState(folder);
        } catch (java.nio.channels.OverlappingFileLockException e) {
            throw new CaptureProblem("another capture program uses " + folder, "另一采集程序正在使用 " + folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the state in " + folder + " cannot be opened", e);
        }
    }

    private void readQueue() throws IOException {
        try (Stream<Path> files = Files.list(queue)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().endsWith(ENDING)) {
                    String name = file.getFileName().toString();
                    waiting.put(Long.parseLong(name.substring(0, name.length() - ENDING.length()), 10), file);
                } else {
                    Files.delete(file);
                }
            }
        }
        for (Path file : waiting.tailMap(journal.chain().sequence()).values()) {
            journal.note(Statement.parse(Files.readString(file)));
        }
    }

    /** Where the next statement continues. */
    Chain chain() {
        return journal.chain();
    }

    /** Whether this very file was stated. */
    boolean isStated(SeenFile file) {
        return journal.has(file);
    }

    /** How many statements wait for the ledger. */
    int waiting() {
        return waiting.size();
    }

    /** Keeps a statement; when this returns it is on disk. */
    void add(Statement statement) {
        Path part = queue.resolve(statement.sequence() + ".part");
        Path file = queue.resolve("%012d".formatted(statement.sequence()) + ENDING);
        try {
            Files.writeString(
                    part,
                    statement.toText(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            synchronise(queue);
            waiting.put(statement.sequence(), file);
            journal.note(statement);
        } catch (IOException e) {
            throw new UncheckedIOException("the queue in " + queue + " cannot be written", e);
        }
    }

    /** As {@link Journal#compact}. */
    void compact(List<SeenFile> present, int limit) {
        try {
            if (journal.size() > limit) {
                journal.compact(Set.copyOf(present), limit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    /** The oldest statements that wait, in the order of their numbers. */
    List<Statement> oldest(int most) {
        List<Statement> statements = new ArrayList<>();
        try {
            for (Path file : waiting.values().stream().limit(most).toList()) {
                statements.add(Statement.parse(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the queue in " + queue + " cannot be read", e);
        }
        return statements;
    }

    /** A statement is on the ledger. */
    void remove(Statement statement) {
        try {
            Path file = waiting.get(statement.sequence());
            if (file != null) {
                Files.deleteIfExists(file);
                waiting.remove(statement.sequence());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the queue in " + queue + " cannot be written", e);
        }
    }

    /** Makes a rename durable; not every system lets one do that. */
    private static void synchronise(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Where folders cannot be synchronised the rename is as durable as the system makes it.
            return;
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock cannot be released", e);
        }
    }
}
