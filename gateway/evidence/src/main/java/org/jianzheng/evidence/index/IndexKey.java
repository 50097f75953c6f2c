/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.index;

import java.nio.charset.StandardCharsets;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.evidence.merkle.TreeHasher;

/**
 * A key of an index.
 *
 * @param name the index
 * @param key what is looked up, such as a lot code
 */
public record IndexKey(IndexName name, String key) {
    /** The most characters of a key. */
    public static final int MAX_CHARACTERS = 512;

    /** Under which every list stands once, by the record that began it; no list has this name. */
    public static final IndexKey LISTS = new IndexKey(IndexName.LIST, "*");

    private static final byte[] SEPARATOR = {0};

    /** Where the key stands in the map: H(name ‖ 00 ‖ key). */
    public Hash hash(TreeHasher hasher) {
        return hasher.plain(
                name.wireName().getBytes(StandardCharsets.UTF_8), SEPARATOR, key.getBytes(StandardCharsets.UTF_8));
    }
}
