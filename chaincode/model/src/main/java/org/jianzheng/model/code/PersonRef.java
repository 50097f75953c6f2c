/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.random.RandomGenerator;
import org.jianzheng.model.error.ErrorCode;

/**
 * A person by random reference. Who it is lies off chain, encrypted; the reference itself tells nothing.
 *
 * @param value {@code person:} and 32 lower-case hexadecimal digits
 */
public record PersonRef(String value) {

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public PersonRef {
        Form.require(
                LowerHex.isPrefixed(value, Subject.PERSON_PREFIX, 32),
                value,
                ErrorCode.ID_INVALID,
                "a person reference (person: and 32 lower-case hexadecimal digits)");
    }

    /** Reads the canonical text. */
    public static PersonRef parse(String text) {
        return new PersonRef(text);
    }

    /** A new random PersonRef. */
    public static PersonRef random(RandomGenerator random) {
        return new PersonRef("person:" + Form.randomHex(random, 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
