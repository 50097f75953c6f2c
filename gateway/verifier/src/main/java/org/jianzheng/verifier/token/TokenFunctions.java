/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.token;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Set;

/**
 * The functions of a PKCS#11 library (v2.40, 5) that signing needs, where its CK_ULONG has 8 bytes and structures are aligned as by the C compiler: everywhere but on
 * Windows. Each call refuses ({@link TokenFailed}) any other answer than CKR_OK.
 */
@SuppressWarnings("restricted") // hardware is reached by native code alone
final class TokenFunctions {
    /** The size of a CK_ULONG. */
    static final long NUMBER = ValueLayout.JAVA_LONG.byteSize();

    private static final long OK = 0;
    private static final long USER_ALREADY_LOGGED_IN = 0x100;
    private static final long ALREADY_INITIALIZED = 0x191;

    /** The version that the list of functions begins with, as it is aligned. */
    private static final long FIRST = ValueLayout.ADDRESS.byteSize();

    /** A function by its place in CK_FUNCTION_LIST and the shape of its parameters: L a number, P an address. */
    enum Function {
        INITIALIZE(0, "P"),
        SLOT_LIST(4, "BPP"),
        TOKEN_INFO(6, "LP"),
        OPEN_SESSION(12, "LLPPP"),
        LOGIN(18, "LLPL"),
        ATTRIBUTES(24, "LLPL"),
        FIND_BEGIN(26, "LPL"),
        FIND(27, "LPLP"),
        FIND_END(28, "L"),
        SIGN_BEGIN(42, "LPL"),
        SIGN(43, "LPLPP");

        private final int place;
        private final String shape;

        Function(int place, String shape) {
            this.place = place;
            this.shape = shape;
        }

        int place() {
            return place;
        }

        FunctionDescriptor descriptor() {
            return FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    shape.chars()
                            .mapToObj(letter -> switch (letter) {
                                case 'L' -> ValueLayout.JAVA_LONG;
                                case 'B' -> ValueLayout.JAVA_BYTE;
                                default -> ValueLayout.ADDRESS;
                            })
                            .toArray(MemoryLayout[]::new));
        }
    }

    private final MemorySegment list;
    private final String library;

    private TokenFunctions(MemorySegment list, String library) {
        this.list = list;
        this.library = library;
    }

    /** The functions of a library, which stays loaded as long as the process lives. */
    static TokenFunctions load(Path library) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            throw new TokenFailed("tokens are not reached on Windows 本程序在 Windows 上不支持密码设备");
        }
        try {
            return of(SymbolLookup.libraryLookup(library.toAbsolutePath(), Arena.global()), library.toString());
        } catch (IllegalArgumentException unreadable) {
            throw new TokenFailed(library + " is no library that can be loaded 无法加载密码设备库", unreadable);
        }
    }

    static TokenFunctions of(SymbolLookup symbols, String library) {
        MemorySegment entry = symbols.find("C_GetFunctionList")
                .orElseThrow(() -> new TokenFailed(library + " is no PKCS#11 library 不是 PKCS#11 库"));
        MethodHandle lists = Linker.nativeLinker()
                .downcallHandle(entry, FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment held = arena.allocate(ValueLayout.ADDRESS);
            requireOk((long) invoke(lists, held), "C_GetFunctionList", library, Set.of());
            MemorySegment list = held.get(ValueLayout.ADDRESS, 0);
            return new TokenFunctions(
                    list.reinterpret(FIRST + (Function.SIGN.place() + 1) * ValueLayout.ADDRESS.byteSize()), library);
        }
    }

    /** Makes the library ready; once for a process. */
    void initialize() {
        call(Set.of(ALREADY_INITIALIZED), Function.INITIALIZE, MemorySegment.NULL);
    }

    /** Lets the person in who knows the PIN. */
    void login(long session, long user, MemorySegment pin) {
        call(Set.of(USER_ALREADY_LOGGED_IN), Function.LOGIN, session, user, pin, pin.byteSize());
    }

    void call(Function function, Object... arguments) {
        call(Set.of(), function, arguments);
    }

    private void call(Set<Long> alsoGood, Function function, Object... arguments) {
        MemorySegment address =
                list.get(ValueLayout.ADDRESS, FIRST + function.place() * ValueLayout.ADDRESS.byteSize());
        MethodHandle handle = Linker.nativeLinker().downcallHandle(address, function.descriptor());
        requireOk((long) invoke(handle, arguments), function.name(), library, alsoGood);
    }

    private static Object invoke(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("foreign functions throw nothing", impossible);
        }
    }

    private static void requireOk(long answer, String what, String library, Set<Long> alsoGood) {
        if (answer != OK && !alsoGood.contains(answer)) {
            throw new TokenFailed("%s answers %s with 0x%x%s".formatted(library, what, answer, words(answer)));
        }
    }

    private static String words(long answer) {
        return switch ((int) answer) {
            case 0x70 -> " (CKR_MECHANISM_INVALID: it cannot sign so 不支持该签名机制)";
            case 0xa0 -> " (CKR_PIN_INCORRECT: wrong PIN 口令错误)";
            case 0xa4 -> " (CKR_PIN_LOCKED: locked after wrong PINs 口令已锁定)";
            case 0xe0 -> " (CKR_TOKEN_NOT_PRESENT: no token 未插入设备)";
            case 0x101 -> " (CKR_USER_NOT_LOGGED_IN: it asks for a PIN 未登录)";
            default -> "";
        };
    }
}
