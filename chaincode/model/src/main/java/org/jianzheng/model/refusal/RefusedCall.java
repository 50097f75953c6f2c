/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.refusal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Capability;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/**
 * What is told of one refused call: enough to find who to ask, nothing of what the call said, and no person.
 *
 * @param code why
 * @param place where it was refused: a capability of the interface, or {@link #LEDGER}; 1 to 32 lower-case letters and hyphens
 * @param organisation through which the caller takes part, where one is known
 * @param party as what somebody called (a column of the table of access), where it was at the interface
 * @param record the record that was refused, if it was one that could be read
 */
public record RefusedCall(
        ErrorCode code,
        String place,
        Optional<OrganisationId> organisation,
        Optional<String> party,
        Optional<RefusedRecord> record) {
    /** Where the contracts refuse. */
    public static final String LEDGER = "ledger";

    /** Stands for whatever place where too many calls were refused to tell them apart. */
    public static final String SEVERAL = "several";

    private static final Pattern PLACE = Pattern.compile("[a-z][a-z-]{0,31}");
    private static final Pattern PARTY = Pattern.compile("[A-Z][A-Z_]{0,31}");

    /**
     * A record that was refused. What concerns bids and what is sealed tells neither key nor record, which could show before the opening
     * that somebody bids.
     *
     * @param type its type
     * @param id its id
     * @param digest SHA-256 of its canonical bytes
     * @param key that signed it
     */
    public record RefusedRecord(RecordType type, Optional<RecordId> id, Optional<Digest> digest, Optional<KeyId> key) {

        /** What may be told of a record. */
        public static RefusedRecord of(Envelope envelope) {
            boolean open = envelope instanceof ReadableRecord && envelope.type().capability() != Capability.BID;
            return open
                    ? new RefusedRecord(
                            envelope.type(),
                            Optional.of(envelope.id()),
                            Optional.of(envelope.digest().sha256()),
                            Optional.of(envelope.by()))
                    : new RefusedRecord(envelope.type(), Optional.empty(), Optional.empty(), Optional.empty());
        }

        static RefusedRecord fromJson(JsonObject json) {
            json.requireOnly("digest", "id", "key", "type");
            return new RefusedRecord(
                    RecordType.parse(json.string("type")),
                    json.optionalString("id").map(RecordId::parse),
                    json.optionalString("digest").map(hex -> Digest.parse(HashSuite.SHA_256, hex)),
                    json.optionalString("key").map(KeyId::parse));
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("type", type.wireName())
                    .putIfPresent("id", id.map(RecordId::value))
                    .putIfPresent("digest", digest.map(Digest::hex))
                    .putIfPresent("key", key.map(KeyId::toString))
                    .build();
        }
    }

    /** Refuses ({@code SCHEMA_INVALID}) a place or party of another form. */
    public RefusedCall {
        if (!PLACE.matcher(place).matches()
                || party.filter(name -> !PARTY.matcher(name).matches()).isPresent()) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the place or party of a refused call has another form");
        }
    }

    /** A call that the contracts refused. */
    public static RefusedCall atLedger(ErrorCode code, Envelope envelope) {
        return new RefusedCall(
                code,
                LEDGER,
                Optional.of(envelope.organisation()),
                Optional.empty(),
                Optional.of(RefusedRecord.of(envelope)));
    }

    /** The same call without its record: by it, calls are counted together. */
    public RefusedCall withoutRecord() {
        return new RefusedCall(code, place, organisation, party, Optional.empty());
    }

    /** The code alone: what is left where too many callers are refused, or too many places asked. */
    public RefusedCall withoutCaller() {
        return new RefusedCall(code, SEVERAL, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads what {@link #toJson} writes. */
    static RefusedCall fromJson(JsonObject json) {
        json.requireOnly("code", "organisation", "party", "place", "record");
        return new RefusedCall(
                Members.choice(ErrorCode.class, json, "code"),
                json.string("place"),
                json.optionalString("organisation").map(OrganisationId::parse),
                json.optionalString("party"),
                json.optionalObject("record").map(RefusedRecord::fromJson));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("code", code.name())
                .put("place", place)
                .putIfPresent("organisation", organisation.map(OrganisationId::value))
                .putIfPresent("party", party)
                .putValueIfPresent("record", record.map(RefusedRecord::toJson))
                .build();
    }
}
