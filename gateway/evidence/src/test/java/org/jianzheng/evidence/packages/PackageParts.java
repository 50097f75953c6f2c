/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.AnswerVerifier;
import org.jianzheng.evidence.verify.EvidenceVerifier;
import org.jianzheng.evidence.verify.OriginalFile;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ExplainedCode;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.Qualification;
import org.jianzheng.model.registry.QualificationKind;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;

/**
 * The parts of the package of one captured file with three records about it, which a test changes before they are packed by
 * somebody who does it well: manifest, custody table and provenance sheet always fit the parts.
 */
final class PackageParts {
    static final String PLATFORM = "answers/platform.eva";
    static final String ORIGINAL = "originals/recording.txt";
    /** The last day of the platform's assessments, unless a test says another. */
    static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);

    private static final int RECORDS_ABOUT_IT = 3;
    private static final ExplainedCode CENTRE = ExplainedCode.of(UnifiedCreditCode.parse("91350100M000100Y43"));

    /** Under what the index holds all records about the platform's organisation. */
    static final IndexKey PLATFORM_KEY =
            new IndexKey(IndexName.SUBJECT, CENTRE.subject().toString());

    private TrustRoot trust;
    private final RecordId record;
    private final String bundleName;
    private final SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
    private final Map<String, PackageRole> roles = new TreeMap<>();

    private PackageParts(TrustRoot trust, RecordId record) {
        this.trust = trust;
        this.record = record;
        this.bundleName = "bundles/" + record + ".evb";
    }

    /** The parts of a file with this content under a checkpoint with these cosigners. */
    static PackageParts of(SignedLog log, byte[] content, TrialOrganisation... cosigners) {
        return of(log, content, YEAR_END, cosigners);
    }

    /** The same, where the platform's assessment of classified protection has this last day. */
    static PackageParts of(SignedLog log, byte[] content, LocalDate until, TrialOrganisation... cosigners) {
        SignedRecords records = new SignedRecords(log);
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord registration = records.file(evidence, content);
        log.append(registration);
        log.append(records.capture(evidence));
        for (int i = 0; i < RECORDS_ABOUT_IT; i++) {
            log.append(about(registration, log, records));
        }
        log.append(ofCentre(
                log,
                new Organisation(
                        log.city().id(),
                        new Organisation.Name("中心", "Centre"),
                        log.city().kind(),
                        Optional.of(CENTRE),
                        log.city().registrar().publicKey())));
        log.append(ofCentre(log, qualification(log, QualificationKind.CLASSIFIED_PROTECTION, until)));
        log.append(ofCentre(log, qualification(log, QualificationKind.CRYPTOGRAPHY_ASSESSMENT, YEAR_END)));
        return of(log, registration, content, cosigners);
    }

    private static PackageParts of(
            SignedLog log, ReadableRecord registration, byte[] content, TrialOrganisation... cosigners) {
        PackageParts parts = new PackageParts(log.trust(), registration.id());
        parts.put(
                parts.bundleName,
                PackageRole.BUNDLE,
                log.bundle(registration.id(), cosigners).canonical());
        int number = 0;
        for (IndexKey key : CustodyTable.keysOf(registration.id(), FileRegistration.fromJson(registration.body()))) {
            parts.put(
                    "answers/custody-" + number++ + ".eva",
                    PackageRole.CUSTODY,
                    log.answer(key, cosigners).canonical());
        }
        parts.put(
                PLATFORM,
                PackageRole.PLATFORM,
                log.answer(PLATFORM_KEY, cosigners).canonical());
        parts.put(ORIGINAL, PackageRole.ORIGINAL, content);
        return parts;
    }

    /** An assessment of the platform until this day. */
    static Qualification qualification(SignedLog log, QualificationKind kind, LocalDate until) {
        return new Qualification(
                log.city().id(), CENTRE, kind, "TEST-" + kind, "测评机构(示例)", LocalDate.of(2026, 1, 1), until);
    }

    /** A record about the organisation whose platform registered the file. */
    static ReadableRecord ofCentre(SignedLog log, RecordBody body) {
        return ReadableRecord.builder(
                        body,
                        RecordId.generate(log.clock(), log.random()),
                        log.city().id(),
                        log.clock().instant(),
                        Salt.random(log.random()))
                .subject(CENTRE.subject())
                .sign(log.city().registrar());
    }

    private static ReadableRecord about(ReadableRecord registration, SignedLog log, SignedRecords records) {
        Instant now = log.clock().instant();
        Item item = new Item(ItemCode.W1, "移交", ItemResult.OK, Optional.empty(), List.of());
        return ReadableRecord.builder(
                        item,
                        RecordId.generate(log.clock(), log.random()),
                        log.city().id(),
                        now,
                        Salt.random(log.random()))
                .lot(new LotCode("E14090000G3002061001003"))
                .ref(registration.ref())
                .sign(records.session());
    }

    /** Packs by another trust root than the log's. */
    void trust(TrustRoot other) {
        trust = other;
    }

    /** The same parts, which may be changed apart from these. */
    PackageParts copy() {
        PackageParts copy = new PackageParts(trust, record);
        copy.parts.putAll(parts);
        copy.roles.putAll(roles);
        return copy;
    }

    /** The bundle's text. */
    String bundle() {
        return text(bundleName);
    }

    void bundle(String text) {
        put(bundleName, PackageRole.BUNDLE, text.getBytes(StandardCharsets.UTF_8));
    }

    String bundleName() {
        return bundleName;
    }

    /** The answer that lists the records about the file. */
    String custody() {
        return text("answers/custody-0.eva");
    }

    void custody(String text) {
        put("answers/custody-0.eva", PackageRole.CUSTODY, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] original() {
        return bytes(ORIGINAL);
    }

    void original(byte[] content) {
        put(ORIGINAL, PackageRole.ORIGINAL, content);
    }

    void put(String name, PackageRole role, byte[] content) {
        parts.put(name, content);
        roles.put(name, role);
    }

    void removeCustody() {
        parts.keySet().removeIf(name -> roles.get(name) == PackageRole.CUSTODY);
    }

    /** The answer that lists the records about the platform's organisation. */
    String platform() {
        return text(PLATFORM);
    }

    void platform(String text) {
        put(PLATFORM, PackageRole.PLATFORM, text.getBytes(StandardCharsets.UTF_8));
    }

    void removePlatform() {
        parts.remove(PLATFORM);
    }

    private String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) {
        return Optional.ofNullable(parts.get(name)).orElseThrow();
    }

    /** The package. */
    byte[] pack() {
        try {
            PackageWriter writer = new PackageWriter();
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                MemberName name = new MemberName(part.getKey());
                MemberContent content = MemberContent.of(part.getValue());
                PackageRole role = Optional.ofNullable(roles.get(part.getKey())).orElseThrow();
                if (role == PackageRole.ORIGINAL) {
                    writer.addOriginal(name, record, content);
                } else {
                    writer.add(name, role, content);
                }
            }
            Examination examined = examine();
            CustodyTable custody = CustodyTable.of(examined);
            writer.add(
                    new MemberName("custody.json"), PackageRole.CUSTODY_TABLE, MemberContent.of(custody.canonical()));
            writer.add(
                    new MemberName("provenance.json"),
                    PackageRole.PROVENANCE_SHEET,
                    MemberContent.of(ProvenanceSheet.of(examined, custody).canonical()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writer.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Examination examine() {
        List<ExaminedAnswer> answers = new ArrayList<>();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            PackageRole role = Optional.ofNullable(roles.get(part.getKey())).orElseThrow();
            if (role == PackageRole.CUSTODY || role == PackageRole.PLATFORM) {
                answers.add(ExaminedAnswer.of(
                        new MemberName(part.getKey()), role, part.getValue(), new AnswerVerifier(trust)));
            }
        }
        OriginalFile content = new OriginalFile(DualDigest.of(original()), original().length);
        return new Examination(
                List.of(ExaminedBundle.of(
                        new MemberName(bundleName),
                        bytes(bundleName),
                        new EvidenceVerifier(trust),
                        new MemberName(ORIGINAL),
                        content)),
                answers);
    }

    /** The members of a package, the manifest too. */
    static SequencedMap<String, byte[]> members(byte[] container) {
        SequencedMap<String, byte[]> members = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                members.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return members;
    }

    /** The package without a member that its manifest goes on naming. */
    static byte[] without(byte[] container, String name) {
        SequencedMap<String, byte[]> members = members(container);
        members.remove(name);
        return RawContainer.of(members);
    }
}
