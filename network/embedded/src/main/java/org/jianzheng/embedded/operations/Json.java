/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.operations;

/** Writes JSON text values. */
final class Json {

    private Json() {}

    /** Appends a text in quotation marks. */
    static StringBuilder text(StringBuilder out, String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (each == '"' || each == '\\') {
                out.append('\\').append(each);
            } else if (each < ' ') {
                out.append(String.format("\\u%04x", (int) each));
            } else {
                out.append(each);
            }
        }
        return out.append('"');
    }
}
