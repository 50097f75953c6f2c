/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import com.google.errorprone.annotations.FormatMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * Reads one document in a single pass over its bytes; see {@link CanonicalJson} for what is refused. On the way it notes
 * whether the bytes are the canonical ones, so that nobody need write them again to compare.
 */
final class JsonReader {
    private static final int MAX_DIGITS = 16;
    private static final int END = -1;
    private static final String SHORT_ESCAPES = "\b\t\n\f\r";

    private final byte[] bytes;
    private int position;
    private int depth;
    private boolean canonical = true;

    JsonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    JsonValue document() {
        skipWhitespace();
        JsonValue value = value();
        skipWhitespace();
        if (position < bytes.length) {
            throw malformed("expected the end of the document, met %s", met());
        }
        return value;
    }

    /** Whether everything read so far stands in its one canonical form. */
    boolean isCanonical() {
        return canonical;
    }

    private JsonValue value() {
        int unit = peek();
        return switch (unit) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new JsonString(string());
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> throw malformed("null is not allowed");
            default -> {
                if (unit != '-' && !isDigit(unit)) {
                    throw malformed("expected a value, met %s", met());
                }
                yield integer();
            }
        };
    }

    private JsonObject object() {
        enter();
        position++;
        List<String> keys = new ArrayList<>();
        List<JsonValue> values = new ArrayList<>();
        boolean ascending = true;
        skipWhitespace();
        if (peek() == '}') {
            position++;
        } else {
            do {
                skipWhitespace();
                String key = key();
                ascending = ascending && (keys.isEmpty() || keys.getLast().compareTo(key) < 0);
                keys.add(key);
                values.add(value());
                requireRoom(keys.size());
                skipWhitespace();
            } while (anotherBefore('}'));
        }
        depth--;
        return ascending ? JsonObject.ofAscending(keys, values) : sorted(keys, values);
    }

    private String key() {
        if (peek() != '"') {
            throw malformed("expected a key in double quotes, met %s", met());
        }
        String key = string();
        JsonString.requireWholeCharacters(key);
        skipWhitespace();
        expect(':');
        skipWhitespace();
        return key;
    }

    private JsonObject sorted(List<String> keys, List<JsonValue> values) {
        canonical = false;
        SortedMap<String, JsonValue> members = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (members.put(keys.get(i), values.get(i)) != null) {
                throw malformed("key %s stands twice in the object that ends", new JsonString(keys.get(i)));
            }
        }
        return JsonObject.of(members);
    }

    private JsonArray array() {
        enter();
        position++;
        List<JsonValue> elements = new ArrayList<>();
        skipWhitespace();
        if (peek() == ']') {
            position++;
        } else {
            do {
                skipWhitespace();
                elements.add(value());
                requireRoom(elements.size());
                skipWhitespace();
            } while (anotherBefore(']'));
        }
        depth--;
        return JsonArray.of(elements);
    }

    private boolean anotherBefore(char close) {
        int unit = peek();
        if (unit == ',') {
            position++;
            return true;
        }
        if (unit == close) {
            position++;
            return false;
        }
        throw malformed("expected ',' or '%s', met %s", close, met());
    }

    private String string() {
        position++;
        int start = position;
        boolean ascii = true;
        int unit = peek();
        while (unit != '"') {
            if (unit == '\\') {
                return stringWithEscapes(start);
            }
            ascii = ascii && unit < 0x80;
            skipCharacter(unit);
            unit = peek();
        }
        position++;
        // Both charsets read ASCII alike; Latin-1 needs no second look at the bytes.
        return new String(
                bytes, start, position - 1 - start, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private String stringWithEscapes(int begin) {
        StringBuilder unescaped = new StringBuilder();
        int start = begin;
        int unit = peek();
        while (unit != '"') {
            if (unit == '\\') {
                unescaped.append(new String(bytes, start, position - start, StandardCharsets.UTF_8));
                position++;
                unescaped.append(escaped());
                start = position;
            } else {
                skipCharacter(unit);
            }
            unit = peek();
        }
        unescaped.append(new String(bytes, start, position - start, StandardCharsets.UTF_8));
        position++;
        return unescaped.toString();
    }

    /** Goes on behind one character of a string that begins with this byte. */
    private void skipCharacter(int first) {
        if (first < 0x20) {
            throw malformed("a string holds or ends at %s", met());
        }
        position += first < 0x80 ? 1 : sequence(first);
    }

    /** The length of the well-formed UTF-8 sequence at the position (RFC 3629, 4). */
    private int sequence(int first) {
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        // The second byte keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
        int least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        boolean wellFormed = first >= 0xc2 && first <= 0xf4 && position + length <= bytes.length;
        for (int i = 1; wellFormed && i < length; i++) {
            int next = bytes[position + i] & 0xff;
            wellFormed = i == 1 ? next >= least && next <= most : next >= 0x80 && next <= 0xbf;
        }
        if (!wellFormed) {
            throw malformed("the bytes are not UTF-8");
        }
        return length;
    }

    private char escaped() {
        int unit = peek();
        char character = switch (unit) {
            case '"', '\\' -> (char) unit;
            case '/' -> {
                canonical = false;
                yield '/';
            }
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> unicodeEscape();
            default -> throw malformed("unknown escape %s", met());
        };
        position++;
        return character;
    }

    /** Leaves the position at the last of the four digits. */
    private char unicodeEscape() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            position++;
            int met = peek();
            boolean upperCase = met >= 'A' && met <= 'F';
            if (!isDigit(met) && !upperCase && (met < 'a' || met > 'f')) {
                throw malformed("expected four hexadecimal digits, met %s", met());
            }
            canonical = canonical && !upperCase;
            unit = (unit << 4) | Character.digit(met, 16);
        }
        // Only control characters without a short escape are written with digits (RFC 8785, 3.2.2.2).
        canonical = canonical && unit < 0x20 && SHORT_ESCAPES.indexOf(unit) < 0;
        return (char) unit;
    }

    private JsonInteger integer() {
        boolean negative = peek() == '-';
        if (negative) {
            position++;
        }
        int firstDigit = position;
        long value = 0;
        while (isDigit(peek())) {
            // A longer number is refused below, whatever it has become here.
            value = 10 * value + (peek() - '0');
            position++;
        }
        int digits = position - firstDigit;
        int next = peek();
        if (next == '.' || next == 'e' || next == 'E') {
            throw malformed("fractions and exponents are not allowed");
        }
        if (digits == 0) {
            throw malformed("expected a digit, met %s", met());
        }
        if (bytes[firstDigit] == '0' && (digits > 1 || negative)) {
            throw malformed("leading zeros and -0 are not allowed");
        }
        if (digits > MAX_DIGITS) {
            throw malformed("an integer of %d digits is outside ±(2^53-1)", digits);
        }
        return new JsonInteger(negative ? -value : value);
    }

    private JsonBoolean literal(String word, boolean value) {
        for (int i = 0; i < word.length(); i++) {
            if (position + i >= bytes.length || bytes[position + i] != word.charAt(i)) {
                throw malformed("expected %s", word);
            }
        }
        position += word.length();
        return new JsonBoolean(value);
    }

    private void enter() {
        depth++;
        if (depth > CanonicalJson.MAX_DEPTH) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "the document nests deeper than %d at offset %d",
                    CanonicalJson.MAX_DEPTH,
                    position);
        }
    }

    private static void requireRoom(int size) {
        if (size > CanonicalJson.MAX_MEMBERS) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE, "one object or array has more than %d members", CanonicalJson.MAX_MEMBERS);
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("expected '%s', met %s", wanted, met());
        }
        position++;
    }

    private void skipWhitespace() {
        for (int unit = peek(); unit == ' ' || unit == '\t' || unit == '\n' || unit == '\r'; unit = peek()) {
            canonical = false;
            position++;
        }
    }

    private int peek() {
        return position < bytes.length ? bytes[position] & 0xff : END;
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    private String met() {
        int unit = peek();
        if (unit == END) {
            return "the end";
        }
        return unit < 0x80 ? String.format(Locale.ROOT, "U+%04X", unit) : String.format(Locale.ROOT, "byte %02X", unit);
    }

    @FormatMethod
    private Refusal malformed(String format, Object... arguments) {
        String sentence = String.format(Locale.ROOT, format, arguments);
        return Refusal.of(ErrorCode.MALFORMED_JSON, "%s at offset %d", sentence, position);
    }
}
