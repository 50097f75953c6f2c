/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import com.google.errorprone.annotations.FormatMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Reads one document; see {@link CanonicalJson} for what is refused. */
final class JsonReader {
    private static final int MAX_DIGITS = 16;
    private static final int END = -1;

    private final String text;
    private int position;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    JsonValue document() {
        skipWhitespace();
        JsonValue value = value();
        skipWhitespace();
        if (position < text.length()) {
            throw malformed("expected the end of the document, met %s", met());
        }
        return value;
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
        SortedMap<String, JsonValue> members = new TreeMap<>();
        skipWhitespace();
        if (peek() == '}') {
            position++;
        } else {
            do {
                skipWhitespace();
                if (peek() != '"') {
                    throw malformed("expected a key in double quotes, met %s", met());
                }
                String key = string();
                JsonString.requireWholeCharacters(key);
                skipWhitespace();
                expect(':');
                skipWhitespace();
                if (members.put(key, value()) != null) {
                    throw malformed("key %s stands twice in one object", new JsonString(key));
                }
                requireRoom(members.size());
                skipWhitespace();
            } while (anotherBefore('}'));
        }
        depth--;
        return JsonObject.owning(members);
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
        StringBuilder unescaped = new StringBuilder();
        while (true) {
            int unit = peek();
            if (unit == '"') {
                unescaped.append(text, start, position);
                position++;
                return unescaped.toString();
            }
            if (unit < 0x20) {
                throw malformed("a string holds or ends at %s", met());
            }
            if (unit == '\\') {
                unescaped.append(text, start, position);
                position++;
                unescaped.append(escaped());
                start = position;
            } else {
                position++;
            }
        }
    }

    private char escaped() {
        int unit = peek();
        char character = switch (unit) {
            case '"', '\\', '/' -> (char) unit;
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
            boolean hexadecimal = isDigit(met) || (met >= 'a' && met <= 'f') || (met >= 'A' && met <= 'F');
            if (!hexadecimal) {
                throw malformed("expected four hexadecimal digits, met %s", met());
            }
            unit = (unit << 4) | Character.digit(met, 16);
        }
        return (char) unit;
    }

    private JsonInteger integer() {
        int start = position;
        boolean negative = peek() == '-';
        if (negative) {
            position++;
        }
        int firstDigit = position;
        while (isDigit(peek())) {
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
        if (text.charAt(firstDigit) == '0' && (digits > 1 || negative)) {
            throw malformed("leading zeros and -0 are not allowed");
        }
        if (digits > MAX_DIGITS) {
            throw malformed("an integer of %d digits is outside ±(2^53-1)", digits);
        }
        return new JsonInteger(Long.parseLong(text, start, position, 10));
    }

    private JsonBoolean literal(String word, boolean value) {
        if (!text.startsWith(word, position)) {
            throw malformed("expected %s", word);
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
        while (true) {
            int unit = peek();
            if (unit != ' ' && unit != '\t' && unit != '\n' && unit != '\r') {
                return;
            }
            position++;
        }
    }

    private int peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    private String met() {
        int unit = peek();
        return unit == END ? "the end" : String.format(Locale.ROOT, "U+%04X", unit);
    }

    @FormatMethod
    private Refusal malformed(String format, Object... arguments) {
        String sentence = String.format(Locale.ROOT, format, arguments);
        return Refusal.of(ErrorCode.MALFORMED_JSON, "%s at offset %d", sentence, position);
    }
}
