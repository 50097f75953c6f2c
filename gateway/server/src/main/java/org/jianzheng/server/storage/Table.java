/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.storage;

/**
 * A named set of keys and values within a store.
 *
 * @param name 1 to 32 lower-case letters; changing it loses what the table holds
 */
public record Table(String name) {

    /** Takes lower-case letters only. */
    public Table {
        if (!name.matches("[a-z]{1,32}")) {
            throw new IllegalArgumentException("a table's name has 1 to 32 lower-case letters, given " + name);
        }
    }
}
