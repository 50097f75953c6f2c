/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.object.ObjectReader;
import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.springframework.stereotype.Component;

/** Stored files, as far as the ledger lets everybody read them. */
@Component
public class Originals {
    private static final int MOST_REGISTRATIONS = 100;

    private final ObjectStore objects;
    private final LedgerLog log;

    Originals(ObjectStore objects, LedgerLog log) {
        this.objects = objects;
        this.log = log;
    }

    /**
     * A stored and registered file.
     *
     * @param content its content
     * @param mediaType as it was first registered
     */
    public record Original(ObjectReader.Content content, String mediaType) {}

    /**
     * The file of this digest.
     *
     * @param digest in either suite, as hexadecimal digits
     * @throws Refusal {@code CONTENT_WITHDRAWN} naming the order, {@code FILE_UNKNOWN} if it is not stored here, {@code NOT_YET_OPEN} if
     *     no record makes it public
     */
    public Original read(String digest) throws IOException {
        List<ReadableRecord> registrations = requireRegistered(digest);
        if (registrations.stream().noneMatch(Originals::isPublic)) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "the record of file %s does not make it public", digest);
        }
        return open(digest, registrations);
    }

    /** The file of this digest, whoever may read it; refuses like {@link #read}, but for a file that is registered and not public. */
    Original registered(String digest) throws IOException {
        return open(digest, requireRegistered(digest));
    }

    private Original open(String digest, List<ReadableRecord> registrations) throws IOException {
        return new Original(
                objects.open(stored(digest)),
                FileRegistration.fromJson(registrations.getFirst().body()).mediaType());
    }

    private List<ReadableRecord> requireRegistered(String digest) throws IOException {
        requireNotWithdrawn(digest);
        List<ReadableRecord> registrations = registrations(digest);
        if (registrations.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "no record on the ledger registers file %s", digest);
        }
        return registrations;
    }

    /** The records that register a stored file; refuses ({@code FILE_UNKNOWN}) what is not stored here. */
    List<ReadableRecord> registrations(String digest) throws IOException {
        return log.bearers(new IndexKey(IndexName.DIGEST, stored(digest).hex()), 0, MOST_REGISTRATIONS).stream()
                .map(position ->
                        LogEntry.parse(log.entry(position).orElseThrow()).record())
                .filter(record -> record.string("type").equals(RecordType.EVIDENCE_FILE.wireName()))
                .map(ReadableRecord::parse)
                .toList();
    }

    private Digest stored(String digest) throws IOException {
        return objects.find(digest)
                .orElseThrow(() -> Refusal.of(ErrorCode.FILE_UNKNOWN, "no file %s is stored here", digest));
    }

    private static boolean isPublic(ReadableRecord registration) {
        return FileRegistration.fromJson(registration.body()).confidentiality() == Confidentiality.PUBLIC;
    }

    /** The log alone says so: the folder of the store may come from a backup. */
    private void requireNotWithdrawn(String digest) {
        OptionalLong position = log.withdrawal(Digest.parse(HashSuite.SHA_256, digest));
        if (position.isPresent()) {
            JsonObject record = LogEntry.parse(log.entry(position.getAsLong()).orElseThrow())
                    .record();
            Erasure order = Erasure.fromJson(record.object("body"));
            throw Refusal.of(
                    ErrorCode.CONTENT_WITHDRAWN,
                    "the content of file %s was withdrawn under order %s of %s (%s), record %s",
                    digest,
                    order.order(),
                    order.authority(),
                    order.orderedOn(),
                    record.string("id"));
        }
    }
}
