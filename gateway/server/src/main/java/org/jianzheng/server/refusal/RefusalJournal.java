/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.refusal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.refusal.RefusalLine;
import org.jianzheng.model.refusal.RefusedCall;
import org.jianzheng.server.storage.Changes;
import org.jianzheng.server.storage.Store;
import org.jianzheng.server.storage.Table;

/**
 * The lines on disk, each linked to the one before, and how far they went into batches. A line is on disk when {@link #tell} returns; what a
 * minute counts together (see {@link RefusalWindow}) is lost if the process dies within it. Safe for several threads.
 */
final class RefusalJournal {
    /** Number to the line's canonical bytes. */
    static final Table LINES = new Table("lines");
    /** What the journal knows of itself: how many lines, with the digest of the newest; how many were handed in; whose it is. */
    static final Table STATE = new Table("state");

    static final List<Table> TABLES = List.of(LINES, STATE);

    private static final byte[] SIZE = key("size");
    private static final byte[] HANDED_IN = key("handed-in");
    private static final byte[] GATEWAY = key("gateway");

    private final Store store;
    private final OrganisationId gateway;
    private final InstantSource clock;
    private final SecureRandom random;
    private final RefusalWindow window = new RefusalWindow();
    private long size;
    private long handedIn;
    private Optional<RefusalLine> newest;

    /** Goes on with what is on disk. */
    RefusalJournal(Store store, OrganisationId gateway, InstantSource clock, SecureRandom random) {
        this.store = store;
        this.gateway = gateway;
        this.clock = clock;
        this.random = random;
        size = state(SIZE);
        handedIn = state(HANDED_IN);
        newest = line(size - 1);
        store.write(new Changes().put(STATE, GATEWAY, key(gateway.value())));
    }

    private static byte[] key(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] number(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] size(long lines, Optional<RefusalLine> last) {
        byte[] digest = last.map(line -> line.digest().bytes()).orElseGet(() -> new byte[0]);
        return ByteBuffer.allocate(Long.BYTES + digest.length)
                .putLong(lines)
                .put(digest)
                .array();
    }

    private long state(byte[] key) {
        return store.get(STATE, key)
                .map(value -> ByteBuffer.wrap(value).getLong())
                .orElse(0L);
    }

    /** Tells of a refused call. */
    synchronized void tell(RefusedCall call) {
        append(window.take(call, now()));
    }

    /** Writes down what was counted in a minute that is over. */
    synchronized void writeEnded() {
        append(window.ended(now()));
    }

    /** Writes down all that was counted. */
    synchronized void writeAll() {
        append(window.flush());
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private void append(List<RefusalWindow.Counted> counts) {
        if (counts.isEmpty()) {
            return;
        }
        Changes changes = new Changes();
        Optional<RefusalLine> last = newest;
        long next = size;
        for (RefusalWindow.Counted counted : counts) {
            RefusalLine line = new RefusalLine(
                    RecordId.generate(clock, random),
                    gateway,
                    next,
                    last.map(RefusalLine::digest),
                    counted.call(),
                    counted.count(),
                    after(last),
                    counted.first(),
                    counted.last());
            changes.put(LINES, number(next), line.canonical());
            last = Optional.of(line);
            next++;
        }
        store.write(changes.put(STATE, SIZE, size(next, last)));
        newest = last;
        size = next;
    }

    /** Batches tell when they begin: no two lines may be of the same millisecond. */
    private Instant after(Optional<RefusalLine> before) {
        Instant now = now();
        return before.map(line -> line.at().plusMillis(1))
                .filter(earliest -> earliest.isAfter(now))
                .orElse(now);
    }

    /** How many lines there are. */
    synchronized long size() {
        return size;
    }

    /** A line by its number, if there is one. */
    Optional<RefusalLine> line(long number) {
        return store.get(LINES, number(number)).map(RefusalLine::read);
    }

    /** Lines that were not handed in to the batch lane, in their order. */
    synchronized List<RefusalLine> waiting(int most) {
        return LongStream.range(handedIn, Math.min(size, handedIn + most))
                .mapToObj(number -> line(number).orElseThrow())
                .toList();
    }

    /** The oldest lines that waited are in the batch lane. */
    synchronized void handedIn(int lines) {
        handedIn += lines;
        store.write(new Changes().put(STATE, HANDED_IN, number(handedIn)));
    }

    /** The newest lines before this number, newest first. */
    List<RefusalLine> before(long number, int most) {
        List<RefusalLine> lines = new ArrayList<>();
        for (long at = Math.min(number, size()) - 1; at >= 0 && lines.size() < most; at--) {
            line(at).ifPresent(lines::add);
        }
        return lines;
    }
}
