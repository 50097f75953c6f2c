/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.random.RandomGenerator;
import org.jianzheng.model.error.ErrorCode;

/**
 * A piece of evidence (存证), random and independent of its digest.
 *
 * @param value {@code ev:} and 32 lower-case hexadecimal digits
 */
public record EvidenceId(String value) {

    /** Refuses ({@code ID_INVALID}) any other form; nothing is repaired. */
    public EvidenceId {
        Form.require(
                LowerHex.isPrefixed(value, "ev:", 32),
                value,
                ErrorCode.ID_INVALID,
                "an evidence id (ev: and 32 lower-case hexadecimal digits)");
    }

    /** Reads the canonical text. */
    public static EvidenceId parse(String text) {
        return new EvidenceId(text);
    }

    /** A new random EvidenceId. */
    public static EvidenceId random(RandomGenerator random) {
        return new EvidenceId("ev:" + Form.randomHex(random, 16));
    }

    @Override
    public String toString() {
        return value;
    }
}
