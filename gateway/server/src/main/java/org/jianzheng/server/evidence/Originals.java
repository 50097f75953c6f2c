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
import org.jianzheng.model.evidence.Erasure;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;
import org.springframework.stereotype.Component;

/** Stored files, as far as the ledger lets everybody read them. */
@Component
public class Originals {
    private static final int MOST_REGISTRATIONS = 100;
    private static final String PUBLIC = "PUBLIC";

    private final ObjectStore objects;
    private final LedgerLog log;

    Originals(ObjectStore objects, LedgerLog log) {
        this.objects = objects;
        this.log = log;
    }

    /**
     * A file that everybody may read.
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
        requireNotWithdrawn(digest);
        Digest sha256 = objects.find(digest)
                .orElseThrow(() -> Refusal.of(ErrorCode.FILE_UNKNOWN, "no file %s is stored here", digest));
        List<JsonObject> registrations =
                log.bearers(new IndexKey(IndexName.DIGEST, sha256.hex()), 0, MOST_REGISTRATIONS).stream()
                        .map(position -> log.entry(position).orElseThrow())
                        .map(entry -> LogEntry.parse(entry).record())
                        .filter(record -> record.string("type").equals(RecordType.EVIDENCE_FILE.wireName()))
                        .toList();
        if (registrations.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "no record on the ledger registers file %s", digest);
        }
        boolean open = registrations.stream()
                .anyMatch(record ->
                        record.object("body").string("confidentiality").equals(PUBLIC));
        if (!open) {
            throw Refusal.of(ErrorCode.NOT_YET_OPEN, "the record of file %s does not make it public", digest);
        }
        return new Original(
                objects.open(sha256), registrations.getFirst().object("body").string("mediaType"));
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
