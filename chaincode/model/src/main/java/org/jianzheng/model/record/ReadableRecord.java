/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A record whose content whoever holds it may read.
 *
 * <p>Absent members are left out: no null, no empty array, no mark that is false. {@code subjects} stand in the order
 * of their text, so that a set has one form. A record that came in more than {@link #LATE} after its event says so
 * ({@code backfilled}) and gives {@code receivedAt} (domain 3.2, invariant 18).
 */
public final class ReadableRecord implements Envelope {
    /** From here on a record counts as a late entry. */
    public static final Duration LATE = Duration.ofHours(24);

    /** The most references of one record: nine items of each of fifty lots, and some more. */
    public static final int MAX_REFERENCES = 512;

    /** The most subjects of one record. */
    public static final int MAX_SUBJECTS = 64;

    private static final String[] MEMBERS = {
        "v",
        "type",
        "id",
        "org",
        "by",
        "lot",
        "subjects",
        "at",
        "salt",
        "body",
        "refs",
        "sample",
        "receivedAt",
        "backfilled",
        "signatures"
    };

    private final JsonObject json;
    private final byte[] canonical;
    private final RecordType type;
    private final Heading heading;
    private final Content content;
    private final List<SignatureEntry> signatures;

    private ReadableRecord(JsonObject json, byte[] canonical) {
        this.json = json;
        this.canonical = canonical;
        this.type = RecordType.parse(json.string("type"));
        this.heading = Heading.of(json);
        this.content = Content.of(json);
        this.signatures = EnvelopeForm.signatures(json, heading.by());
    }

    /** Reads the readable form; refuses as {@link Envelope#parse(JsonObject)}. */
    public static ReadableRecord parse(JsonObject json) {
        EnvelopeForm.requireVersion(json);
        if (json.string("type").equals(RecordType.SEALED.wireName())) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a readable record was expected, met a sealed one");
        }
        json.requireOnly(MEMBERS);
        return new ReadableRecord(json, EnvelopeForm.canonical(json));
    }

    /** Begins a record with this body. */
    public static Builder builder(RecordBody body, RecordId id, OrganisationId organisation, Instant at, Salt salt) {
        return new Builder(body, id, organisation, at, salt);
    }

    @Override
    public RecordType type() {
        return type;
    }

    @Override
    public RecordId id() {
        return heading.id();
    }

    /** How other records refer to this one. */
    public RecordRef ref() {
        return new RecordRef(heading.id());
    }

    @Override
    public OrganisationId organisation() {
        return heading.organisation();
    }

    @Override
    public KeyId by() {
        return heading.by();
    }

    @Override
    public Instant at() {
        return heading.at();
    }

    @Override
    public Instant signedAt() {
        return heading.receivedAt().orElse(heading.at());
    }

    /** When the record came in, if it came in late. */
    public Optional<Instant> receivedAt() {
        return heading.receivedAt();
    }

    /** Whether the record is marked as a late entry. */
    public boolean isBackfilled() {
        return json.has("backfilled");
    }

    @Override
    public boolean isSample() {
        return json.has("sample");
    }

    /** The lot whose dossier the record belongs to. */
    public Optional<LotCode> lot() {
        return content.lot();
    }

    /** The lot; refuses ({@code SCHEMA_INVALID}) a record without one. */
    public LotCode requireLot() {
        return content.lot()
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "lot is missing in a %s", type.wireName()));
    }

    /** Whom the record is about, in the order of their text. */
    public List<Subject> subjects() {
        return content.subjects();
    }

    /** The salt that keeps the content from being guessed. */
    public Salt salt() {
        return content.salt();
    }

    /** The body as it stands; its capability reads it. */
    public JsonObject body() {
        return json.object("body");
    }

    /** The records that this one refers to. */
    public List<RecordRef> refs() {
        return content.refs();
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
        return other instanceof ReadableRecord that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** Type and id; never the content. */
    @Override
    public String toString() {
        return type.wireName() + " " + heading.id();
    }

    /** Who recorded it, and when. */
    private record Heading(
            RecordId id, OrganisationId organisation, KeyId by, Instant at, Optional<Instant> receivedAt) {
        static Heading of(JsonObject json) {
            Instant at = Instants.parse(json.string("at"));
            Optional<Instant> receivedAt = json.optionalString("receivedAt").map(Instants::parse);
            EnvelopeForm.mark(json, "sample");
            boolean marked = EnvelopeForm.mark(json, "backfilled");
            if (receivedAt.filter(received -> received.isBefore(at)).isPresent()) {
                throw Refusal.of(ErrorCode.TIME_IMPLAUSIBLE, "the record was received before its event of %s", at);
            }
            boolean late = receivedAt.filter(received -> isLate(at, received)).isPresent();
            if (late != marked) {
                throw Refusal.of(
                        ErrorCode.TIME_IMPLAUSIBLE,
                        "backfilled must stand exactly where receivedAt is more than %d hours after at",
                        LATE.toHours());
            }
            return new Heading(
                    RecordId.parse(json.string("id")),
                    OrganisationId.parse(json.string("org")),
                    KeyId.parse(json.string("by")),
                    at,
                    receivedAt);
        }
    }

    private static boolean isLate(Instant at, Instant received) {
        return Duration.between(at, received).compareTo(LATE) > 0;
    }

    /** What it is about. */
    private record Content(Optional<LotCode> lot, List<Subject> subjects, Salt salt, List<RecordRef> refs) {
        static Content of(JsonObject json) {
            json.object("body");
            List<Subject> subjects = Members.distinct(json, "subjects", MAX_SUBJECTS, Subject::parse);
            if (!subjects.equals(inOrder(subjects))) {
                throw Refusal.of(ErrorCode.SCHEMA_INVALID, "subjects must stand in the order of their text");
            }
            return new Content(
                    json.optionalString("lot").map(LotCode::parse),
                    subjects,
                    Salt.parse(json.string("salt")),
                    Members.distinct(json, "refs", MAX_REFERENCES, RecordRef::parse));
        }
    }

    private static List<Subject> inOrder(Iterable<? extends Subject> subjects) {
        NavigableSet<Subject> sorted = new TreeSet<>(Comparator.comparing(Subject::toString));
        subjects.forEach(sorted::add);
        return List.copyOf(sorted);
    }

    /** Gathers the members of a record that is about to be signed. */
    public static final class Builder {
        private final JsonObject.Builder members = JsonObject.builder();
        private final List<RecordRef> refs = new ArrayList<>();
        private final NavigableSet<Subject> subjects = new TreeSet<>(Comparator.comparing(Subject::toString));
        private final Instant at;

        private Builder(RecordBody body, RecordId id, OrganisationId organisation, Instant at, Salt salt) {
            this.at = at;
            members.put("v", VERSION)
                    .put("type", body.type().wireName())
                    .put("id", id.value())
                    .put("org", organisation.value())
                    .put("at", Instants.format(at))
                    .put("salt", salt.value())
                    .put("body", body.toJson());
        }

        /** The lot whose dossier the record belongs to. */
        public Builder lot(LotCode lot) {
            members.put("lot", lot.value());
            return this;
        }

        /** Adds those whom the record is about; the contract accepts exactly the set that the body names. */
        public Builder subjects(Iterable<? extends Subject> about) {
            about.forEach(subjects::add);
            return this;
        }

        /** Adds one whom the record is about. */
        public Builder subject(Subject about) {
            subjects.add(about);
            return this;
        }

        /** Adds records that this one refers to; a repetition changes nothing. */
        public Builder refs(Iterable<RecordRef> to) {
            to.forEach(this::ref);
            return this;
        }

        /** Adds a record that this one refers to; a repetition changes nothing. */
        public Builder ref(RecordRef to) {
            if (!refs.contains(to)) {
                refs.add(to);
            }
            return this;
        }

        /** Marks the record as part of a played sample. */
        public Builder sample() {
            members.put("sample", true);
            return this;
        }

        /** When the record came in, if later than its event; a late entry is marked as such. */
        public Builder receivedAt(Instant received) {
            members.put("receivedAt", Instants.format(received));
            if (isLate(at, received)) {
                members.put("backfilled", true);
            }
            return this;
        }

        /** The bytes that every signature must cover, for signers outside this process. */
        public JsonObject unsigned(KeyId by) {
            JsonObject unsigned = members.build().with("by", by.value());
            if (!subjects.isEmpty()) {
                unsigned = unsigned.with(
                        "subjects",
                        JsonArray.ofStrings(
                                subjects.stream().map(Subject::toString).toList()));
            }
            if (!refs.isEmpty()) {
                unsigned = unsigned.with(
                        "refs",
                        JsonArray.ofStrings(
                                refs.stream().map(RecordRef::toString).toList()));
            }
            return unsigned;
        }

        /** The signed record; {@code by} is its {@code by}, the others sign beside it. */
        public ReadableRecord sign(Signer by, Signer... others) {
            List<Signer> signers = new ArrayList<>();
            signers.add(by);
            signers.addAll(List.of(others));
            return parse(EnvelopeForm.sign(unsigned(by.publicKey().keyId()), signers));
        }
    }
}
