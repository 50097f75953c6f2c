/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.time.Instant;
import java.util.List;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;

/**
 * A record as it is signed, sent and stored: an immutable fact, or a commitment to one.
 *
 * <p>Every member is checked on the way in and unknown members are refused, so that whoever holds an envelope holds a
 * well-formed one. Whether its keys may sign it, and its body's meaning, is not the envelope's to judge.
 */
public sealed interface Envelope permits ReadableRecord, SealedRecord {
    /** The version that this release reads and writes. */
    long VERSION = 1;

    /**
     * The most canonical bytes of one envelope. An entry of the log is the envelope and at most 167 bytes around it:
     * {@code {"block":,"index":,"record":,"time":"","tx":""}} (47), a block number (16 digits), an index (10 digits), a time
     * (30) and a transaction id (64). C2SP tlog-tiles says the length of an entry in two bytes, so 65,535 − 167 = 65,368
     * would still do.
     */
    int MAX_BYTES = 65_000;

    /** The most signatures of one envelope. */
    int MAX_SIGNATURES = 16;

    /** The kind of record. */
    RecordType type();

    /** The id, made by whoever created the record. */
    RecordId id();

    /** The organisation in whose name the record stands. */
    OrganisationId organisation();

    /** The key that answers for the record; its signature is the first. */
    KeyId by();

    /** When the fact happened, by the signer's word. */
    Instant at();

    /** By the signer's word, when the record was written down and signed: {@link #at()} unless it came in late. */
    Instant signedAt();

    /** Whether the record belongs to a played sample. */
    boolean isSample();

    /** The signatures, at least one. */
    List<SignatureEntry> signatures();

    /** The whole envelope. */
    JsonObject toJson();

    /** The canonical bytes of the whole envelope, as a copy: what is stored, and what a commitment covers. */
    byte[] canonical();

    /** The canonical bytes without the signatures: what every signature covers. */
    default byte[] signedBytes() {
        return CanonicalJson.write(toJson().without("signatures"));
    }

    /** The digests of {@link #canonical()}. */
    default DualDigest digest() {
        return DualDigest.of(canonical());
    }

    /** Where the record lies on the ledger: {@code rec/<type>/<id>}. */
    default String ledgerKey() {
        return "rec/" + type().wireName() + "/" + id();
    }

    /**
     * Reads an envelope of either form.
     *
     * @throws Refusal {@code UNKNOWN_VERSION}, {@code UNKNOWN_TYPE}, {@code SCHEMA_INVALID}, {@code ID_INVALID},
     *     {@code CODE_INVALID}, {@code ALGORITHM_REFUSED} or {@code TOO_LARGE}
     */
    static Envelope parse(JsonObject json) {
        return RecordType.SEALED.wireName().equals(json.string("type"))
                ? SealedRecord.parse(json)
                : ReadableRecord.parse(json);
    }

    /**
     * Reads the canonical bytes of an envelope.
     *
     * @throws Refusal as {@link #parse(JsonObject)}; also {@code MALFORMED_JSON} and {@code NOT_CANONICAL}
     */
    static Envelope parseCanonical(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "the envelope has %d bytes, the limit is %d", bytes.length, MAX_BYTES);
        }
        return parse(CanonicalJson.parseCanonical(bytes, MAX_BYTES).asObject());
    }
}
