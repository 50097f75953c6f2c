/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.evidence.AccessEvent;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;

/** Makes signed records for tests, each with an id of its own. */
public final class Records {
    /** The lot that all records are about. */
    public static final LotCode LOT = new LotCode("E620800ZZ99000001001001");

    private static final Signer SIGNER =
            PrivateKeys.generate(SignatureAlgorithm.ED25519, new java.security.SecureRandom());
    private final java.util.Random random;

    /** Records that are the same in each run of the same seed. */
    public Records(long seed) {
        random = new java.util.Random(seed);
    }

    private record Body(RecordType type, JsonObject toJson) implements RecordBody {}

    /** A witness item: it may ride with others. */
    public ReadableRecord item() {
        JsonObject body = JsonObject.builder()
                .put("item", "W2")
                .put("text", "opening room locked")
                .put("result", "OK")
                .build();
        return make(new Body(RecordType.WITNESS_ITEM, body), "CityMSP");
    }

    /** The next stage of the lot: it must go alone. */
    public ReadableRecord stage() {
        JsonObject body = JsonObject.builder()
                .put("from", "INITIATION")
                .put("to", "TENDERING")
                .build();
        return make(new Body(RecordType.DOSSIER_STAGE, body), "CityMSP");
    }

    /** A file's registration. */
    public ReadableRecord file(String sha256, String sm3, long size, String confidentiality) {
        JsonObject body = JsonObject.builder()
                .put("evidence", "ev:" + "0".repeat(32))
                .put(
                        "digests",
                        JsonObject.builder()
                                .put("sha256", sha256)
                                .put("sm3", sm3)
                                .build())
                .put("size", size)
                .put("mediaType", "image/png")
                .put("confidentiality", confidentiality)
                .build();
        return make(new Body(RecordType.EVIDENCE_FILE, body), "CityMSP");
    }

    /** What somebody states before reading a file, at this instant. */
    public ReadableRecord access(ReadableRecord file, PersonRef reader, Instant at) {
        AccessEvent event = new AccessEvent(
                new AccessEvent.What.File(EvidenceId.parse(file.body().string("evidence"))),
                AccessEvent.Manner.READ,
                "行政处罚法第五十四条(示例)",
                Optional.empty(),
                Optional.of(reader));
        return ReadableRecord.builder(
                        event,
                        RecordId.generate(() -> at, random),
                        new OrganisationId("CityMSP"),
                        at,
                        Salt.random(random))
                .lot(LOT)
                .refs(List.of(file.ref()))
                .sign(SIGNER);
    }

    /** What somebody states before reading the readable part of a sealed record, at this instant. */
    public ReadableRecord accessPart(SealedRecord sealed, PersonRef reader, Instant at) {
        RecordRef ref = new RecordRef(sealed.id());
        AccessEvent event = new AccessEvent(
                new AccessEvent.What.SealedPart(ref),
                AccessEvent.Manner.READ,
                "行政处罚法第五十四条(示例)",
                Optional.empty(),
                Optional.of(reader));
        return ReadableRecord.builder(
                        event,
                        RecordId.generate(() -> at, random),
                        new OrganisationId("CityMSP"),
                        at,
                        Salt.random(random))
                .refs(List.of(ref))
                .sign(SIGNER);
    }

    /** The order that withdraws content. */
    public ReadableRecord erasure(DualDigest content) {
        JsonObject body = JsonObject.builder()
                .put("evidence", "ev:" + "0".repeat(32))
                .put("digests", content.toJson())
                .put("order", "公管撤〔2026〕1号(示例)")
                .put("authority", "监管办(示例)")
                .put("orderedOn", "2026-03-15")
                .put("basis", "个人信息保护法第四十七条")
                .build();
        return make(new Body(RecordType.EVIDENCE_ERASURE, body), "CityMSP");
    }

    /** What a device states about a capture. */
    public ReadableRecord capture(String device, long sequence) {
        JsonObject body = JsonObject.builder()
                .put("evidence", "ev:" + "0".repeat(32))
                .put("device", device)
                .put("software", "recorder 4.2")
                .put("sequence", sequence)
                .put("clockOffsetMs", 1_000)
                .build();
        return make(new Body(RecordType.EVIDENCE_CAPTURE, body), "CityMSP");
    }

    /** An item of another organisation. */
    public ReadableRecord itemOf(String organisation) {
        JsonObject body = JsonObject.builder()
                .put("item", "W2")
                .put("text", "opening room locked")
                .put("result", "OK")
                .build();
        return make(new Body(RecordType.WITNESS_ITEM, body), organisation);
    }

    /** A record with this body about a subject. */
    public ReadableRecord about(Subject subject, RecordBody body, RecordRef... refs) {
        return draft(body, "CityMSP")
                .subjects(List.of(subject))
                .refs(List.of(refs))
                .sign(SIGNER);
    }

    /** A record of any type about these subjects; its body has nothing in it. */
    public ReadableRecord of(RecordType type, Subject... subjects) {
        return draft(new Body(type, JsonObject.builder().build()), "CityMSP")
                .subjects(List.of(subjects))
                .sign(SIGNER);
    }

    private ReadableRecord make(RecordBody body, String organisation) {
        return draft(body, organisation).sign(SIGNER);
    }

    private ReadableRecord.Builder draft(RecordBody body, String organisation) {
        Instant at = Instant.parse("2026-03-16T01:30:04Z");
        return ReadableRecord.builder(
                        body,
                        RecordId.generate(() -> at, random),
                        new OrganisationId(organisation),
                        at,
                        Salt.random(random))
                .lot(LOT);
    }

    /** Seals a record until the result is known. */
    public SealedRecord seal(ReadableRecord content) {
        return seal(content, Instant.parse("2026-03-16T01:30:05Z"));
    }

    /** Seals a record at this instant. */
    public SealedRecord seal(ReadableRecord content, Instant at) {
        return seal(content, OpeningClass.RESULT, at);
    }

    /** Seals a record of this class at this instant. */
    public SealedRecord seal(ReadableRecord content, OpeningClass openingClass, Instant at) {
        return SealedRecord.seal(content, openingClass, RecordId.generate(() -> at, random), at, SIGNER);
    }

    /** Several items. */
    public List<ReadableRecord> items(int count) {
        return java.util.stream.Stream.generate(this::item).limit(count).toList();
    }
}
