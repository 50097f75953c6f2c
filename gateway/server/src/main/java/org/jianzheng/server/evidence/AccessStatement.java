/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import org.jianzheng.evidence.object.ObjectStore;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.server.intake.Intake;

/**
 * What a reader signs before reading: an {@code evidence.access} record, or the same sealed together with its readable part, so that a
 * reading by discipline inspection warns nobody.
 *
 * @param envelope what goes to the ledger
 * @param readable what is stated
 * @param event its body
 */
record AccessStatement(Envelope envelope, ReadableRecord readable, AccessEvent event) {
    private static final String SEALED = "sealed";
    private static final String READABLE = "readable";

    /**
     * Reads either form.
     *
     * @throws Refusal {@code SCHEMA_INVALID} for another record, {@code SEALED_MISMATCH} if the readable part is not what was sealed or is
     *     another key's, and what {@link Intake#read} refuses
     */
    static AccessStatement parse(byte[] body, Intake intake) {
        JsonObject json = CanonicalJson.parse(body, 4 * Envelope.MAX_BYTES).asObject();
        if (!json.has(SEALED)) {
            return of(intake.read(body));
        }
        json.requireOnly(SEALED, READABLE);
        Envelope envelope = intake.read(CanonicalJson.write(json.object(SEALED)));
        ReadableRecord readable = ReadableRecord.parse(json.object(READABLE));
        if (!(envelope instanceof SealedRecord sealed)) {
            throw notAnAccess(envelope);
        }
        sealed.requireFits(readable);
        // The contract checks the key that seals, and nobody the one inside, as long as it is not opened.
        if (!readable.by().equals(sealed.by())) {
            throw Refusal.of(
                    ErrorCode.SEALED_MISMATCH,
                    "the readable part is by %s, the seal by %s",
                    readable.by(),
                    sealed.by());
        }
        return new AccessStatement(sealed, readable, event(readable));
    }

    private static AccessStatement of(Envelope envelope) {
        if (!(envelope instanceof ReadableRecord readable)) {
            throw notAnAccess(envelope);
        }
        return new AccessStatement(readable, readable, event(readable));
    }

    private static AccessEvent event(ReadableRecord readable) {
        if (readable.type() != RecordType.EVIDENCE_ACCESS) {
            throw notAnAccess(readable);
        }
        return AccessEvent.fromJson(readable.body());
    }

    private static Refusal notAnAccess(Envelope envelope) {
        return Refusal.of(
                ErrorCode.SCHEMA_INVALID,
                "an evidence.access record was expected, met %s",
                envelope.type().wireName());
    }

    /** Keeps the readable part of a sealed statement, encrypted; nobody can make it again. */
    void keep(ObjectStore objects) {
        if (envelope instanceof SealedRecord sealed) {
            objects.store(readable.canonical(), sealed.openingClass());
        }
    }
}
