/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.database;

/** The column families: key spaces that are written together and read apart. */
public enum Family {
    /** Current values: namespace, 00, key. */
    STATE,
    /** Former values: namespace, 00, length of key, key, height. */
    HISTORY,
    /** Where blocks and transactions are. */
    INDEX,
    /** How far the state has come. */
    PROGRESS
}
