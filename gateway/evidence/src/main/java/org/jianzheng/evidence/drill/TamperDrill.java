/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.drill;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jianzheng.evidence.audit.AuditFinding;
import org.jianzheng.evidence.audit.AuditInputs;
import org.jianzheng.evidence.audit.AuditProgress;
import org.jianzheng.evidence.audit.AuditReport;
import org.jianzheng.evidence.audit.AuditScratch;
import org.jianzheng.evidence.audit.AuditVerdict;
import org.jianzheng.evidence.audit.GatewayAudit;
import org.jianzheng.evidence.audit.GatewayFolder;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.evidence.trust.TrustRoot;

/**
 * Changes one thing after the other in a copy of what a gateway stores, and audits the copy each time. What it is given is read
 * and never written; the copy takes as much room.
 *
 * @param trust what alone is believed
 * @param work an empty folder, which the caller removes
 */
public record TamperDrill(TrustRoot trust, Path work) {
    private static final int DEPTH = 8;
    private static final int LOOKED_AT = 1 << 20;

    /**
     * Runs the drill on one gateway.
     *
     * @param each is told of each result
     * @return the audit of the copy before anything was changed; unless it is intact, nothing was changed and nobody was told
     */
    public AuditReport run(GatewayFolder gateway, AuditInputs inputs, Consumer<DrillResult> each) throws IOException {
        DrilledCopy copy = DrilledCopy.make(gateway, inputs, Files.createDirectories(work.resolve("copy")));
        try (AuditScratch scratch = AuditScratch.open(work.resolve("scratch"))) {
            GatewayAudit audit = new GatewayAudit(trust, scratch, AuditProgress.NONE);
            AuditReport before = audit.audit(copy.gateway(), copy.inputs());
            if (before.verdict() == AuditVerdict.INTACT) {
                for (Tampering tampering : Tampering.values()) {
                    each.accept(drill(tampering, copy, audit));
                }
            }
            return before;
        }
    }

    private static DrillResult drill(Tampering tampering, DrilledCopy copy, GatewayAudit audit) throws IOException {
        Optional<Change> made = change(tampering, copy);
        if (made.isEmpty()) {
            return new DrillResult(tampering, DrillResult.Outcome.ABSENT, "", Optional.empty());
        }
        Change change = made.get();
        List<AuditFinding> findings = audit.audit(copy.gateway(), copy.inputs()).findings();
        change.undo();
        Optional<AuditFinding> finding = findings.stream()
                .filter(each -> each.kind() == tampering.foundAs())
                .findFirst();
        DrillResult.Outcome outcome = finding.isPresent() ? DrillResult.Outcome.FOUND : DrillResult.Outcome.NOT_FOUND;
        return new DrillResult(tampering, outcome, change.place(), finding);
    }

    private static Optional<Change> change(Tampering tampering, DrilledCopy copy) throws IOException {
        Path log = copy.gateway().log();
        return switch (tampering) {
            case DATABASE_FILE -> middleOf(largest(log, ".*\\.(sst|log)"));
            case ENTRY -> RowChange.edit(log, Table.ENTRIES, TamperDrill::withAnotherValue);
            case STATE -> RowChange.edit(log, Table.BLOCKS, TamperDrill::flippedAtTheEnd);
            case TILE -> RowChange.edit(log, Table.TILES, TamperDrill::flippedAtTheEnd);
            case INDEX_NODE -> RowChange.edit(log, Table.PAGES, TamperDrill::flippedAtTheEnd);
            case INDEX_MEMBER -> RowChange.remove(log, Table.MEMBERS);
            case CHECKPOINT -> RowChange.edit(log, Table.CHECKPOINTS, TamperDrill::withAnotherRoot);
            case COSIGNED -> RowChange.edit(log, Table.COSIGNED, TamperDrill::flippedAtTheEnd);
            case BLOCK -> block(copy);
            case STORED_FILE -> middleOf(largest(copy.gateway().files().objects(), "[0-9a-f]{64}"));
            case BATCH_ITEM -> ItemChange.edit(copy.gateway().batches(), "items", TamperDrill::flippedAtTheEnd);
            case REFUSAL -> ItemChange.edit(copy.gateway().refusals(), "lines", TamperDrill::withAnotherCount);
            case OBJECT_KEY -> {
                boolean used = largest(copy.gateway().files().objects(), "[0-9a-f]{64}")
                        .isPresent();
                yield used ? Optional.of(FileChange.flip(copy.gateway().objectKey(), 0, 1)) : Optional.empty();
            }
            case KEY_FILE -> keyFile(copy);
            case PROJECTION_ROW -> projectionRow(copy);
        };
    }

    private static Optional<Change> block(DrilledCopy copy) throws IOException {
        if (copy.inputs().blocks().isEmpty()) {
            return Optional.empty();
        }
        Path path = copy.inputs().blocks().get().path();
        return Files.isDirectory(path)
                ? middleOf(largest(path, "blockfile_\\d{6}"))
                : Optional.of(FileChange.inFramedBlock(path));
    }

    private static Optional<Change> keyFile(DrilledCopy copy) throws IOException {
        if (copy.inputs().crypto().isEmpty()) {
            return Optional.empty();
        }
        Path people = copy.inputs()
                .crypto()
                .get()
                .resolve("people")
                .resolve(copy.gateway().organisation());
        Optional<Path> file = largest(people, ".*\\.key");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String pem = Files.readString(file.get(), StandardCharsets.ISO_8859_1);
        return Optional.of(FileChange.flip(file.get(), pem.indexOf("-----\n") + 48L, 1));
    }

    private static Optional<Change> projectionRow(DrilledCopy copy) throws IOException {
        if (copy.inputs().projection().isEmpty()) {
            return Optional.empty();
        }
        Path file = copy.inputs().projection().get();
        int at;
        try (InputStream beginning = Files.newInputStream(file)) {
            at = new String(beginning.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1).indexOf("\"leaf\":\"");
        }
        return at < 0 ? Optional.empty() : Optional.of(FileChange.flip(file, at + 8L, 1));
    }

    private static Optional<Change> middleOf(Optional<Path> file) throws IOException {
        return file.isEmpty()
                ? Optional.empty()
                : Optional.of(FileChange.flip(file.get(), Files.size(file.get()) / 2, 1));
    }

    private static Optional<Path> largest(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(
                folder,
                DEPTH,
                (path, attributes) -> attributes.isRegularFile()
                        && path.getFileName().toString().matches(name))) {
            Path largest = null;
            for (Path file : files.sorted().toList()) {
                if (largest == null || Files.size(file) > Files.size(largest)) {
                    largest = file;
                }
            }
            return Optional.ofNullable(largest);
        }
    }

    private static byte[] flippedAtTheEnd(byte[] value) {
        byte[] changed = value.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    /** The same entry with another transaction time, one digit of a nanosecond apart: well-formed all the same. */
    private static byte[] withAnotherValue(byte[] entry) {
        String text = new String(entry, StandardCharsets.UTF_8);
        int at = text.lastIndexOf("\"time\":\"") + "\"time\":\"2026-01-01T00:00:0".length();
        char digit = text.charAt(at) == '0' ? '1' : '0';
        return (text.substring(0, at) + digit + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
    }

    /** The same line of the journal telling of ten times as many calls: well-formed all the same. */
    private static byte[] withAnotherCount(byte[] line) {
        return new String(line, StandardCharsets.UTF_8)
                .replaceFirst("(\"count\":[0-9]+)", "$1" + "0")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withAnotherRoot(byte[] note) {
        String text = new String(note, StandardCharsets.UTF_8);
        int at = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        char letter = text.charAt(at) == 'A' ? 'B' : 'A';
        return (text.substring(0, at) + letter + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
    }
}
