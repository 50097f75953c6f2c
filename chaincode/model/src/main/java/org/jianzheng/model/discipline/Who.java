/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.discipline;

import org.jianzheng.model.code.Subject;

/** Whom a line of the report is about. */
public enum Who {
    /** Experts and other natural persons. */
    PERSON,
    /** Companies: tenderers, bidders, agencies. */
    ORGANISATION;

    static Who of(Subject subject) {
        return switch (subject) {
            case Subject.Person ignored -> PERSON;
            case Subject.Organisation ignored -> ORGANISATION;
        };
    }
}
