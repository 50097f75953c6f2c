/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.server.trouble.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the batches that the log records and this gateway does not hold: those of the other organisations, and own ones that were
 * lost. Each is fetched from the organisation that received it or from any other that has it, held against its record and kept; then
 * its organisation is told. What fails is tried again after growing pauses. Used by one thread.
 */
final class Replication {
    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);
    private static final String TYPE = "\"type\":\"" + RecordType.EVIDENCE_BATCH.wireName() + "\"";
    private static final int ENTRIES_AT_ONCE = 4_096;
    private static final int MOST_WANTED = 10_000;
    private static final int BATCHES_AT_ONCE = 64;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 10;

    private final LedgerLog log;
    private final BatchStore store;
    private final ReplicaStore replicas;
    private final BatchSource source;
    private final Terms terms;
    private final InstantSource clock;
    private final Map<RecordId, Long> wanted = new LinkedHashMap<>();
    private final Map<RecordId, Failed> failed = new HashMap<>();
    private final Map<OrganisationId, String> failures = new ConcurrentHashMap<>();
    private volatile int outstanding;

    /**
     * On what terms batches are copied.
     *
     * @param most canonical bytes of a batch; a larger one is left where it is
     * @param scratch a folder for what is being fetched
     * @param troubles tells of an organisation whose batches cannot be copied
     */
    record Terms(long most, Path scratch, Function<OrganisationId, Trouble> troubles) {}

    /** How often in a row it failed, and when it is tried again. */
    private record Failed(int times, Instant next) {
        private static final Failed FIRST = new Failed(0, Instant.MIN);

        Failed again() {
            return new Failed(Math.min(MOST_DOUBLINGS, times + 1), next);
        }

        Failed after(Instant now) {
            return new Failed(times, now.plus(SHORTEST_PAUSE.multipliedBy(1L << times)));
        }
    }

    /** Goes on with what is on disk. */
    Replication(
            LedgerLog log,
            BatchStore store,
            ReplicaStore replicas,
            BatchSource source,
            Terms terms,
            InstantSource clock) {
        this.log = log;
        this.store = store;
        this.replicas = replicas;
        this.source = source;
        this.terms = terms;
        this.clock = clock;
        this.wanted.putAll(replicas.wanted());
        this.outstanding = wanted.size();
    }

    /** Batches that are to be copied or told of. */
    int outstanding() {
        return outstanding;
    }

    /** Organisations whose batches could not be copied when that was tried last, each with the reason. */
    Map<OrganisationId, String> failures() {
        return Map.copyOf(failures);
    }

    /** Looks for batches in the log and copies those that are due; gives whether there may be more to do at once. */
    boolean advance() throws InterruptedException {
        boolean more = look();
        Set<OrganisationId> silent = new HashSet<>();
        int tried = 0;
        for (Map.Entry<RecordId, Long> batch : List.copyOf(wanted.entrySet())) {
            if (tried < BATCHES_AT_ONCE && isDue(batch.getKey())) {
                tried++;
                attempt(batch.getKey(), batch.getValue(), silent);
            }
        }
        outstanding = wanted.size();
        return more;
    }

    /** While very many are to be fetched, no more are looked for. */
    private boolean look() {
        long from = replicas.seen();
        long to = Math.min(log.size(), from + ENTRIES_AT_ONCE);
        if (from >= to || wanted.size() >= MOST_WANTED) {
            return false;
        }
        Map<RecordId, Long> found = new LinkedHashMap<>();
        for (long position = from; position < to; position++) {
            byte[] entry = log.entry(position).orElseThrow();
            // Most entries are no batches: they are not worth being read.
            if (new String(entry, StandardCharsets.ISO_8859_1).contains(TYPE)) {
                want(LogEntry.parse(entry), position, found);
            }
        }
        replicas.want(found, to);
        wanted.putAll(found);
        return to < log.size();
    }

    private void want(LogEntry entry, long position, Map<RecordId, Long> found) {
        if (!entry.record().string("type").equals(RecordType.EVIDENCE_BATCH.wireName())) {
            return;
        }
        ReadableRecord record = ReadableRecord.parse(entry.record());
        BatchRegistration batch = BatchRegistration.fromJson(record.body());
        if (batch.bytes() > terms.most()) {
            LOG.warn(
                    "batch {} of {} has {} bytes and is not copied", record.id(), record.organisation(), batch.bytes());
        } else if (store.record(record.id()).isEmpty() && !store.isOpen(record.id())) {
            found.put(record.id(), position);
        }
    }

    private boolean isDue(RecordId batch) {
        Failed before = failed.get(batch);
        return before == null || !clock.instant().isBefore(before.next());
    }

    private void attempt(RecordId id, long position, Set<OrganisationId> silent) throws InterruptedException {
        ReadableRecord record = ReadableRecord.parse(
                LogEntry.parse(log.entry(position).orElseThrow()).record());
        OrganisationId origin = record.organisation();
        Trouble trouble = terms.troubles().apply(origin);
        try {
            if (store.record(id).isEmpty()) {
                copy(record, silent);
            }
            tell(origin, id, silent);
            replicas.done(id);
            wanted.remove(id);
            failed.remove(id);
            trouble.passed();
            failures.remove(origin);
        } catch (IOException | Refusal e) {
            silent.add(origin);
            trouble.met(String.valueOf(e.getMessage()));
            failures.put(origin, String.valueOf(e.getMessage()));
            failed.merge(id, Failed.FIRST, (before, first) -> before.again());
            failed.computeIfPresent(id, (same, failure) -> failure.after(clock.instant()));
        }
    }

    private void tell(OrganisationId origin, RecordId batch, Set<OrganisationId> silent)
            throws IOException, InterruptedException {
        if (silent.contains(origin)) {
            throw new IOException(origin + " did not answer a moment ago");
        }
        // Whoever is no peer any more has nothing to be told.
        if (source.organisations().contains(origin)) {
            source.tell(origin, batch);
        }
    }

    /** From its organisation, or from any other that has it. */
    private void copy(ReadableRecord record, Set<OrganisationId> silent) throws IOException, InterruptedException {
        List<OrganisationId> asked = new ArrayList<>(source.organisations());
        asked.removeAll(silent);
        if (asked.remove(record.organisation())) {
            asked.addFirst(record.organisation());
        }
        BatchRegistration batch = BatchRegistration.fromJson(record.body());
        Exception last = new IOException("nobody can be asked for batch " + record.id());
        for (OrganisationId organisation : asked) {
            Path file = Files.createTempFile(Files.createDirectories(terms.scratch()), "batch", ".part");
            try {
                source.fetch(organisation, record.id(), batch.bytes() + batch.count(), file);
                new BatchCopy(store).keep(record, file);
                return;
            } catch (IOException | Refusal e) {
                last = e;
            } finally {
                Files.deleteIfExists(file);
            }
        }
        throw new IOException(last.getMessage(), last);
    }
}
