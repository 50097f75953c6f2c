/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.server.access.Caller;
import org.jianzheng.server.ledger.LedgerHeads;
import org.springframework.stereotype.Component;

/** Reading a file, or the readable part of a sealed record, that is not public. */
@Component
class SealedReading {
    private static final int MOST_MENTIONS = 1_000;

    private final Reading reading;
    private final ObjectStore objects;
    private final Originals originals;
    private final LedgerLog log;
    private final ReadingRights rights;

    SealedReading(Reading reading, ObjectStore objects, Originals originals, LedgerLog log, LedgerHeads heads) {
        this.reading = reading;
        this.objects = objects;
        this.originals = originals;
        this.log = log;
        this.rights = new ReadingRights(heads, this::isNamedAbout);
    }

    /**
     * The file of this digest, for a caller whose reading is on the ledger now.
     *
     * @param digest in either suite, as hexadecimal digits
     * @param statement the reader's {@link AccessStatement}
     * @throws Refusal {@code UNAUTHENTICATED}, {@code FORBIDDEN} or {@code NOT_YET_OPEN} for callers who may not, {@code TIME_IMPLAUSIBLE} for
     *     a statement that is not of now, {@code REFERENCE_UNKNOWN} for one about another file, {@code TIMEOUT} if it did not reach the
     *     ledger in time, and whatever the contract refuses
     */
    Originals.Original read(String digest, byte[] statement) throws IOException, InterruptedException {
        Caller caller = reading.reader();
        AccessStatement stated = reading.stated(caller, statement);
        ReadableRecord registration = registration(digest, stated);
        rights.require(caller, registration);
        reading.record(stated);
        return originals.registered(digest);
    }

    /**
     * The readable part of a sealed record, for a caller whose reading is on the ledger now. Whoever is no authority learns neither why it
     * is not theirs nor whether it is kept here.
     *
     * @param statement the reader's {@link AccessStatement}
     * @throws Refusal {@code RECORD_UNKNOWN} for what is no sealed record or, told to authorities alone, not kept here, {@code FORBIDDEN} for
     *     callers who may not, {@code REFERENCE_UNKNOWN} for a statement about another record, and what {@link Reading} refuses
     */
    ReadableRecord readPart(RecordId id, byte[] statement) throws IOException, InterruptedException {
        Caller caller = reading.reader();
        AccessStatement stated = reading.stated(caller, statement);
        SealedRecord sealed = sealed(id);
        if (!stated.event().what().equals(new AccessEvent.What.SealedPart(new RecordRef(id)))) {
            throw Refusal.of(ErrorCode.REFERENCE_UNKNOWN, "the statement is not about sealed record %s", id);
        }
        Optional<ReadableRecord> kept = kept(sealed);
        boolean mayRead =
                kept.isPresent() ? rights.mayRead(caller, sealed, kept.get()) : ReadingRights.readsAll(caller);
        if (!mayRead) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "sealed record %s is not the caller's to read", id);
        }
        ReadableRecord part = kept.orElseThrow(
                () -> Refusal.of(ErrorCode.RECORD_UNKNOWN, "the readable part of %s is not kept here", id));
        reading.record(stated);
        return part;
    }

    private SealedRecord sealed(RecordId id) {
        OptionalLong position = log.position(id);
        JsonObject record = position.isEmpty()
                ? JsonObject.builder().put("type", "").build()
                : LogEntry.parse(log.entry(position.getAsLong()).orElseThrow()).record();
        if (!record.string("type").equals(RecordType.SEALED.wireName())) {
            throw Refusal.of(ErrorCode.RECORD_UNKNOWN, "%s is no sealed record", id);
        }
        return SealedRecord.parse(record);
    }

    private Optional<ReadableRecord> kept(SealedRecord sealed) throws IOException {
        Optional<Digest> stored = objects.find(sealed.commitment().sha256().hex());
        return stored.isEmpty()
                ? Optional.empty()
                : Optional.of(ReadableRecord.parse(
                        CanonicalJson.parseObject(objects.open(stored.get()).toBytes())));
    }

    private ReadableRecord registration(String digest, AccessStatement stated) throws IOException {
        return originals.registrations(digest).stream()
                .filter(record -> stated.event()
                        .what()
                        .equals(new AccessEvent.What.File(
                                FileRegistration.fromJson(record.body()).evidence())))
                .filter(record -> stated.readable().refs().contains(record.ref()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.REFERENCE_UNKNOWN, "the statement refers to no registration of file %s", digest));
    }

    private boolean isNamedAbout(ReadableRecord registration, Subject subject) {
        return Stream.of(IndexName.REF, IndexName.STANDING)
                .map(index -> new IndexKey(index, registration.id().value()))
                .flatMap(key -> log.bearers(key, 0, MOST_MENTIONS).stream())
                .map(position ->
                        LogEntry.parse(log.entry(position).orElseThrow()).record())
                .filter(record -> !record.string("type").equals(RecordType.SEALED.wireName()))
                .map(ReadableRecord::parse)
                .anyMatch(record -> record.subjects().equals(List.of(subject)));
    }
}
