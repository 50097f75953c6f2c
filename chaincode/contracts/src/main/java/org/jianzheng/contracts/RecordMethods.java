/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.credit.EvaluationHead;
import org.jianzheng.model.credit.Score;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.json.JsonString;
import org.jianzheng.model.json.JsonValue;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.sanction.Eligibility;

/**
 * The methods of the contract, each in one transaction. They take and return canonical JSON; a refusal is a
 * {@link Refusal}. Nothing in a result or a write depends on this machine's clock, locale or memory.
 */
final class RecordMethods {
    /** The most envelopes of one batch. */
    static final int MAX_BATCH = 1_000;

    /** The most bytes of one batch: 4 MiB. */
    static final int MAX_BATCH_BYTES = 4 << 20;

    /** How far a transaction's time may be from this machine's clock. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** The most heads of one page. */
    static final int MAX_PAGE = 1_000;

    private final InstantSource clock;

    /** Methods that compare transactions with this clock. */
    RecordMethods(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes in the envelope that travels as transient data {@code envelope}. */
    String submit(LedgerPort port) {
        Envelope envelope = Envelope.parseCanonical(transientData(port, "envelope"));
        Overlay ledger = begin(port);
        Admission.Status status =
                new Admission(OrganisationId.parse(port.creatorMsp()), port.time(), ledger).admit(envelope);
        ledger.flush(port);
        return consenting(port, ledger)
                .put("id", envelope.id().value())
                .put("status", status.name())
                .build()
                .toString();
    }

    /**
     * Takes in the envelopes that travel as one array of transient data {@code envelopes}; each is taken in or refused
     * by itself. Of what is refused only id and code are told, so that nothing else of it stays in a block.
     */
    String submitAll(LedgerPort port) {
        JsonArray envelopes = batch(transientData(port, "envelopes"));
        Overlay ledger = begin(port);
        Admission admission = new Admission(OrganisationId.parse(port.creatorMsp()), port.time(), ledger);
        boolean alone = envelopes.size() == 1;
        List<JsonObject> results = new ArrayList<>();
        for (JsonValue value : envelopes) {
            results.add(result(value, admission, alone));
        }
        ledger.flush(port);
        return consenting(port, ledger)
                .put("results", JsonArray.of(results))
                .build()
                .toString();
    }

    /** Tells whoever submits it which organisations must endorse besides those that the chaincode's policy asks for. */
    private static JsonObject.Builder consenting(LedgerPort port, Overlay ledger) {
        JsonObject.Builder answer = JsonObject.builder();
        List<OrganisationId> keepers = port.consenting(ledger.keepersOfWritten());
        if (!keepers.isEmpty()) {
            answer.put(
                    "keepers",
                    JsonArray.ofStrings(
                            keepers.stream().map(OrganisationId::value).toList()));
        }
        return answer;
    }

    private static JsonObject result(JsonValue value, Admission admission, boolean alone) {
        JsonObject.Builder result = JsonObject.builder();
        try {
            Envelope envelope = Envelope.parse(value.asObject());
            if (!alone && Admission.changesHeads(envelope)) {
                throw Refusal.of(
                        ErrorCode.MUST_GO_ALONE,
                        "a %s goes alone",
                        envelope.type().wireName());
            }
            Admission.Status status = admission.admit(envelope);
            return result.put("id", envelope.id().value())
                    .put("status", status.name())
                    .build();
        } catch (Refusal refused) {
            return result.putIfPresent("id", statedId(value))
                    .put("status", "REFUSED")
                    .put("code", refused.code().name())
                    .build();
        }
    }

    private static Optional<String> statedId(JsonValue value) {
        if (value instanceof JsonObject envelope && envelope.optional("id").orElse(null) instanceof JsonString text) {
            try {
                return Optional.of(RecordId.parse(text.value()).value());
            } catch (Refusal unreadable) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static JsonArray batch(byte[] bytes) {
        if (bytes.length > MAX_BATCH_BYTES) {
            throw Refusal.of(ErrorCode.BATCH_TOO_LARGE, "%d bytes, the limit is %d", bytes.length, MAX_BATCH_BYTES);
        }
        if (!(CanonicalJson.parseCanonical(bytes, MAX_BATCH_BYTES) instanceof JsonArray envelopes)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a batch is an array of envelopes");
        }
        if (envelopes.isEmpty() || envelopes.size() > MAX_BATCH) {
            throw Refusal.of(
                    ErrorCode.BATCH_TOO_LARGE, "%d envelopes, allowed are 1 to %d", envelopes.size(), MAX_BATCH);
        }
        return envelopes;
    }

    /**
     * Begins a write: refuses ({@code CLOCK_SKEW}) a transaction whose time is far from this machine's clock, and reads
     * the epoch, so that a transaction that is withheld dies of its stale read when the epoch goes on.
     */
    private Overlay begin(LedgerPort port) {
        Duration skew = Duration.between(port.time(), clock.instant()).abs();
        if (skew.compareTo(SKEW) > 0) {
            throw Refusal.of(
                    ErrorCode.CLOCK_SKEW,
                    "the transaction's time is %d ms from the peer's clock, allowed are %d",
                    skew.toMillis(),
                    SKEW.toMillis());
        }
        Overlay ledger = new Overlay(port::read);
        ledger.read(HeadKey.THE_EPOCH.text());
        return ledger;
    }

    private static byte[] transientData(LedgerPort port, String name) {
        return port.transientData(name)
                .orElseThrow(() -> Refusal.of(ErrorCode.SCHEMA_INVALID, "transient data %s is missing", name));
    }

    /** The canonical envelope of a record; refuses ({@code RECORD_UNKNOWN}) one that is not there. */
    String readRecord(LedgerPort port, String type, String id) {
        String key = "rec/" + RecordType.parse(type).wireName() + "/" + RecordId.parse(id);
        return read(port, key)
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN, "there is no %s %s", type, id))
                .toString();
    }

    /** A head; refuses ({@code NOT_FOUND}) one that no record has made. */
    String head(LedgerPort port, String kind, String id) {
        HeadKey key = new HeadKey(HeadKind.parse(kind), id);
        return read(port, key.text())
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "there is no head %s", key))
                .toString();
    }

    /** A page of heads of one kind: {@code {"bookmark"?,"heads":[…]}}. */
    String heads(LedgerPort port, String kind, int pageSize, String bookmark) {
        if (pageSize < 1 || pageSize > MAX_PAGE) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "a page has 1 to %d heads, asked were %d", MAX_PAGE, pageSize);
        }
        String prefix = "head/" + HeadKind.parse(kind).wireName();
        // '0' is the character after '/', so the range holds exactly the keys below the prefix.
        LedgerPort.Page page = port.page(prefix + "/", prefix + "0", pageSize, bookmark);
        JsonObject.Builder answer = JsonObject.builder()
                .put(
                        "heads",
                        JsonArray.of(page.values().stream()
                                .map(CanonicalJson::parseObject)
                                .toList()));
        if (!page.bookmark().isEmpty()) {
            answer.put("bookmark", page.bookmark());
        }
        return answer.build().toString();
    }

    /** The newest anchored checkpoint, an empty object before the first. */
    String epoch(LedgerPort port) {
        return read(port, HeadKey.THE_EPOCH.text())
                .orElse(JsonObject.builder().build())
                .toString();
    }

    /**
     * The score of a subject under a scheme on a day, as known at an instant, with its lines.
     *
     * @throws Refusal {@code REFERENCE_UNKNOWN} for a scheme that is not on the ledger, {@code NOT_IN_FORCE} for a day before its first
     */
    String score(LedgerPort port, String subject, String scheme, String on, String knownAt) {
        return Score.read(
                        new Overlay(port::read),
                        Subject.parse(subject),
                        scheme,
                        Dates.parse(on),
                        Instants.parse(knownAt))
                .toJson()
                .toString();
    }

    /**
     * Whether a subject may take part on a day, as known at an instant, with the reasons.
     *
     * @param question the question as JSON
     * @throws Refusal {@code SCHEMA_INVALID} for what is no question, {@code REFERENCE_UNKNOWN} for a rule that is not on the ledger
     */
    String eligibility(LedgerPort port, String question) {
        return SanctionRules.eligibility(
                        new Overlay(port::read), Eligibility.Question.fromJson(CanonicalJson.parseObject(question)))
                .toJson()
                .toString();
    }

    /** An evaluation with its forms; refuses ({@code REFERENCE_UNKNOWN}) a record that began none. */
    String evaluation(LedgerPort port, String record) {
        Overlay ledger = new Overlay(port::read);
        return EvaluationHead.require(ledger, new RecordRef(RecordId.parse(record)))
                .summary(ledger)
                .toString();
    }

    /** The envelope version and the record types that these contracts know. */
    String version() {
        return JsonObject.builder()
                .put("v", Envelope.VERSION)
                .put(
                        "types",
                        JsonArray.ofStrings(Arrays.stream(RecordType.values())
                                .map(RecordType::wireName)
                                .sorted()
                                .toList()))
                .build()
                .toString();
    }

    private static Optional<JsonObject> read(LedgerPort port, String key) {
        return port.read(key).map(CanonicalJson::parseObject);
    }
}
