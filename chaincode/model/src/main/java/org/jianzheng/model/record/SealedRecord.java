/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.time.Instant;
import java.util.List;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A commitment to a readable record that not everybody may read yet, or ever. It holds no lot, subject or type that
 * tells; the readable record's salt and signatures keep its content from being guessed (invariant 4).
 */
public final class SealedRecord implements Envelope {
    private final JsonObject json;
    private final byte[] canonical;
    private final RecordId id;
    private final OrganisationId organisation;
    private final KeyId by;
    private final Instant at;
    private final OpeningClass openingClass;
    private final DualDigest commitment;
    private final List<SignatureEntry> signatures;

    private SealedRecord(JsonObject json, byte[] canonical) {
        this.json = json;
        this.canonical = canonical;
        this.id = RecordId.parse(json.string("id"));
        this.organisation = OrganisationId.parse(json.string("org"));
        this.by = KeyId.parse(json.string("by"));
        this.at = Instants.parse(json.string("at"));
        this.openingClass = Members.choice(OpeningClass.class, json, "class");
        this.commitment = DualDigest.fromJson(json.object("commitment"));
        this.signatures = EnvelopeForm.signatures(json, by);
        EnvelopeForm.mark(json, "sample");
    }

    /** Reads the sealed form; refuses as {@link Envelope#parse(JsonObject)}. */
    public static SealedRecord parse(JsonObject json) {
        EnvelopeForm.requireVersion(json);
        if (!json.string("type").equals(RecordType.SEALED.wireName())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a sealed record was expected, met %s", json.string("type"));
        }
        json.requireOnly("v", "type", "id", "org", "by", "at", "class", "commitment", "sample", "signatures");
        return new SealedRecord(json, EnvelopeForm.canonical(json));
    }

    /**
     * Seals a readable record in the name of its organisation.
     *
     * @param content the record to commit to; keep it, nobody can make it again
     * @param openingClass when it may be opened
     * @param id the sealed record's own id
     * @param at when it is sealed
     */
    public static SealedRecord seal(
            ReadableRecord content, OpeningClass openingClass, RecordId id, Instant at, Signer signer) {
        JsonObject unsigned = JsonObject.builder()
                .put("v", VERSION)
                .put("type", RecordType.SEALED.wireName())
                .put("id", id.value())
                .put("org", content.organisation().value())
                .put("by", signer.publicKey().keyId().value())
                .put("at", Instants.format(at))
                .put("class", openingClass.name())
                .put("commitment", content.digest().toJson())
                .build();
        return parse(EnvelopeForm.sign(content.isSample() ? unsigned.with("sample", true) : unsigned, List.of(signer)));
    }

    @Override
    public RecordType type() {
        return RecordType.SEALED;
    }

    @Override
    public RecordId id() {
        return id;
    }

    @Override
    public OrganisationId organisation() {
        return organisation;
    }

    @Override
    public KeyId by() {
        return by;
    }

    @Override
    public Instant at() {
        return at;
    }

    @Override
    public Instant signedAt() {
        return at;
    }

    @Override
    public boolean isSample() {
        return json.has("sample");
    }

    /** When the record may be opened. */
    public OpeningClass openingClass() {
        return openingClass;
    }

    /** The digests of the readable record's canonical bytes. */
    public DualDigest commitment() {
        return commitment;
    }

    /** Refuses ({@code SEALED_MISMATCH}) any record but the one that was sealed. */
    public void requireFits(ReadableRecord content) {
        DualDigest computed = content.digest();
        if (!computed.equals(commitment)) {
            throw Refusal.of(
                    ErrorCode.SEALED_MISMATCH,
                    "the opened record has digests %s, the commitment is %s",
                    computed.toJson(),
                    commitment.toJson());
        }
    }

    @Override
    public List<SignatureEntry> signatures() {
        return signatures;
    }

    @Override
    public JsonObject toJson() {
        return json;
    }

    @Override
    public byte[] canonical() {
        return canonical.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SealedRecord that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    @Override
    public String toString() {
        return "sealed " + id;
    }
}
