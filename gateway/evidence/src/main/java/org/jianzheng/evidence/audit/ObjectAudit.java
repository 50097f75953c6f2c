/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.evidence.object.ObjectDamaged;
import org.jianzheng.evidence.object.ObjectFolder;
import org.jianzheng.evidence.object.ObjectReader;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Hasher;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;

/**
 * Reads every stored file to its end and compares its digests with its name, with the link by its other digest, and with every
 * record of the log that registers it, and its cipher with the storage rule. Content that was withdrawn by order must not be there any more.
 */
final class ObjectAudit {
    private static final int MAX_REGISTRATIONS = 64;

    private final ObjectFolder folder;
    private final StoreReader log;
    private final CipherAudit ciphers;
    private final Tally tally;
    private long undated;
    private String firstUndated = "";
    private long tried;
    private long fitting;

    ObjectAudit(ObjectFolder folder, StoreReader log, CipherAudit ciphers, Tally tally) {
        this.folder = folder;
        this.log = log;
        this.ciphers = ciphers;
        this.tally = tally;
    }

    void audit(Path keyFile) {
        ObjectReader reader;
        String place = keyFile.getFileName().toString();
        try {
            reader = ObjectReader.open(folder, keyFile);
        } catch (ObjectDamaged | IOException unreadable) {
            tally.wrong(new AuditFinding(
                    AuditKind.KEYS, place, "form", "a key of 32 bytes", String.valueOf(unreadable.getMessage())));
            return;
        }
        eachOf(folder.objects(), name -> object(reader, name));
        if (tried > 0 && fitting == 0) {
            tally.wrong(new AuditFinding(
                    AuditKind.KEYS, place, "key", "the key that wraps those of " + tried + " stored files", "another"));
        } else if (tried > 0) {
            tally.right(AuditKind.KEYS);
        }
        eachOf(folder.bySm3(), this::link);
        if (undated > 0) {
            tally.gap(AuditGap.CIPHER_UNDATED, firstUndated + (undated > 1 ? " and " + (undated - 1) + " more" : ""));
        }
    }

    /** Judges a file by its name, which is a digest. */
    @FunctionalInterface
    private interface ByName {
        void judge(String hex) throws IOException;
    }

    private void eachOf(Path root, ByName each) {
        for (Path part : children(root)) {
            for (Path file : children(part)) {
                String name = file.getFileName().toString();
                try {
                    if (!name.startsWith(part.getFileName().toString())) {
                        throw new IOException("it lies in folder " + part.getFileName());
                    }
                    each.judge(name);
                } catch (IOException | Refusal unreadable) {
                    tally.wrong(
                            finding(name, "file", "a file under its digest", String.valueOf(unreadable.getMessage())));
                }
            }
        }
    }

    private List<Path> children(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(root)) {
            return found.sorted().toList();
        } catch (IOException e) {
            tally.wrong(finding(root.getFileName().toString(), "folder", "a folder that can be read", e.toString()));
            return List.of();
        }
    }

    private void object(ObjectReader reader, String name) throws IOException {
        Digest sha256 = Digest.parse(HashSuite.SHA_256, name);
        if (isWithdrawn(sha256)) {
            // The gateway destroys it at its next start.
            tally.gap(AuditGap.WITHDRAWN_KEPT, name);
            return;
        }
        tried++;
        List<AuditFinding> findings = new ArrayList<>();
        try {
            ObjectReader.Content content = reader.open(sha256);
            fitting++;
            DualDigest computed = digests(content);
            differ(findings, name, "SHA-256", computed.sha256().hex(), name);
            differ(findings, name, "link by SM3", name, linked(computed.sm3()));
            List<LogEntry> registrations = registrations(sha256);
            registrations.forEach(file -> compare(findings, name, file, computed, content.size()));
            cipher(findings, sha256, content.suite(), registrations);
        } catch (ObjectDamaged damaged) {
            findings.add(finding(
                    name,
                    "content",
                    "the encrypted content" + registered(sha256),
                    String.valueOf(damaged.getMessage())));
        }
        tally.judge(AuditKind.OBJECTS, findings);
    }

    private void cipher(List<AuditFinding> findings, Digest sha256, ObjectSuite suite, List<LogEntry> registrations) {
        Optional<Instant> registered =
                registrations.stream().map(LogEntry::time).min(Comparator.naturalOrder());
        switch (ciphers.judge(sha256, suite, registered)) {
            case CipherAudit.Judgement.Fits fits -> {}
            case CipherAudit.Judgement.Other other ->
                differ(findings, sha256.hex(), "cipher", other.demanded(), suite.wireName());
            case CipherAudit.Judgement.Undated unknown -> {
                if (undated++ == 0) {
                    firstUndated = "stored file " + sha256.hex() + ": " + suite.wireName() + ", not "
                            + unknown.then().wireName();
                }
            }
        }
    }

    private void link(String name) throws IOException {
        Digest sm3 = Digest.parse(HashSuite.SM3, name);
        Digest target = Digest.parse(HashSuite.SHA_256, linked(sm3));
        if (Files.exists(folder.object(target)) || isWithdrawn(target)) {
            tally.right(AuditKind.OBJECTS);
        } else {
            tally.wrong(finding(name, "link by SM3", "a stored file", target.hex()));
        }
    }

    private String linked(Digest sm3) throws IOException {
        Path link = folder.link(sm3);
        return Files.exists(link) ? Files.readString(link, StandardCharsets.ISO_8859_1) : AuditFinding.NOTHING;
    }

    private static void compare(
            List<AuditFinding> findings, String name, LogEntry entry, DualDigest computed, long size) {
        JsonObject body = entry.record().object("body");
        JsonObject digests = body.object("digests");
        String record = "record " + entry.record().string("id") + ", ";
        differ(findings, name, record + "sha256", computed.sha256().hex(), digests.string("sha256"));
        differ(findings, name, record + "sm3", computed.sm3().hex(), digests.string("sm3"));
        differ(findings, name, record + "size", Long.toString(size), Long.toString(body.integer("size")));
    }

    /** The entries that register a file with this digest. */
    private List<LogEntry> registrations(Digest sha256) {
        byte[] prefix = new IndexKey(IndexName.DIGEST, sha256.hex())
                .hash(TreeHasher.of(HashSuite.SHA_256))
                .toBytes();
        return log.keys(Table.MEMBERS, prefix, prefix, MAX_REGISTRATIONS).stream()
                .flatMap(key -> log.get(Table.ENTRIES, Keys.number(Keys.lastNumber(key))).stream())
                .map(LogEntry::parse)
                .filter(entry -> entry.record().string("type").equals("evidence.file"))
                .toList();
    }

    private boolean isWithdrawn(Digest sha256) {
        byte[] prefix = sha256.bytes();
        return !log.keys(Table.WITHDRAWALS, prefix, prefix, 1).isEmpty();
    }

    private String registered(Digest sha256) {
        List<String> ids = registrations(sha256).stream()
                .map(entry -> entry.record().string("id"))
                .toList();
        return ids.isEmpty() ? "" : " that record " + String.join(", ", ids) + " registers";
    }

    private static DualDigest digests(ObjectReader.Content content) throws IOException {
        Hasher sha256 = HashSuite.SHA_256.newHasher();
        Hasher sm3 = HashSuite.SM3.newHasher();
        content.writeTo(new OutputStream() {
            @Override
            public void write(int octet) {
                write(new byte[] {(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                sha256.update(bytes, offset, length);
                sm3.update(bytes, offset, length);
            }
        });
        return new DualDigest(new Digest(HashSuite.SHA_256, sha256.finish()), new Digest(HashSuite.SM3, sm3.finish()));
    }

    private static void differ(List<AuditFinding> findings, String name, String field, String computed, String given) {
        if (!computed.equals(given)) {
            findings.add(finding(name, field, computed, given));
        }
    }

    private static AuditFinding finding(String name, String field, String computed, String given) {
        return new AuditFinding(AuditKind.OBJECTS, "stored file " + name, field, computed, given);
    }
}
