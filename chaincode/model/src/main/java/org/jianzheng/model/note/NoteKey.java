/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;

/**
 * A key as notes know it: a name, a kind of signature and a public key.
 *
 * @param name the signer's name in signature lines
 * @param kind what its signatures mean
 * @param publicKey the key
 */
public record NoteKey(String name, Kind kind, PublicKey publicKey) {
    /** Kinds of signature lines. */
    public enum Kind {
        /** The log's own Ed25519 signature (C2SP signed-note type 0x01); carries no time. */
        LOG(SignatureAlgorithm.ED25519, new byte[] {0x01}, ""),
        /** C2SP cosignature/v1 (type 0x04): Ed25519 over a time and the text. */
        COSIGNATURE(SignatureAlgorithm.ED25519, new byte[] {0x04}, "cosignature/v1"),
        /** The same by SM2 (type 0xff with an identifier of its own). */
        SM2_COSIGNATURE(
                SignatureAlgorithm.SM2, withIdentifier("jianzheng-sm2-cosignature/v1"), "jianzheng-sm2-cosignature/v1");

        private final SignatureAlgorithm algorithm;

        @SuppressWarnings("ImmutableEnumChecker") // never handed out
        private final byte[] typeBytes;

        private final String header;

        Kind(SignatureAlgorithm algorithm, byte[] typeBytes, String header) {
            this.algorithm = algorithm;
            this.typeBytes = typeBytes;
            this.header = header;
        }

        boolean isTimed() {
            return !header.isEmpty();
        }

        private static byte[] withIdentifier(String identifier) {
            byte[] ascii = identifier.getBytes(StandardCharsets.US_ASCII);
            byte[] bytes = new byte[1 + ascii.length];
            bytes[0] = (byte) 0xff;
            System.arraycopy(ascii, 0, bytes, 1, ascii.length);
            return bytes;
        }
    }

    private static final int SIGNATURE = 64;
    private static final byte[] LINE_FEED = {'\n'};
    // Year 9999, so that every time that is accepted can be shown.
    private static final long MAX_SECONDS = 253_402_300_799L;

    /** Requires a key of the kind's algorithm and a name that notes allow. */
    public NoteKey {
        if (publicKey.algorithm() != kind.algorithm || !NoteSignature.isName(name)) {
            throw new IllegalArgumentException(
                    kind + " lines need a " + kind.algorithm.id() + " key and a name of printable ASCII");
        }
    }

    /** Eight hexadecimal digits: the first four bytes of SHA-256(name ‖ 0A ‖ type ‖ public key). */
    public String keyId() {
        return HexFormat.of().formatHex(keyIdBytes());
    }

    private byte[] keyIdBytes() {
        byte[] hash = HashSuite.SHA_256.hash(
                name.getBytes(StandardCharsets.UTF_8), LINE_FEED, kind.typeBytes, publicKey.bytes());
        return Arrays.copyOf(hash, NoteSignature.KEY_ID);
    }

    /** Whether a signature line names this key. */
    public boolean isNamedBy(NoteSignature signature) {
        return signature.name().equals(name) && signature.keyId().equals(keyId());
    }

    /**
     * Verifies a line that names this key.
     *
     * @return the time that the signature states (the epoch for kinds without time); empty if the signature is not good
     */
    public Optional<Instant> verify(String text, NoteSignature signature) {
        byte[] payload = signature.payload();
        if (payload.length != (kind.isTimed() ? Long.BYTES : 0) + SIGNATURE) {
            return Optional.empty();
        }
        long seconds = kind.isTimed() ? ByteBuffer.wrap(payload).getLong() : 0;
        if (seconds < 0 || seconds > MAX_SECONDS) {
            return Optional.empty();
        }
        byte[] raw = Arrays.copyOfRange(payload, payload.length - SIGNATURE, payload.length);
        return publicKey.verify(message(text, seconds), raw)
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }

    /** Signs a text at a time of whole seconds; kinds without time ignore it. */
    public NoteSignature sign(String text, Instant time, Signer signer) {
        long seconds = kind.isTimed() ? time.getEpochSecond() : 0;
        byte[] raw = signer.sign(message(text, seconds));
        byte[] payload = kind.isTimed()
                ? ByteBuffer.allocate(Long.BYTES + SIGNATURE)
                        .putLong(seconds)
                        .put(raw)
                        .array()
                : raw;
        return NoteSignature.of(name, keyIdBytes(), payload);
    }

    private byte[] message(String text, long seconds) {
        String message = kind.isTimed() ? kind.header + "\ntime " + seconds + "\n" + text : text;
        return message.getBytes(StandardCharsets.UTF_8);
    }
}
