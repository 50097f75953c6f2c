/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Salt;
import org.jianzheng.model.crypto.PrivateKey;
import org.jianzheng.model.crypto.PrivateKeys;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.witness.Item;
import org.jianzheng.model.witness.ItemCode;
import org.jianzheng.model.witness.ItemResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandsTest {
    private static final Instant NOW = Instant.parse("2026-03-16T01:30:00Z");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void keycard_shows_what_is_registered_of_a_key_and_no_secret() throws IOException {
        PrivateKey key = PrivateKeys.generate(SignatureAlgorithm.SM2, new SecureRandom());
        Path file = folder.resolve("my.key");
        Files.writeString(file, PrivateKeys.write(key));
        assertThat(run("keycard", "--key", file.toString())).isZero();
        JsonObject card = CanonicalJson.parseObject(out.toString().strip());
        assertThat(card.string("key")).isEqualTo(key.publicKey().toString());
        assertThat(card.bool("forTrying")).isTrue();
        assertThat(card.keys()).containsExactlyInAnyOrder("key", "keyId", "forTrying");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SM2", "Ed25519", "ES256"})
    void keygen_writes_an_encrypted_key_that_only_its_owner_may_read(String algorithm) throws IOException {
        Path key = folder.resolve("my.key");
        Path passphrase = passphrase("correct horse battery");
        assertThat(run(
                        "keygen",
                        "--algorithm",
                        algorithm,
                        "--out",
                        key.toString(),
                        "--passphrase-file",
                        passphrase.toString()))
                .isZero();
        String pem = Files.readString(key);
        assertThat(PrivateKeys.isEncrypted(pem)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        PrivateKey read = PrivateKeys.read(pem, "correct horse battery".toCharArray());
        assertThat(out.toString())
                .contains(read.publicKey().keyId().value())
                .contains(read.publicKey().toString())
                .contains(algorithm + ":");
    }

    @Test
    void keygen_never_overwrites_a_file_and_refuses_short_passphrases_and_unknown_algorithms() throws IOException {
        Path key = Files.writeString(folder.resolve("my.key"), "precious");
        assertThat(run("keygen", "--out", key.toString(), "--plain")).isEqualTo(64);
        assertThat(Files.readString(key)).isEqualTo("precious");
        assertThat(err.toString()).contains("not overwritten");
        Path fresh = folder.resolve("fresh.key");
        assertThat(run(
                        "keygen",
                        "--out",
                        fresh.toString(),
                        "--passphrase-file",
                        passphrase("short").toString()))
                .isEqualTo(64);
        assertThat(run("keygen", "--out", fresh.toString(), "--plain", "--algorithm", "RSA"))
                .isEqualTo(64);
        assertThat(fresh).doesNotExist();
    }

    @Test
    void a_plain_key_says_that_it_is_for_trying_only() throws IOException {
        Path key = folder.resolve("plain.key");
        assertThat(run("keygen", "--out", key.toString(), "--plain")).isZero();
        assertThat(Files.readString(key)).startsWith("FOR TRYING ONLY 仅供试用");
        assertThat(out.toString()).contains("FOR TRYING ONLY");
    }

    @Test
    void sign_makes_a_good_envelope_and_adds_second_signatures() throws IOException {
        Path passphrase = passphrase("correct horse battery");
        Path first = folder.resolve("first.key");
        Path second = folder.resolve("second.key");
        run("keygen", "--out", first.toString(), "--passphrase-file", passphrase.toString());
        run("keygen", "--out", second.toString(), "--plain", "--algorithm", "Ed25519");
        PrivateKey key = PrivateKeys.read(Files.readString(first), "correct horse battery".toCharArray());
        Path unsigned = Files.writeString(
                folder.resolve("item.json"), unsigned(key).without("by").toString());
        Path signed = folder.resolve("signed.json");
        assertThat(run(
                        "sign",
                        unsigned.toString(),
                        "--key",
                        first.toString(),
                        "--passphrase-file",
                        passphrase.toString(),
                        "--out",
                        signed.toString()))
                .isZero();
        Envelope envelope = Envelope.parseCanonical(Files.readAllBytes(signed));
        assertThat(envelope.by()).isEqualTo(key.publicKey().keyId());
        assertThat(envelope.signatures().getFirst().verifies(key.publicKey(), envelope.signedBytes()))
                .isTrue();
        assertThat(run("sign", signed.toString(), "--key", second.toString())).isZero();
        Envelope both = Envelope.parseCanonical(out.toString().strip().getBytes(StandardCharsets.UTF_8));
        assertThat(both.signatures()).hasSize(2);
        assertThat(both.signedBytes()).isEqualTo(envelope.signedBytes());
    }

    @Test
    void sign_refuses_wrong_passphrases_foreign_keys_and_malformed_envelopes() throws IOException {
        Path first = folder.resolve("first.key");
        Path second = folder.resolve("second.key");
        Path passphrase = passphrase("correct horse battery");
        run("keygen", "--out", first.toString(), "--passphrase-file", passphrase.toString());
        run("keygen", "--out", second.toString(), "--plain");
        PrivateKey key = PrivateKeys.read(Files.readString(first), "correct horse battery".toCharArray());
        Path unsigned =
                Files.writeString(folder.resolve("item.json"), unsigned(key).toString());
        assertThat(run(
                        "sign",
                        unsigned.toString(),
                        "--key",
                        first.toString(),
                        "--passphrase-file",
                        passphrase("another passphrase").toString()))
                .isEqualTo(64);
        assertThat(err.toString()).contains("KEY_INVALID");
        assertThat(run("sign", unsigned.toString(), "--key", second.toString())).isEqualTo(64);
        assertThat(err.toString()).contains("SIGNATURE_MISSING");
        Path malformed = Files.writeString(folder.resolve("malformed.json"), "{\"v\":1.5}");
        assertThat(run("sign", malformed.toString(), "--key", second.toString()))
                .isEqualTo(64);
        assertThat(err.toString()).contains("MALFORMED_JSON");
        assertThat(out.toString()).isEmpty();
    }

    private static JsonObject unsigned(PrivateKey by) {
        SecureRandom random = new SecureRandom();
        Item item = new Item(ItemCode.W1, "order", ItemResult.OK, Optional.empty(), List.of());
        return CanonicalJson.parseObject(ReadableRecord.builder(
                        item,
                        RecordId.generate(InstantSource.fixed(NOW), random),
                        new OrganisationId("CityMSP"),
                        NOW,
                        Salt.random(random))
                .lot(new LotCode("E14090000G3002061001003"))
                .unsigned(by.publicKey().keyId())
                .toString());
    }

    private Path passphrase(String text) throws IOException {
        return Files.writeString(folder.resolve("passphrase-" + text.length() + ".txt"), text + "\n");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return JianzhengCommand.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }
}
