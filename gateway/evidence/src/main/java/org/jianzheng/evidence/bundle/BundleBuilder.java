/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.bundle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.evidence.checkpoint.Checkpoint;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.ProvableLog;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.note.SignedNote;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SignatureEntry;

/** Makes bundles from a log. */
public final class BundleBuilder {
    private final ProvableLog log;
    private final long trustVersion;

    /**
     * Makes bundles for those who hold this version of the trust root.
     *
     * @param log holds the records
     */
    public BundleBuilder(ProvableLog log, long trustVersion) {
        this.log = log;
        this.trustVersion = trustVersion;
    }

    /**
     * The bundle of a record under a checkpoint of the log.
     *
     * @param note a note of this log; its cosignatures are not judged here
     * @throws Refusal {@code RECORD_UNKNOWN} if the log does not hold the record, {@code CHECKPOINT_STALE} if the checkpoint
     *     does not cover it yet
     */
    public EvidenceBundle build(RecordId record, SignedNote note) {
        long size = Checkpoint.parse(note.text()).state().size();
        long position = position(record);
        if (position >= size) {
            throw Refusal.of(
                    ErrorCode.CHECKPOINT_STALE,
                    "record %s stands at %d, the checkpoint covers %d entries",
                    record,
                    position,
                    size);
        }
        ProvedEntry proved = prove(position, size);
        SortedMap<Long, ProvedEntry> keys = new TreeMap<>();
        addRegistrations(proved, size, keys);
        Optional<ProvedEntry> capture = capture(proved.entry(), size);
        capture.ifPresent(present -> addRegistrations(present, size, keys));
        EvidenceBundle bundle =
                new EvidenceBundle(trustVersion, proved, size, note.toString(), List.copyOf(keys.values()), capture);
        Optional<ProvedEntry> order = withdrawal(proved.entry(), size);
        if (order.isEmpty()) {
            return bundle;
        }
        addRegistrations(order.get(), size, keys);
        return bundle.withdrawnBy(order.get(), List.copyOf(keys.values()));
    }

    /**
     * Position of the last entry that a bundle of the record can hold by now: its own, that of the capture statement, or that of the
     * order by which its content was withdrawn.
     *
     * @throws Refusal {@code RECORD_UNKNOWN} if the log does not hold the record
     */
    public long lastEntryOf(RecordId record) {
        long position = position(record);
        LogEntry entry = entry(position);
        long captured = capture(entry).orElse(position);
        return Math.max(Math.max(position, captured), withdrawal(entry).orElse(position));
    }

    private long position(RecordId record) {
        return log.position(record)
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN, "record %s is not in the log", record));
    }

    private void addRegistrations(ProvedEntry signed, long size, SortedMap<Long, ProvedEntry> found) {
        for (SignatureEntry signature : Envelope.parse(signed.entry().record()).signatures()) {
            OptionalLong registration = log.registration(signature.key(), signed.position());
            // An organisation's own registration is signed by the key that it brings: it stands for itself.
            if (registration.isPresent() && !found.containsKey(registration.getAsLong())) {
                ProvedEntry proved = prove(registration.getAsLong(), size);
                found.put(proved.position(), proved);
                addRegistrations(proved, size, found);
            }
        }
    }

    private Optional<ProvedEntry> capture(LogEntry entry, long size) {
        OptionalLong position = capture(entry);
        return position.isPresent() && position.getAsLong() < size
                ? Optional.of(prove(position.getAsLong(), size))
                : Optional.empty();
    }

    private Optional<ProvedEntry> withdrawal(LogEntry entry, long size) {
        OptionalLong position = withdrawal(entry);
        return position.isPresent() && position.getAsLong() < size
                ? Optional.of(prove(position.getAsLong(), size))
                : Optional.empty();
    }

    private OptionalLong withdrawal(LogEntry entry) {
        return registersFile(entry)
                ? log.withdrawal(
                        DualDigest.fromJson(entry.record().object("body").object("digests"))
                                .sha256())
                : OptionalLong.empty();
    }

    private static boolean registersFile(LogEntry entry) {
        return entry.record().string("type").equals(RecordType.EVIDENCE_FILE.wireName());
    }

    private OptionalLong capture(LogEntry entry) {
        if (!registersFile(entry)) {
            return OptionalLong.empty();
        }
        return log.capture(EvidenceId.parse(entry.record().object("body").string("evidence")));
    }

    private LogEntry entry(long position) {
        return log.entry(position)
                .map(LogEntry::parse)
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN, "the log has no entry %d", position));
    }

    private ProvedEntry prove(long position, long size) {
        return new ProvedEntry(
                entry(position),
                position,
                log.inclusion(HashSuite.SHA_256, position, size).path(),
                log.inclusion(HashSuite.SM3, position, size).path());
    }
}
