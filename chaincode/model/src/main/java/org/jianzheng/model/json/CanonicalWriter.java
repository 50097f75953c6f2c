/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the one canonical text of a value (RFC 8785, 3.2) in UTF-8. */
final class CanonicalWriter {
    private static final int ROOM = 512;
    private static final String HEX = "0123456789abcdef";

    private byte[] bytes = new byte[ROOM];
    private int size;

    private CanonicalWriter() {}

    static byte[] bytes(JsonValue value) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.write(value);
        return Arrays.copyOf(writer.bytes, writer.size);
    }

    static String text(JsonValue value) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.write(value);
        return new String(writer.bytes, 0, writer.size, StandardCharsets.UTF_8);
    }

    private void write(JsonValue value) {
        switch (value) {
            case JsonObject object -> writeObject(object);
            case JsonArray array -> writeArray(array);
            case JsonString string -> writeString(string.value());
            case JsonInteger integer -> writeWord(Long.toString(integer.value()));
            case JsonBoolean bool -> writeWord(Boolean.toString(bool.value()));
        }
    }

    private void writeObject(JsonObject object) {
        put('{');
        for (int i = 0; i < object.size(); i++) {
            if (i > 0) {
                put(',');
            }
            writeString(object.keyAt(i));
            put(':');
            write(object.valueAt(i));
        }
        put('}');
    }

    private void writeArray(JsonArray array) {
        put('[');
        boolean first = true;
        for (JsonValue element : array.values()) {
            if (!first) {
                put(',');
            }
            first = false;
            write(element);
        }
        put(']');
    }

    private void writeWord(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
    }

    private void writeString(String string) {
        put('"');
        int index = 0;
        while (index < string.length()) {
            char unit = string.charAt(index);
            if (unit >= 0x20 && unit < 0x80 && unit != '"' && unit != '\\') {
                put(unit);
                index++;
            } else if (unit < 0x80) {
                writeEscape(unit);
                index++;
            } else {
                int point = string.codePointAt(index);
                writeCharacter(point);
                index += Character.charCount(point);
            }
        }
        put('"');
    }

    private void writeEscape(char unit) {
        put('\\');
        switch (unit) {
            case '"', '\\' -> put(unit);
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> {
                writeWord("u00");
                put(HEX.charAt(unit >> 4));
                put(HEX.charAt(unit & 0xf));
            }
        }
    }

    /** A character beyond ASCII (RFC 3629, 3); strings hold no lone surrogates. */
    private void writeCharacter(int point) {
        if (point < 0x800) {
            put(0xc0 | (point >> 6));
        } else if (point < 0x10000) {
            put(0xe0 | (point >> 12));
            putRest(point, 6);
        } else {
            put(0xf0 | (point >> 18));
            putRest(point, 12);
            putRest(point, 6);
        }
        putRest(point, 0);
    }

    private void putRest(int point, int shift) {
        put(0x80 | ((point >> shift) & 0x3f));
    }

    private void put(int octet) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) octet;
    }
}
