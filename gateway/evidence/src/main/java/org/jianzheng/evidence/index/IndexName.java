/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

/** The indexes whose keys share one map. */
public enum IndexName {
    /** Organisations and people that a record is about. */
    SUBJECT("subject"),
    /** Lots; for the records that open them also projects and tenders. */
    LOT("lot"),
    /** A list and a subject on it. */
    LIST("list"),
    /** The deltas of a list. */
    DELTA("delta"),
    /** Digests of files, as hexadecimal digits. */
    DIGEST("digest"),
    /** Records and keys that a later record answers, corrects or revokes. */
    REF("ref");

    private final String wireName;

    IndexName(String wireName) {
        this.wireName = wireName;
    }

    /** The name that is hashed into keys. */
    public String wireName() {
        return wireName;
    }
}
