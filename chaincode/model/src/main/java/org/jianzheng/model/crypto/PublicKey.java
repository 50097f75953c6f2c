/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A public key in its one encoding: an uncompressed point of 65 bytes on the curve (SM2, P-256), or 32 bytes (Ed25519).
 * Its text form is {@code <algorithm>:<hex>}.
 */
public final class PublicKey {
    private static final Pattern TEXT = Pattern.compile("([A-Za-z0-9]{1,16}):((?:[0-9a-f]{2}){1,65})");
    private static final int SIGNATURE = 64;
    private static final int REMEMBERED = 512;

    /** Keys that were read last: checking a point costs as much as a signature, and one key signs many records. */
    private static final Remembered<String, PublicKey> KEYS = new Remembered<>(REMEMBERED);

    private final SignatureAlgorithm algorithm;
    private final byte[] bytes;
    private final String text;
    private final KeyId id;
    private final @Nullable ECPoint point;
    private final Ed25519.@Nullable PublicPoint edwardsPoint;

    /**
     * A key of this algorithm; the bytes are copied.
     *
     * @throws Refusal {@code KEY_INVALID} if they are not a valid key
     */
    public PublicKey(SignatureAlgorithm algorithm, byte[] bytes) {
        this.algorithm = algorithm;
        this.bytes = bytes.clone();
        this.text = algorithm.id() + ":" + HexFormat.of().formatHex(bytes);
        byte[] hash = HashSuite.SHA_256.hash(text.getBytes(StandardCharsets.UTF_8));
        this.id = new KeyId("key:" + HexFormat.of().formatHex(hash));
        this.point = switch (algorithm) {
            case SM2 -> EllipticCurve.SM2.point(bytes);
            case ECDSA_P256 -> EllipticCurve.P256.point(bytes);
            case ED25519 -> null;
        };
        this.edwardsPoint = algorithm == SignatureAlgorithm.ED25519 ? edwardsPoint(bytes) : null;
    }

    /** Reads the text form; refuses ({@code KEY_INVALID}, {@code ALGORITHM_REFUSED}) any other. */
    public static PublicKey parse(String text) {
        return KEYS.get(text, PublicKey::read);
    }

    private static PublicKey read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.of(
                    ErrorCode.KEY_INVALID,
                    "a public key is <algorithm>:<lower-case hexadecimal digits>, met %d characters",
                    text.length());
        }
        return new PublicKey(
                SignatureAlgorithm.of(matcher.group(1)), HexFormat.of().parseHex(matcher.group(2)));
    }

    /** Reads an X.509 SubjectPublicKeyInfo; refuses ({@code KEY_INVALID}) any but the one DER form of a key. */
    public static PublicKey fromSubjectPublicKeyInfo(byte[] der) {
        return SubjectPublicKey.read(der);
    }

    /** Reads a {@code PUBLIC KEY} in PEM; lines before it are ignored. */
    public static PublicKey fromPem(String pem) {
        return SubjectPublicKey.read(Pem.read(pem, SubjectPublicKey.PEM_LABEL));
    }

    /** The algorithm. */
    public SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /** The encoded key, as a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The id under which the key is registered: SHA-256 of the text form. */
    public KeyId keyId() {
        return id;
    }

    /**
     * Whether this key signed this message.
     *
     * @param signature 64 bytes; numbers out of range, another length and (for ES256) a high s verify nothing
     */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE) {
            return false;
        }
        return switch (algorithm) {
            case SM2 -> Sm2.verify(curvePoint(), Sm2.DEFAULT_USER_ID, message, signature);
            case ECDSA_P256 -> EcdsaP256.verify(curvePoint(), message, signature);
            case ED25519 -> Ed25519.verify(signature, 0, edwardsPoint(), message, 0, message.length);
        };
    }

    /**
     * What hardware that holds the private key signs of a message: the message itself for Ed25519, or else 32 bytes, SHA-256 of it for ES256 and the number e of
     * GB/T 32918.2 for SM2.
     */
    public byte[] signedInput(byte[] message) {
        return switch (algorithm) {
            case SM2 -> Sm2.signedInput(curvePoint(), Sm2.DEFAULT_USER_ID, message);
            case ECDSA_P256 -> HashSuite.SHA_256.hash(message);
            case ED25519 -> message.clone();
        };
    }

    /**
     * A signature in its one form: hardware leaves either half of the order to s of ES256.
     *
     * @throws Refusal {@code SIGNATURE_INVALID} if it does not verify with this key
     */
    public byte[] requireSignature(byte[] message, byte[] signature) {
        byte[] one = algorithm == SignatureAlgorithm.ECDSA_P256 && signature.length == SIGNATURE
                ? EcdsaP256.inLowerHalf(signature)
                : signature.clone();
        if (!verify(message, one)) {
            throw Refusal.of(ErrorCode.SIGNATURE_INVALID, "%s did not sign this", id);
        }
        return one;
    }

    /** The X.509 SubjectPublicKeyInfo in DER. */
    public byte[] toSubjectPublicKeyInfo() {
        return SubjectPublicKey.write(this);
    }

    /** The X.509 SubjectPublicKeyInfo in PEM. */
    public String toPem() {
        return Pem.write(SubjectPublicKey.PEM_LABEL, toSubjectPublicKeyInfo());
    }

    ECPoint curvePoint() {
        ECPoint present = point;
        if (present == null) {
            throw new IllegalStateException(algorithm.id() + " keys are no curve points");
        }
        return present;
    }

    private Ed25519.PublicPoint edwardsPoint() {
        Ed25519.PublicPoint present = edwardsPoint;
        if (present == null) {
            throw new IllegalStateException(algorithm.id() + " keys are no points of Ed25519");
        }
        return present;
    }

    private static Ed25519.PublicPoint edwardsPoint(byte[] bytes) {
        Ed25519.@Nullable PublicPoint decoded =
                bytes.length == Ed25519.PUBLIC_KEY_SIZE ? Ed25519.validatePublicKeyFullExport(bytes, 0) : null;
        if (decoded == null) {
            throw Refusal.of(
                    ErrorCode.KEY_INVALID,
                    "an Ed25519 public key is a point of the prime-order group in 32 bytes, met %d bytes",
                    bytes.length);
        }
        return decoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PublicKey that && algorithm == that.algorithm && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The text form, {@code <algorithm>:<hex>}. */
    @Override
    public String toString() {
        return text;
    }
}
