/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A reference from one record to another, written {@code rec:<record id>}.
 *
 * @param id the record referred to
 */
public record RecordRef(RecordId id) {
    private static final String PREFIX = "rec:";

    /** Reads the canonical text; refuses ({@code ID_INVALID}) any other. */
    public static RecordRef parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw Refusal.of(
                    ErrorCode.ID_INVALID, "%s is not a record reference (rec: and a record id)", Form.shown(text));
        }
        return new RecordRef(RecordId.parse(text.substring(PREFIX.length())));
    }

    @Override
    public String toString() {
        return PREFIX + id;
    }
}
