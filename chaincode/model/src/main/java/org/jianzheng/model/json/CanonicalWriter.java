/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import java.util.Map;

/** Writes the one canonical text of a value (RFC 8785, 3.2). */
final class CanonicalWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(256);

    private CanonicalWriter() {}

    static String text(JsonValue value) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.write(value);
        return writer.text.toString();
    }

    private void write(JsonValue value) {
        switch (value) {
            case JsonObject object -> writeObject(object);
            case JsonArray array -> writeArray(array);
            case JsonString string -> writeString(string.value());
            case JsonInteger integer -> text.append(integer.value());
            case JsonBoolean bool -> text.append(bool.value());
        }
    }

    private void writeObject(JsonObject object) {
        text.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            writeString(member.getKey());
            text.append(':');
            write(member.getValue());
        }
        text.append('}');
    }

    private void writeArray(JsonArray array) {
        text.append('[');
        boolean first = true;
        for (JsonValue element : array.values()) {
            if (!first) {
                text.append(',');
            }
            first = false;
            write(element);
        }
        text.append(']');
    }

    private void writeString(String string) {
        text.append('"');
        int written = 0;
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            if (unit >= 0x20 && unit != '"' && unit != '\\') {
                continue;
            }
            text.append(string, written, i);
            writeEscape(unit);
            written = i + 1;
        }
        text.append(string, written, string.length()).append('"');
    }

    private void writeEscape(char unit) {
        text.append('\\');
        switch (unit) {
            case '"', '\\' -> text.append(unit);
            case '\b' -> text.append('b');
            case '\t' -> text.append('t');
            case '\n' -> text.append('n');
            case '\f' -> text.append('f');
            case '\r' -> text.append('r');
            default -> text.append("u00").append(HEX[unit >> 4]).append(HEX[unit & 0xf]);
        }
    }
}
