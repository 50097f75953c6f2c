/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.crypto.HashSuite;

/** Names rows of the store by what they are about. */
final class RowName {
    private static final HexFormat HEX = HexFormat.of();

    private RowName() {}

    static String of(Table table, byte[] key) {
        return "log store, " + table.name().toLowerCase(Locale.ROOT) + ": " + within(table, key);
    }

    private static String within(Table table, byte[] key) {
        int expected = length(table);
        if (expected >= 0 ? key.length != expected : key.length < 2) {
            return "key " + HEX.formatHex(key);
        }
        return switch (table) {
            case ENTRIES -> "entry " + Keys.firstNumber(key);
            case TILES -> suite(key) + " level " + key[1] + " tile " + Keys.lastNumber(key);
            case RECORDS -> "record " + uuid(key);
            case SIGNERS -> "key:" + hex(key, 0, 32) + " at entry " + Keys.lastNumber(key);
            case CAPTURES -> "ev:" + HEX.formatHex(key);
            case WITHDRAWALS -> "content " + hex(key, 0, 32) + " at entry " + Keys.lastNumber(key);
            case BLOCKS, CHECKPOINTS, STAMPS, RESOLUTIONS -> "block " + Keys.firstNumber(key);
            case PAGES -> suite(key) + map(key) + "page \"" + text(key) + "\"";
            case EDGES -> suite(key) + map(key) + "key " + hex(key, 2, 34);
            case MEMBERS -> "key " + hex(key, 0, 32) + " at entry " + Keys.lastNumber(key);
            case SUBTREES ->
                suite(key) + map(key) + "key " + hex(key, 2, 34) + " level " + key[34] + " subtree "
                        + Keys.lastNumber(key);
            case LISTS -> "row " + new String(key, StandardCharsets.UTF_8);
            case FORKS -> "block " + Keys.firstNumber(key) + ", note " + hex(key, 8, 40);
            case COSIGNED -> new String(key, StandardCharsets.UTF_8);
            case STAGED -> "state";
        };
    }

    private static int length(Table table) {
        return switch (table) {
            case ENTRIES, BLOCKS, CHECKPOINTS, STAMPS, RESOLUTIONS -> Long.BYTES;
            case TILES -> 2 + Long.BYTES;
            case RECORDS, CAPTURES -> 16;
            case SIGNERS, WITHDRAWALS, MEMBERS, FORKS -> 32 + Long.BYTES;
            case EDGES -> 2 + 32;
            case SUBTREES -> 2 + 32 + 1 + Long.BYTES;
            case PAGES, COSIGNED, LISTS -> -1;
            case STAGED -> 1;
        };
    }

    private static String suite(byte[] key) {
        for (HashSuite suite : HashSuite.values()) {
            if (Keys.code(suite) == key[0]) {
                return suite.id();
            }
        }
        return "suite " + key[0];
    }

    private static String map(byte[] key) {
        return key[1] == 0 ? " index " : " map " + key[1] + " ";
    }

    private static String text(byte[] key) {
        return new String(key, 2, key.length - 2, StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] key, int from, int to) {
        return HEX.formatHex(key, from, to);
    }

    private static UUID uuid(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
