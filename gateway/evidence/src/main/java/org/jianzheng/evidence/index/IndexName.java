/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** The indexes. All keys share one map, but those of what is in force. */
public enum IndexName {
    /** Organisations and people that a record is about, but for what stands under {@link #STANDING}. */
    SUBJECT("subject"),
    /** Lots, each that a certificate lists included; for the records that open them also projects and tenders. */
    LOT("lot"),
    /**
     * A list and a subject on it; a list alone for what begins it, where it was sent and who read its past; {@code *} for what begins each list.
     */
    LIST("list"),
    /** The deltas of a list, behind the record that began it. */
    DELTA("delta"),
    /** Digests of files, as hexadecimal digits. */
    DIGEST("digest"),
    /** Records and keys that a later record answers, corrects or revokes; keys also by what registers them. */
    REF("ref"),
    /** Records themselves, by their ids: one or none. */
    RECORD("record"),
    /** Devices by their capture statements, streams by their batches. */
    SOURCE("source"),
    /** Subjects, lots and records of which a sanction or an entry of a list tells, which may be over: not for everybody. */
    STANDING("standing"),
    /** A list and a subject that stands on it on the ledger's day, with the deltas of that entry and nothing else. */
    ACTIVE("active");

    private final String wireName;

    IndexName(String wireName) {
        this.wireName = wireName;
    }

    /** The map in which its keys stand. */
    public MapName map() {
        return this == ACTIVE ? MapName.ACTIVE : MapName.INDEX;
    }

    /**
     * The index with this name.
     *
     * @throws Refusal {@code NOT_FOUND} if there is none
     */
    public static IndexName parse(String wireName) {
        return Arrays.stream(values())
                .filter(name -> name.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_FOUND,
                        "there is no index of this name; there are %s",
                        Arrays.stream(values()).map(IndexName::wireName).collect(Collectors.joining(", "))));
    }

    /** The name that is hashed into keys. */
    public String wireName() {
        return wireName;
    }
}
