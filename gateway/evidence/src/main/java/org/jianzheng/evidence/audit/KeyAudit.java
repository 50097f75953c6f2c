/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;

/**
 * Compares key files with the public keys that others know: checkpoint keys with the trust root, people's keys with their index,
 * keys of certificates with the certificates beside them. Keys under a passphrase are left out and counted.
 */
final class KeyAudit {
    private static final int MAX_FILE = 1 << 14;
    private static final int MAX_INDEX = 1 << 24;
    private static final int DEPTH = 6;

    private final Path crypto;
    private final TrustRoot trust;
    private final Tally tally;
    private long encrypted;

    KeyAudit(Path crypto, TrustRoot trust, Tally tally) {
        this.crypto = crypto;
        this.trust = trust;
        this.tally = tally;
    }

    /** Checks the keys of this organisation's folder, and of its people. */
    void audit(String organisation) throws IOException {
        people(organisation);
        Path own = crypto.resolve(organisation);
        pair(own.resolve("ca").resolve("ca.key"), own.resolve("ca.pem"));
        pair(own.resolve("ca").resolve("tls-ca.key"), own.resolve("tls-ca.pem"));
        if (Files.isDirectory(own)) {
            try (Stream<Path> files = Files.find(own, DEPTH, (path, attributes) -> attributes.isRegularFile())) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString();
                    if (name.equals("priv_sk")) {
                        pair(file, file.resolveSibling("../signcerts/cert.pem").normalize());
                    } else if (name.equals("server.key")) {
                        pair(file, file.resolveSibling("server.crt"));
                    }
                }
            }
        }
        if (encrypted > 0) {
            tally.gap(AuditGap.KEYS_ENCRYPTED, Long.toString(encrypted));
        }
    }

    private void people(String organisation) throws IOException {
        Path index = crypto.resolve("people.json");
        if (!Files.exists(index)) {
            return;
        }
        List<JsonObject> people;
        try {
            people = CanonicalJson.parse(read(index, MAX_INDEX), MAX_INDEX) instanceof JsonArray array
                    ? array.objects()
                    : List.of();
        } catch (Refusal refusal) {
            tally.wrong(finding(index, "form", "an index of people's keys", refusal.sentence()));
            return;
        }
        for (JsonObject person : people) {
            String key = person.optionalString("key").orElse("");
            if (key.startsWith("people/" + organisation + "/") && !key.contains("..")) {
                judge(crypto.resolve(key), person);
            }
        }
    }

    private void judge(Path file, JsonObject person) {
        String listed = person.optionalString("public").orElse(AuditFinding.NOTHING);
        boolean cosigns = person.optionalString("role").orElse("").equals("CHECKPOINT_COSIGNER");
        check(file, key -> {
            if (!key.toString().equals(listed)) {
                return List.of(finding(file, "public key, in the index", listed, key.toString()));
            }
            return cosigns && !isTrusted(key)
                    ? List.of(finding(file, "public key", "a checkpoint key of the trust root", key.toString()))
                    : List.of();
        });
    }

    private boolean isTrusted(PublicKey key) {
        return trust.cosigners().stream()
                .anyMatch(cosigner ->
                        cosigner.ed25519().equals(key) || cosigner.sm2().equals(key));
    }

    private void pair(Path file, Path certificate) {
        if (!Files.exists(file)) {
            return;
        }
        check(file, key -> {
            PublicKey certified = certified(certificate);
            return certified.equals(key)
                    ? List.of()
                    : List.of(finding(file, "public key, in the certificate", certified.toString(), key.toString()));
        });
    }

    private static PublicKey certified(Path certificate) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(certificate)) {
            return PublicKey.fromSubjectPublicKeyInfo(CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey()
                    .getEncoded());
        }
    }

    /** Judges a public key. */
    @FunctionalInterface
    private interface Judgement {
        List<AuditFinding> of(PublicKey key) throws IOException, CertificateException;
    }

    private void check(Path file, Judgement judgement) {
        try {
            String pem = new String(read(file, MAX_FILE), StandardCharsets.ISO_8859_1);
            if (PrivateKeys.isEncrypted(pem)) {
                encrypted++;
                return;
            }
            tally.judge(AuditKind.KEYS, judgement.of(PrivateKeys.read(pem).publicKey()));
        } catch (Refusal | IOException | CertificateException unreadable) {
            tally.wrong(finding(file, "form", "a key", String.valueOf(unreadable.getMessage())));
        }
    }

    private static byte[] read(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new IOException("it has more than " + limit + " bytes");
            }
            return bytes;
        }
    }

    private AuditFinding finding(Path file, String field, String computed, String given) {
        return new AuditFinding(AuditKind.KEYS, "key file " + crypto.relativize(file), field, computed, given);
    }
}
