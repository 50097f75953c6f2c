/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * What happened to the files of a package, as the ledger proves it: the registration, the capture statement, and every record
 * that names the registration or registers the same content. Whether these are all, the answers from the index show, as of their
 * checkpoints; without them the table says that it is not complete.
 *
 * @param files one for each registered file, in the package's order
 */
public record CustodyTable(List<FileCustody> files) {
    private static final long VERSION = 1;

    /** Copies the list. */
    public CustodyTable {
        files = List.copyOf(files);
    }

    /** The table that follows from what is proved. */
    public static CustodyTable of(Examination examined) {
        Map<RecordId, FileCustody> files = new LinkedHashMap<>();
        examined.sound()
                .filter(bundle -> bundle.registration().isPresent())
                .forEach(bundle -> bundle.record()
                        .ifPresent(
                                record -> files.computeIfAbsent(record, unknown -> custody(record, bundle, examined))));
        return new CustodyTable(List.copyOf(files.values()));
    }

    /** The keys under which the index holds everything about a registered file. */
    public static List<IndexKey> keysOf(RecordId record, FileRegistration registration) {
        return List.of(
                new IndexKey(IndexName.REF, new RecordRef(record).toString()),
                new IndexKey(IndexName.DIGEST, registration.digests().sha256().hex()));
    }

    private static FileCustody custody(RecordId record, ExaminedBundle bundle, Examination examined) {
        FileRegistration registration = bundle.registration().orElseThrow();
        EvidenceBundle content = bundle.bundle().orElseThrow();
        Map<LogEntry, CustodyEvent> events = new TreeMap<>(LEDGER_ORDER);
        add(events, content.proved().entry(), bundle.name());
        content.capture().ifPresent(capture -> add(events, capture.entry(), bundle.name()));
        boolean complete = true;
        for (IndexKey key : keysOf(record, registration)) {
            List<ExaminedAnswer> proofs = examined.sound(PackageRole.CUSTODY)
                    .filter(answer -> answer.proves(key))
                    .toList();
            complete &= !proofs.isEmpty();
            proofs.forEach(proof -> proof.entries().forEach(entry -> add(events, entry, proof.name())));
        }
        return new FileCustody(
                record,
                registration,
                bundle.capture(),
                FileCustody.delay(registration, content.proved().entry().time()),
                complete,
                List.copyOf(events.values()));
    }

    private static final Comparator<LogEntry> LEDGER_ORDER = Comparator.comparingLong(LogEntry::block)
            .thenComparingInt(LogEntry::index)
            .thenComparing(entry -> entry.record().toString());

    private static void add(Map<LogEntry, CustodyEvent> events, LogEntry entry, MemberName source) {
        events.putIfAbsent(entry, CustodyEvent.of(entry, source));
    }

    /** The one form of the table. */
    public byte[] canonical() {
        return CanonicalJson.write(JsonObject.builder()
                .put("v", VERSION)
                .put("kind", "custody-table")
                .put(
                        "files",
                        JsonArray.of(files.stream().map(FileCustody::toJson).toList()))
                .build());
    }
}
