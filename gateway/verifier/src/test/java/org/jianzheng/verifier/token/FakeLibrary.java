/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.token;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.SignatureAlgorithm;
import org.jianzheng.verifier.token.TokenFunctions.Function;

/**
 * A PKCS#11 library, as long as the process lives, with one token and one key pair, whose functions are called as those of a real one are: from native code, by a list of their addresses.
 */
@SuppressWarnings("restricted") // stands for native code
final class FakeLibrary {
    static final String PIN = "20260316";
    static final String KEY = "seal";
    static final String TOKEN = "a-bureau";
    static final long SM2_MECHANISM = 0x80000105L;

    private static final long SESSION = 7;
    private static final Map<SignatureAlgorithm, String> PARAMETERS = Map.of(
            SignatureAlgorithm.ECDSA_P256, "06082a8648ce3d030107",
            SignatureAlgorithm.SM2, "06082a811ccf5501822d",
            SignatureAlgorithm.ED25519, "06032b6570");

    private final Arena arena = Arena.global();
    private final PublicKey publicKey;
    private final UnaryOperator<byte[]> signing;
    private boolean open;
    private String found = "";
    private long foundClass;
    private long mechanism;

    /**
     * A token.
     *
     * @param publicKey its key
     * @param signing what it answers to what it is given to sign
     */
    FakeLibrary(PublicKey publicKey, UnaryOperator<byte[]> signing) {
        this.publicKey = publicKey;
        this.signing = signing;
    }

    /** The library as it is loaded. */
    TokenFunctions functions() {
        MemorySegment list = arena.allocate(ValueLayout.ADDRESS, 1 + Function.SIGN.place() + 1);
        for (Function function : Function.values()) {
            list.setAtIndex(ValueLayout.ADDRESS, 1 + function.place(), stub(function));
        }
        MemorySegment lists = stub("lists", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS), list);
        SymbolLookup symbols = name -> "C_GetFunctionList".equals(name) ? Optional.of(lists) : Optional.empty();
        return TokenFunctions.of(symbols, "fake");
    }

    private MemorySegment stub(Function function) {
        return stub("answer", function.descriptor(), function);
    }

    private MemorySegment stub(String method, FunctionDescriptor descriptor, Object first) {
        MethodType type = descriptor.toMethodType();
        try {
            MethodHandle handle = MethodHandles.lookup()
                    .bind(this, method, MethodType.methodType(long.class, Object.class, Object[].class));
            MethodHandle bound = MethodHandles.insertArguments(handle, 0, first)
                    .asCollector(Object[].class, type.parameterCount())
                    .asType(type);
            return Linker.nativeLinker().upcallStub(bound, descriptor, arena);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the fake has no such method", e);
        }
    }

    long lists(Object list, Object[] arguments) {
        ((MemorySegment) arguments[0])
                .reinterpret(ValueLayout.ADDRESS.byteSize())
                .set(ValueLayout.ADDRESS, 0, (MemorySegment) list);
        return 0;
    }

    long answer(Object function, Object[] arguments) {
        return switch ((Function) function) {
            case INITIALIZE, FIND_END -> 0;
            case SLOT_LIST -> {
                set(arguments[1], 3);
                set(arguments[2], 1);
                yield 0;
            }
            case TOKEN_INFO -> {
                bytes(arguments[1], 32)
                        .copyFrom(MemorySegment.ofArray("%-32s".formatted(TOKEN).getBytes(StandardCharsets.UTF_8)));
                yield 0;
            }
            case OPEN_SESSION -> {
                set(arguments[4], SESSION);
                yield (long) arguments[0] == 3 ? 0 : 0x3;
            }
            case LOGIN -> {
                String pin = new String(
                        bytes(arguments[2], (long) arguments[3]).toArray(ValueLayout.JAVA_BYTE),
                        StandardCharsets.UTF_8);
                open = PIN.equals(pin);
                yield open ? 0 : 0xa0;
            }
            case FIND_BEGIN -> {
                foundClass = number(attribute(arguments[1], 0), 0);
                found = new String(attribute(arguments[1], 1).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
                yield 0;
            }
            case FIND -> {
                set(arguments[1], foundClass);
                set(arguments[3], KEY.equals(found) ? 1 : 0);
                yield 0;
            }
            case ATTRIBUTES -> {
                long type = number(bytes(arguments[2], 24), 0);
                byte[] value = type == 0x180 ? parameters() : point();
                attribute(arguments[2], 0).copyFrom(MemorySegment.ofArray(value));
                bytes(arguments[2], 24).set(ValueLayout.JAVA_LONG, 16, value.length);
                yield 0;
            }
            case SIGN_BEGIN -> {
                mechanism = number(bytes(arguments[1], 24), 0);
                yield !open ? 0x101 : mechanism == mechanism() ? 0 : 0x70;
            }
            case SIGN -> {
                byte[] signature =
                        signing.apply(bytes(arguments[1], (long) arguments[2]).toArray(ValueLayout.JAVA_BYTE));
                bytes(arguments[3], signature.length).copyFrom(MemorySegment.ofArray(signature));
                set(arguments[4], signature.length);
                yield 0;
            }
        };
    }

    private long mechanism() {
        return switch (publicKey.algorithm()) {
            case ECDSA_P256 -> 0x1041;
            case ED25519 -> 0x1057;
            case SM2 -> SM2_MECHANISM;
        };
    }

    private byte[] parameters() {
        return HexFormat.of().parseHex(PARAMETERS.getOrDefault(publicKey.algorithm(), ""));
    }

    /** As an OCTET STRING. */
    private byte[] point() {
        byte[] point = publicKey.bytes();
        byte[] wrapped = new byte[point.length + 2];
        wrapped[0] = 4;
        wrapped[1] = (byte) point.length;
        System.arraycopy(point, 0, wrapped, 2, point.length);
        return wrapped;
    }

    private static MemorySegment attribute(Object all, int place) {
        MemorySegment one = bytes(all, (place + 1) * 24L).asSlice(place * 24L);
        return one.get(ValueLayout.ADDRESS, 8).reinterpret(number(one, 16));
    }

    private static long number(MemorySegment at, long offset) {
        return at.get(ValueLayout.JAVA_LONG, offset);
    }

    private static void set(Object address, long value) {
        bytes(address, Long.BYTES).set(ValueLayout.JAVA_LONG, 0, value);
    }

    private static MemorySegment bytes(Object address, long size) {
        return ((MemorySegment) address).reinterpret(size);
    }
}
