/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;

/**
 * An organisation of the network, by the id of its membership service provider, such as {@code CityMSP}.
 *
 * @param value a letter, then up to 62 letters, digits, dots and hyphens
 */
public record OrganisationId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,62}");

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public OrganisationId {
        Form.require(
                FORM,
                value,
                ErrorCode.ID_INVALID,
                "an organisation id (a letter, then at most 62 letters, digits, dots or hyphens)");
    }

    /** Reads the canonical text. */
    public static OrganisationId parse(String text) {
        return new OrganisationId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
