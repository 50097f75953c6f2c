/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Whom a record is about (交易主体): an organisation by its code or a person by reference. */
public sealed interface Subject permits Subject.Organisation, Subject.Person {

    /**
     * An organisation, written {@code org:<unified social credit code>}.
     *
     * @param code its code
     */
    record Organisation(UnifiedCreditCode code) implements Subject {
        @Override
        public String toString() {
            return ORGANISATION_PREFIX + code;
        }
    }

    /**
     * A person, written {@code person:<32 hexadecimal digits>}.
     *
     * @param ref the random reference
     */
    record Person(PersonRef ref) implements Subject {
        @Override
        public String toString() {
            return ref.toString();
        }
    }

    /** What stands before an organisation's code. */
    String ORGANISATION_PREFIX = "org:";

    /** What stands before a person's random digits. */
    String PERSON_PREFIX = "person:";

    /**
     * Reads the canonical text.
     *
     * @throws Refusal {@code ID_INVALID} for another prefix or reference, {@code CODE_INVALID} for a malformed code
     */
    static Subject parse(String text) {
        if (text.startsWith(ORGANISATION_PREFIX)) {
            return new Organisation(UnifiedCreditCode.parse(text.substring(ORGANISATION_PREFIX.length())));
        }
        if (text.startsWith(PERSON_PREFIX)) {
            return new Person(PersonRef.parse(text));
        }
        throw Refusal.of(
                ErrorCode.ID_INVALID,
                "%s is not a subject (org:<credit code> or person:<reference>)",
                Form.shown(text));
    }
}
