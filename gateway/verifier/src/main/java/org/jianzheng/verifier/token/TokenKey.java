/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.token;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.model.crypto.CertificateChain;
import org.jianzheng.model.crypto.KeyProvider;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.verifier.token.TokenFunctions.Function;

/**
 * A key in a USB key or hardware module, through the PKCS#11 library of its maker. The private key never leaves it. Every signature is checked with the public
 * key before it is handed on.
 *
 * <p>ES256 is signed by CKM_ECDSA and Ed25519 by CKM_EDDSA. For SM2 the standard names no mechanism: its number, which takes the 32 bytes that are signed
 * (the number e) and answers r‖s, is the maker's.
 */
public final class TokenKey implements KeyProvider {
    private static final long SERIAL_SESSION = 4;
    private static final long USER = 1;
    private static final long CLASS = 0;
    private static final long LABEL = 3;
    private static final long EC_PARAMS = 0x180;
    private static final long EC_POINT = 0x181;
    private static final long PUBLIC = 2;
    private static final long PRIVATE = 3;
    private static final long ECDSA = 0x1041;
    private static final long EDDSA = 0x1057;
    private static final int MAX_SLOTS = 64;
    private static final int MAX_ATTRIBUTE = 256;
    private static final int SIGNATURE = 64;

    /** The size of a CK_TOKEN_INFO, which begins with the token's label of 32 characters. */
    private static final int TOKEN_INFO = 208;

    private static final int TOKEN_LABEL = 32;
    private static final byte OCTET_STRING = 4;
    /** The size of a CK_ATTRIBUTE and of a CK_MECHANISM: a number, an address and a number. */
    private static final long ATTRIBUTE = 3 * TokenFunctions.NUMBER;

    private static final int CURVE_POINT = 65;
    private static final int EDWARDS_POINT = 32;

    /** Curves by CKA_EC_PARAMS: their object identifiers, and the name by which Ed25519 is said, too. */
    private static final Map<String, SignatureAlgorithm> CURVES = Map.of(
            "06082a8648ce3d030107", SignatureAlgorithm.ECDSA_P256,
            "06082a811ccf5501822d", SignatureAlgorithm.SM2,
            "06032b6570", SignatureAlgorithm.ED25519,
            "130c656477617264733235353139", SignatureAlgorithm.ED25519);

    /**
     * Which key.
     *
     * @param label the label of the key pair
     * @param token the label of the token; empty where there is one token only
     * @param sm2Mechanism the number of the maker's mechanism for SM2, if the key is one of SM2
     */
    public record Choice(String label, Optional<String> token, OptionalLong sm2Mechanism) {}

    private final TokenFunctions functions;
    private final long session;
    private final long handle;
    private final PublicKey publicKey;
    private final long mechanism;
    private final Optional<CertificateChain> chain;

    private TokenKey(TokenFunctions functions, long session, Choice choice, Optional<CertificateChain> chain) {
        this.functions = functions;
        this.session = session;
        this.handle = find(PRIVATE, choice.label());
        long shown = find(PUBLIC, choice.label());
        this.publicKey = publicKey(attribute(shown, EC_PARAMS), attribute(shown, EC_POINT));
        this.mechanism = switch (publicKey.algorithm()) {
            case ECDSA_P256 -> ECDSA;
            case ED25519 -> EDDSA;
            case SM2 ->
                choice.sm2Mechanism()
                        .orElseThrow(() -> new TokenFailed(
                                "this is a key of SM2: name the maker's mechanism 此为 SM2 密钥，请给出厂商的签名机制编号"));
        };
        chain.ifPresent(certificates -> certificates.requireFor(publicKey));
        this.chain = chain;
    }

    /**
     * A key of a token, for as long as the process lives.
     *
     * @param library the library of the token's maker
     * @param pin the PIN of the person who holds it
     * @throws TokenFailed if token or key are not found, the PIN is wrong or the key is of another kind
     * @throws Refusal {@code KEY_INVALID} if the first certificate is for another key
     */
    public static TokenKey open(Path library, Choice choice, char[] pin, Optional<CertificateChain> chain) {
        return open(TokenFunctions.load(library), choice, pin, chain);
    }

    static TokenKey open(TokenFunctions functions, Choice choice, char[] pin, Optional<CertificateChain> chain) {
        functions.initialize();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment session = arena.allocate(ValueLayout.JAVA_LONG);
            functions.call(
                    Function.OPEN_SESSION,
                    slot(functions, choice.token(), arena),
                    SERIAL_SESSION,
                    MemorySegment.NULL,
                    MemorySegment.NULL,
                    session);
            long opened = session.get(ValueLayout.JAVA_LONG, 0);
            MemorySegment secret =
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, new String(pin).getBytes(StandardCharsets.UTF_8));
            functions.login(opened, USER, secret);
            secret.fill((byte) 0);
            return new TokenKey(functions, opened, choice, chain);
        }
    }

    private static long slot(TokenFunctions functions, Optional<String> token, Arena arena) {
        MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
        count.set(ValueLayout.JAVA_LONG, 0, MAX_SLOTS);
        MemorySegment slots = arena.allocate(ValueLayout.JAVA_LONG, MAX_SLOTS);
        functions.call(Function.SLOT_LIST, (byte) 1, slots, count);
        long[] found = Arrays.copyOf(
                slots.toArray(ValueLayout.JAVA_LONG), Math.toIntExact(count.get(ValueLayout.JAVA_LONG, 0)));
        long[] named = Arrays.stream(found)
                .filter(slot -> token.filter(label -> !label.equals(label(functions, slot, arena)))
                        .isEmpty())
                .toArray();
        if (named.length != 1) {
            throw new TokenFailed("%d tokens fit, name one of them by its label 有 %d 个设备符合，请以标签指明"
                    .formatted(named.length, named.length));
        }
        return named[0];
    }

    private static String label(TokenFunctions functions, long slot, Arena arena) {
        MemorySegment info = arena.allocate(TOKEN_INFO, TokenFunctions.NUMBER);
        functions.call(Function.TOKEN_INFO, slot, info);
        return new String(info.asSlice(0, TOKEN_LABEL).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8)
                .stripTrailing();
    }

    private long find(long kind, String label) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wanted = arena.allocate(2 * ATTRIBUTE, TokenFunctions.NUMBER);
            attribute(wanted, 0, CLASS, arena.allocateFrom(ValueLayout.JAVA_LONG, kind));
            attribute(
                    wanted,
                    1,
                    LABEL,
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, label.getBytes(StandardCharsets.UTF_8)));
            MemorySegment found = arena.allocate(ValueLayout.JAVA_LONG, 2);
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            functions.call(Function.FIND_BEGIN, session, wanted, 2L);
            functions.call(Function.FIND, session, found, 2L, count);
            functions.call(Function.FIND_END, session);
            if (count.get(ValueLayout.JAVA_LONG, 0) != 1) {
                throw new TokenFailed("the token has no key %s, or several 设备中没有或有多个名为 %s 的密钥".formatted(label, label));
            }
            return found.get(ValueLayout.JAVA_LONG, 0);
        }
    }

    private byte[] attribute(long object, long type) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocate(MAX_ATTRIBUTE);
            MemorySegment asked = arena.allocate(ATTRIBUTE, TokenFunctions.NUMBER);
            attribute(asked, 0, type, value);
            functions.call(Function.ATTRIBUTES, session, object, asked, 1L);
            long size = asked.get(ValueLayout.JAVA_LONG, 2 * TokenFunctions.NUMBER);
            if (size < 1 || size > MAX_ATTRIBUTE) {
                throw new TokenFailed("the token does not show its public key 设备未给出公钥");
            }
            return value.asSlice(0, size).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** Writes a CK_ATTRIBUTE: type, address and size. */
    private static void attribute(MemorySegment all, int place, long type, MemorySegment value) {
        long at = place * ATTRIBUTE;
        all.set(ValueLayout.JAVA_LONG, at, type);
        all.set(ValueLayout.ADDRESS, at + TokenFunctions.NUMBER, value);
        all.set(ValueLayout.JAVA_LONG, at + 2 * TokenFunctions.NUMBER, value.byteSize());
    }

    /** The point comes as an OCTET STRING in DER; some makers leave its two bytes of type and length away. */
    static PublicKey publicKey(byte[] parameters, byte[] point) {
        SignatureAlgorithm algorithm = Optional.ofNullable(
                        CURVES.get(HexFormat.of().formatHex(parameters)))
                .orElseThrow(
                        () -> new TokenFailed("the key is none of SM2, P-256 or Ed25519 密钥不是 SM2、P-256 或 Ed25519"));
        int plain = algorithm == SignatureAlgorithm.ED25519 ? EDWARDS_POINT : CURVE_POINT;
        boolean wrapped = point.length == plain + 2 && point[0] == OCTET_STRING && point[1] == plain;
        try {
            return new PublicKey(algorithm, wrapped ? Arrays.copyOfRange(point, 2, point.length) : point);
        } catch (Refusal refused) {
            throw new TokenFailed("the token's public key cannot be read 无法识别设备给出的公钥", refused);
        }
    }

    @Override
    public Signer signer() {
        return new Signer() {
            @Override
            public PublicKey publicKey() {
                return publicKey;
            }

            @Override
            public byte[] sign(byte[] message) {
                return publicKey.requireSignature(message, signed(publicKey.signedInput(message)));
            }
        };
    }

    /** A session signs one thing at a time. */
    private synchronized byte[] signed(byte[] input) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(ATTRIBUTE, TokenFunctions.NUMBER);
            how.set(ValueLayout.JAVA_LONG, 0, mechanism);
            functions.call(Function.SIGN_BEGIN, session, how, handle);
            MemorySegment signature = arena.allocate(SIGNATURE);
            MemorySegment size = arena.allocateFrom(ValueLayout.JAVA_LONG, SIGNATURE);
            MemorySegment given = arena.allocateFrom(ValueLayout.JAVA_BYTE, input);
            functions.call(Function.SIGN, session, given, (long) input.length, signature, size);
            return signature.asSlice(0, size.get(ValueLayout.JAVA_LONG, 0)).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Override
    public Optional<CertificateChain> chain() {
        return chain;
    }

    @Override
    public boolean isForTrying() {
        return false;
    }
}
