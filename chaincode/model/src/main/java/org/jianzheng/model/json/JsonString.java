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
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    throw Refusal.of(
                            ErrorCode.MALFORMED_JSON,
                            "lone surrogate U+%04X at index %d of a string",
                            (int) unit,
                            index);
                }
                index++;
            }
        }
    }

    @Override
    public String toString() {
        return CanonicalWriter.text(this);
    }
}
