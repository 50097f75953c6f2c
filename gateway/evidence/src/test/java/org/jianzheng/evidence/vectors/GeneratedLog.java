/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.fixture.SeededRandom;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedOrders;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.fixture.TrialOrganisation;
import org.jianzheng.evidence.fixture.TrialTimeAuthority;
import org.jianzheng.evidence.fixture.TrialTimeAuthority.Signing;
import org.jianzheng.evidence.time.TimestampToken;
import org.jianzheng.evidence.trust.TrustChange;
import org.jianzheng.evidence.trust.TrustDraft;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.trust.TrustSuccession;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.evidence.BatchItem;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.note.NoteKey;
import org.jianzheng.model.note.NoteSignature;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.OrganisationKind;

/** A log that grows by chance: records of all forms that a bundle can have, checkpoints of few and many, and three generations of its trust root. */
final class GeneratedLog implements AutoCloseable {
    private static final int STAMP_SECONDS = 60;

    private final RandomGenerator chance;
    private final SignedLog log;
    private final SignedRecords records;
    private final SignedOrders orders;
    private final TrialOrganisation second;
    private final TrialTimeAuthority sm2 = TrialTimeAuthority.stamping("sm2", Signing.SM2);
    private final TrialTimeAuthority nobody = TrialTimeAuthority.stamping("nobody", Signing.P256);
    private final List<Kept> kept = new ArrayList<>();
    private final List<Noted> notes = new ArrayList<>();
    private final List<TrustRoot> generations = new ArrayList<>();

    /**
     * A record of the log.
     *
     * @param id its id
     * @param position in the log
     * @param original the text of what it registers
     * @param items of a batch
     * @param recording whose last chunk {@code original} is
     */
    record Kept(
            RecordId id,
            long position,
            Optional<String> original,
            List<BatchItem> items,
            Optional<ChunkedFile> recording) {}

    /**
     * A checkpoint of the log.
     *
     * @param note with its cosignatures
     * @param size of the log
     * @param stamps over its text
     */
    record Noted(SignedNote note, long size, List<TimestampToken> stamps) {}

    /** A log with its first keys and one record of each form. */
    GeneratedLog(Path folder, long seed) {
        this.chance = new SplittableRandom(seed);
        this.log = new SignedLog(folder, new SeededRandom(seed));
        this.second = new TrialOrganisation(
                "SecondMSP", OrganisationKind.BRANCH_CENTRE, "second.jianzheng.example", log.random());
        this.records = new SignedRecords(log);
        this.orders = new SignedOrders(log);
        log.append(records.platformKey());
        generations.add(log.trust().with(List.of(log.trust().timeAuthorities().getFirst(), sm2.trusted("SM2", false))));
        addRecording();
        addItem(records.session());
        addBatch();
        addFile();
    }

    SignedLog log() {
        return log;
    }

    List<Kept> kept() {
        return kept;
    }

    List<Noted> notes() {
        return notes;
    }

    /** The trust root as it was pinned first, and after each change. */
    List<TrustRoot> generations() {
        return generations;
    }

    /** Appends so many blocks. */
    void grow(int blocks) {
        for (int i = 0; i < blocks; i++) {
            switch (chance.nextInt(8)) {
                case 0 -> addItem(records.session());
                case 1 -> addItem(records.witness());
                case 2, 3 -> addFile();
                case 4 -> addBatch();
                case 5 -> addSealed();
                case 6 -> withdraw();
                case 7 -> addMany();
                default -> throw new IllegalStateException("eight kinds");
            }
        }
    }

    private void addItem(PrivateKey by) {
        append(records.item(by));
    }

    private void addMany() {
        List<ReadableRecord> many = new ArrayList<>();
        for (int i = 0; i < 2 + chance.nextInt(6); i++) {
            many.add(records.item(chance.nextBoolean() ? records.session() : records.witness()));
        }
        log.append(many.toArray(Envelope[]::new));
        many.forEach(record -> keep(record, Optional.empty(), List.of(), Optional.empty()));
    }

    private void addFile() {
        String content = "file " + "件".repeat(chance.nextInt(30)) + kept.size();
        EvidenceId evidence = EvidenceId.random(log.random());
        ReadableRecord file = records.file(evidence, bytes(content));
        if (chance.nextBoolean()) {
            log.append(file, records.capture(evidence));
        } else {
            log.append(file);
        }
        keep(file, Optional.of(content), List.of(), Optional.empty());
    }

    private void addBatch() {
        List<BatchItem> items = records.items(1 + chance.nextInt(20));
        ReadableRecord batch = records.batch(items, records.platform());
        log.append(batch);
        keep(batch, Optional.empty(), items, Optional.empty());
    }

    private void addSealed() {
        SealedRecord sealed = SealedRecord.seal(
                records.item(records.witness()),
                OpeningClass.RESULT,
                RecordId.generate(log.clock(), log.random()),
                log.clock().instant(),
                records.witness());
        log.append(sealed);
        keep(sealed, Optional.empty(), List.of(), Optional.empty());
    }

    private void addRecording() {
        String end = "the end of recording " + chance.nextInt(100);
        byte[] content = Arrays.copyOf(new byte[] {1}, (1 + chance.nextInt(3)) * FileRegistration.CHUNK);
        byte[] whole = Arrays.copyOf(content, content.length + end.length());
        System.arraycopy(bytes(end), 0, whole, content.length, end.length());
        ChunkedFile recording = chunked(whole);
        ReadableRecord file = records.recording(EvidenceId.random(log.random()), recording);
        log.append(file);
        keep(file, Optional.of(end), List.of(), Optional.of(recording));
    }

    /** By an order that concerns a file, the content of which others may share. */
    private void withdraw() {
        ReadableRecord file = records.file(EvidenceId.random(log.random()), bytes("withdrawn " + kept.size()));
        log.append(file);
        ReadableRecord order = orders.withdrawing(file);
        append(order);
        keep(file, Optional.of("withdrawn " + (kept.size() - 1)), List.of(), Optional.empty());
    }

    private void append(ReadableRecord record) {
        log.append(record);
        keep(record, Optional.empty(), List.of(), Optional.empty());
    }

    private void keep(
            Envelope record, Optional<String> original, List<BatchItem> items, Optional<ChunkedFile> recording) {
        long position = log.log().position(record.id()).orElseThrow();
        kept.add(new Kept(record.id(), position, original, items, recording));
    }

    /** Makes a checkpoint of some organisations, mostly a quorum, and stamps it twice or more. */
    void note() {
        List<TrialOrganisation> cosigners = new ArrayList<>();
        if (chance.nextInt(5) > 0) {
            cosigners.add(log.city());
        }
        if (chance.nextInt(3) > 0 && generations.size() < 3) {
            cosigners.add(log.county());
        }
        if (chance.nextInt(5) > 0) {
            cosigners.add(log.regulator());
        }
        SignedNote note = log.checkpoint(cosigners.toArray(TrialOrganisation[]::new));
        if (generations.size() > 1 && chance.nextBoolean()) {
            note = note.with(cosignaturesOfSecond(note.text()));
        }
        Instant now = log.clock().instant().plusSeconds(STAMP_SECONDS);
        List<TimestampToken> stamps = List.of(
                log.timeAuthority().stamp(note.text(), now),
                sm2.stamp(note.text(), now),
                nobody.stamp(note.text(), now),
                sm2.stamp(note.text() + "another", now));
        notes.add(new Noted(note, Checkpoint.parse(note.text()).state().size(), stamps));
    }

    private List<NoteSignature> cosignaturesOfSecond(String text) {
        String name = second.trusted().name();
        Instant now = log.clock().instant().plus(Duration.ofSeconds(1));
        PrivateKey ed25519 = second.checkpointKeys().getFirst();
        PrivateKey byStandard = second.checkpointKeys().getLast();
        return List.of(
                new NoteKey(name, NoteKey.Kind.COSIGNATURE, ed25519.publicKey()).sign(text, now, ed25519),
                new NoteKey(name, NoteKey.Kind.SM2_COSIGNATURE, byStandard.publicKey()).sign(text, now, byStandard));
    }

    /** The next generation of the trust root: first another organisation counts, then the branch does no more. */
    void change() {
        TrustRoot pinned = generations.getLast();
        TrustDraft draft = new TrustDraft(pinned, log.log().size() + 1);
        boolean joins = generations.size() == 1;
        TrustChange change = (joins
                        ? draft.add(second.trusted().toJson().without("fromSize"))
                        : draft.retire(log.county().id()))
                .change();
        List<TrialOrganisation> signers =
                joins ? List.of(log.city(), log.regulator(), second) : List.of(log.city(), log.regulator());
        for (TrialOrganisation signer : signers) {
            for (PrivateKey key : signer.checkpointKeys()) {
                change = change.signedBy(key);
            }
        }
        generations.add(TrustSuccession.accept(pinned, change));
    }

    private static ChunkedFile chunked(byte[] content) {
        try {
            return ChunkedFile.read(new ByteArrayInputStream(content), content.length);
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        log.close();
    }
}
