/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A string of whole Unicode characters.
 *
 * @param value the text; lone surrogates are refused, since UTF-8 cannot carry them
 */
public record JsonString(String value) implements JsonValue {

    /** Refuses text with a lone surrogate ({@code MALFORMED_JSON}). */
    public JsonString {
        requireWholeCharacters(value);
    }

    static void requireWholeCharacters(String text) {
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw Refusal.of(
                        ErrorCode.MALFORMED_JSON, "lone surrogate U+%04X at index %d of a string", point, index);
            }
            index += Character.charCount(point);
        }
    }

    @Override
    public String toString() {
        return CanonicalWriter.text(this);
    }
}
