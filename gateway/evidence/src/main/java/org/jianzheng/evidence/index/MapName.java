/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

/** The maps whose roots stand in each checkpoint. */
public enum MapName {
    /** All entries by subject, lot, list, delta, digest and reference. */
    INDEX((byte) 0),
    /** List entries in force only, so that ended and repaired ones answer exactly like none. */
    ACTIVE((byte) 1);

    private final byte code;

    MapName(byte code) {
        this.code = code;
    }

    /** The byte that stands for the map in stored keys. */
    byte code() {
        return code;
    }
}
