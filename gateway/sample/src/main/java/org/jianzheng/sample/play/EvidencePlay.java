/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;
import org.jianzheng.sample.dossier.Dossier;
import org.jianzheng.sample.dossier.EvidenceFile;

/**
 * Registers the dossier's files, each with a statement of how it was captured, and stores them with the city's gateway.
 * Files of the evaluation are registered sealed, and leave this program only after the award.
 */
final class EvidencePlay {
    private static final long LARGEST_FILE = 64 << 20;

    private final Dossier dossier;
    private final PlayTimes times;
    private final Cast cast;
    private final Desk desk;
    private final Map<EvidenceId, EvidenceFile> registered = new LinkedHashMap<>();
    private final Map<String, List<RecordRef>> capturesOf = new HashMap<>();
    private final List<EvidenceFile> heldBack = new ArrayList<>();

    EvidencePlay(Dossier dossier, PlayTimes times, Cast cast, Desk desk) {
        this.dossier = dossier;
        this.times = times;
        this.cast = cast;
        this.desk = desk;
    }

    /** The step under which a file is registered. */
    static String step(EvidenceFile file) {
        return "file " + file.name();
    }

    /** The step under which the capture of a file is stated. */
    static String captureStep(EvidenceFile file) {
        return "capture of " + file.name();
    }

    /** Registers those of these files that are not registered yet. */
    void register(Collection<EvidenceId> files) throws InterruptedException {
        for (EvidenceId id : files) {
            if (!registered.containsKey(id)) {
                EvidenceFile file = dossier.file(id);
                register(file);
                registered.put(id, file);
            }
        }
    }

    /** Stores the files that were held back; call it when their records are open. */
    void storeHeldBack() throws InterruptedException {
        for (EvidenceFile file : heldBack) {
            store(file);
        }
        heldBack.clear();
    }

    private void register(EvidenceFile file) throws InterruptedException {
        requireUnchanged(file);
        Instant at = times.moved(file.capturedAt());
        ReadableRecord registration = write(file, step(file), EvidenceFacts.file(file, at), at, List.of());
        List<RecordRef> earlier = capturesOf.computeIfAbsent(file.device(), device -> new ArrayList<>());
        List<RecordRef> refs = new ArrayList<>();
        refs.add(registration.ref());
        if (!earlier.isEmpty()) {
            refs.add(earlier.getLast());
        }
        RecordBody capture =
                EvidenceFacts.capture(file, earlier, cast.staff().key().person());
        earlier.add(write(file, captureStep(file), capture, at, refs).ref());
        if (file.isSecret()) {
            heldBack.add(file);
        } else {
            store(file);
        }
    }

    private ReadableRecord write(EvidenceFile file, String step, RecordBody fact, Instant at, List<RecordRef> refs)
            throws InterruptedException {
        return file.isSecret()
                ? desk.seal(
                        step,
                        cast.staff(),
                        fact,
                        at,
                        record -> record.lot(dossier.lot()).refs(refs))
                : desk.record(
                        step,
                        cast.staff(),
                        fact,
                        at,
                        record -> record.lot(dossier.lot()).refs(refs));
    }

    private void store(EvidenceFile file) throws InterruptedException {
        cast.staff().gateway().putFile(file.file(), file.mediaType());
    }

    private static void requireUnchanged(EvidenceFile file) {
        try (InputStream content = Files.newInputStream(file.file())) {
            DualDigest computed = DualDigest.of(content, LARGEST_FILE);
            if (!computed.equals(file.digests())) {
                throw Refusal.of(
                        ErrorCode.DIGEST_MISMATCH,
                        "%s has digests %s, its manifest says %s",
                        file.name(),
                        computed.toJson(),
                        file.digests().toJson());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.name() + " cannot be read", unreadable);
        }
    }
}
