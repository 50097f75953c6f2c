/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.refusal;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonInteger;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * One line of a gateway's journal of refusals. Each line holds the digest of the one before, and the lines go as items of the
 * source {@link #SOURCE} into batches whose roots stand on the ledger: a line that is dropped or changed is seen.
 *
 * @param id of the line, and of the item
 * @param gateway the organisation whose gateway tells
 * @param number its place in the journal, from 0
 * @param previous the digest of the line before; none in the first
 * @param call what was refused
 * @param count how many such calls the line tells of, at least 1
 * @param at when the line was written, later than the line before
 * @param first when the first of them was refused
 * @param last when the last of them was
 */
public record RefusalLine(
        RecordId id,
        OrganisationId gateway,
        long number,
        Optional<Digest> previous,
        RefusedCall call,
        long count,
        Instant at,
        Instant first,
        Instant last) {
    /** The source of the batches, which nobody else's items may name. */
    public static final String SOURCE = "refusals";

    /** Refuses ({@code SCHEMA_INVALID}) a line that cannot stand in its place. */
    public RefusalLine {
        if (previous.isEmpty() != (number == 0) || number < 0 || count < 1 || last.isBefore(first)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "line %d has no place in a journal of refusals", number);
        }
    }

    /**
     * Reads a line.
     *
     * @throws Refusal {@code SCHEMA_INVALID} and what {@link BatchItem#read} refuses
     */
    public static RefusalLine read(byte[] bytes) {
        BatchItem item = BatchItem.read(bytes);
        JsonObject json = item.content()
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "a line of refusals has content"))
                .requireOnly("call", "count", "first", "gateway", "last", "number", "previous");
        if (item.file().isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a line of refusals has no file");
        }
        return new RefusalLine(
                item.id(),
                OrganisationId.parse(json.string("gateway")),
                Members.integer(json, "number", 0, JsonInteger.MAX),
                json.optionalString("previous").map(hex -> Digest.parse(HashSuite.SHA_256, hex)),
                RefusedCall.fromJson(json.object("call")),
                Members.integer(json, "count", 1, JsonInteger.MAX),
                item.at(),
                Instants.parse(json.string("first")),
                Instants.parse(json.string("last")));
    }

    /** The item that goes into a batch. */
    public BatchItem item() {
        return new BatchItem(
                id,
                at,
                Optional.of(JsonObject.builder()
                        .put("call", call.toJson())
                        .put("count", count)
                        .put("first", Instants.format(first))
                        .put("gateway", gateway.value())
                        .put("last", Instants.format(last))
                        .put("number", number)
                        .putIfPresent("previous", previous.map(Digest::hex))
                        .build()),
                Optional.empty());
    }

    /** The canonical bytes: what is stored, what the next line links to, and the leaf in the batch. */
    public byte[] canonical() {
        return CanonicalJson.write(item().toJson());
    }

    /** SHA-256 of {@link #canonical()}. */
    public Digest digest() {
        return digest(canonical());
    }

    /** The digest by which the next line links to these bytes. */
    public static Digest digest(byte[] canonical) {
        return new Digest(HashSuite.SHA_256, HashSuite.SHA_256.hash(canonical));
    }
}
