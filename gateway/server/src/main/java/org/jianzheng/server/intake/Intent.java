/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.intake;

import java.time.Instant;
import java.util.Arrays;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jspecify.annotations.Nullable;

/**
 * A record that was acknowledged and is not yet in a block.
 *
 * @param id the record
 * @param envelope its canonical bytes; not copied
 * @param acceptedAt when it was acknowledged
 * @param guards the ledger states that it changes and reads
 */
@SuppressWarnings("ArrayRecordComponent") // handed through, never changed
record Intent(RecordId id, byte[] envelope, Instant acceptedAt, Guards guards) {

    static Intent of(Envelope envelope, Instant acceptedAt) {
        return new Intent(envelope.id(), envelope.canonical(), acceptedAt, Guards.of(envelope.toJson()));
    }

    /** As it was kept. */
    static Intent of(RecordId id, byte[] envelope, Instant acceptedAt) {
        return new Intent(id, envelope, acceptedAt, Guards.of(read(envelope)));
    }

    private static JsonObject read(byte[] envelope) {
        return CanonicalJson.parseObject(envelope);
    }

    Digest digest() {
        return new Digest(HashSuite.SHA_256, HashSuite.SHA_256.hash(envelope));
    }

    /** Whether it changes a shared head, so that it may not ride with others. */
    boolean alone() {
        return guards.alone();
    }

    int size() {
        return envelope.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Intent that && id.equals(that.id) && Arrays.equals(envelope, that.envelope);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** The id only: an envelope may be sealed for most readers of a log file. */
    @Override
    public String toString() {
        return "intent " + id;
    }
}
