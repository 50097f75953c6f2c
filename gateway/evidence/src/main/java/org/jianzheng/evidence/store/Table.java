/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;

/** What the store holds. All numbers in keys are big-endian, so that keys sort like their numbers. */
public enum Table {
    /** Position (8 bytes) to the canonical bytes of the entry. */
    ENTRIES("entries"),
    /** Suite, level, index (1 + 1 + 8 bytes) to a tile with its inner nodes. */
    TILES("tiles"),
    /** Record id (16 bytes) to position. */
    RECORDS("records"),
    /** Key id (32 bytes) and position to nothing: the entries that register a signing key. */
    SIGNERS("signers"),
    /** Evidence id (16 bytes) to the position of its first capture statement. */
    CAPTURES("captures"),
    /** Digest (32 bytes) of a file's content and position to nothing: the orders by which it was withdrawn. */
    WITHDRAWALS("withdrawals"),
    /** Block number to the state of the log after it. */
    BLOCKS("blocks"),
    /** Suite, map and path to a page of an index map. */
    PAGES("pages"),
    /** Suite, map and key hash to count and right edge of the key's own tree. */
    EDGES("edges"),
    /** SHA-256 key hash and position to nothing: the entries that bear an index key. */
    MEMBERS("members"),
    /** Suite, map, key hash, level and index (1 + 1 + 32 + 1 + 8 bytes) to the root of a complete subtree of the key's own tree and its last entry. */
    SUBTREES("subtrees"),
    /** A list and a subject to its newest entry and whether that has effect; one row for the ledger's day. */
    LISTS("lists"),
    /** Block number to the newest cosigned note for it. */
    CHECKPOINTS("checkpoints"),
    /** Block number to a time stamp over the text of the checkpoint for it. */
    STAMPS("stamps"),
    /** Block number and digest of a note to a note that contradicts another. */
    FORKS("forks"),
    /** Block number to the id of the record that says which checkpoint of its fork holds. */
    RESOLUTIONS("resolutions"),
    /** Origin to what this organisation has cosigned last. */
    COSIGNED("cosigned"),
    /** One key to the state after all entries that are taken over from elsewhere and not yet part of the log. */
    STAGED("staged");

    /** What is derived from entries alone, blocks left aside. */
    public static final Set<Table> OF_ENTRIES = Set.copyOf(EnumSet.of(
            ENTRIES, TILES, RECORDS, SIGNERS, CAPTURES, WITHDRAWALS, PAGES, EDGES, MEMBERS, SUBTREES, LISTS, STAGED));

    private final String wireName;

    Table(String wireName) {
        this.wireName = wireName;
    }

    byte[] nameBytes() {
        return wireName.getBytes(StandardCharsets.US_ASCII);
    }
}
