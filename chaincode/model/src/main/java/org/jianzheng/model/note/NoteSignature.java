/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.note;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jspecify.annotations.Nullable;

/** A signature line of a note: {@code — <name> <base64 of key id and signature>} (C2SP signed-note). */
public final class NoteSignature {
    /** Bytes of a key id. */
    static final int KEY_ID = 4;

    private static final String MARK = "— ";
    private static final int MAX_LINE = 2048;
    private static final Pattern NAME = Pattern.compile("[!-*,-~]{1,255}");

    private final String name;
    private final byte[] content;

    private NoteSignature(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /**
     * A signature by a key.
     *
     * @param name the signer's name: printable ASCII without space and plus
     */
    public static NoteSignature of(String name, byte[] keyId, byte[] payload) {
        requireName(name);
        byte[] content = Arrays.copyOf(keyId, KEY_ID + payload.length);
        System.arraycopy(payload, 0, content, KEY_ID, payload.length);
        return new NoteSignature(name, content);
    }

    /** Reads a line without its line feed; refuses ({@code SCHEMA_INVALID}) any but the one form. */
    public static NoteSignature parse(String line) {
        if (line.length() > MAX_LINE || !line.startsWith(MARK)) {
            throw malformed("a signature line begins with an em dash and a space");
        }
        int space = line.indexOf(' ', MARK.length());
        if (space < 0) {
            throw malformed("a signature line has a name and a signature");
        }
        String name = line.substring(MARK.length(), space);
        requireName(name);
        String base64 = line.substring(space + 1);
        byte[] content;
        try {
            content = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw malformed("the signature of " + name + " is not base64");
        }
        if (content.length <= KEY_ID
                || !Base64.getEncoder().encodeToString(content).equals(base64)) {
            throw malformed("the signature of " + name + " is not in the one form of base64, or too short");
        }
        return new NoteSignature(name, content);
    }

    /** Whether this text may be a signer's name: printable ASCII without space and plus, at most 255 characters. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static void requireName(String name) {
        if (!isName(name)) {
            throw malformed("a signer's name is printable ASCII without space and plus");
        }
    }

    private static Refusal malformed(String sentence) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "the note is malformed: %s", sentence);
    }

    /** Who is said to have signed. */
    public String name() {
        return name;
    }

    /** The four bytes that name the key, as eight hexadecimal digits. */
    public String keyId() {
        return HexFormat.of().formatHex(content, 0, KEY_ID);
    }

    /** What follows the key id. */
    public byte[] payload() {
        return Arrays.copyOfRange(content, KEY_ID, content.length);
    }

    /** The line without its line feed. */
    public String line() {
        return MARK + name + " " + Base64.getEncoder().encodeToString(content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NoteSignature that && name.equals(that.name) && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return line();
    }
}
