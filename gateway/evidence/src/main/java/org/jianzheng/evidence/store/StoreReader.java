/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.store;

import java.util.List;
import java.util.Optional;

/** Reads the log's tables, as they are or as they were. */
public interface StoreReader {
    /** The value of a key. */
    Optional<byte[]> get(Table table, byte[] key);

    /** The values of these keys in their order. */
    List<Optional<byte[]>> getAll(Table table, List<byte[]> keys);

    /** Keys that begin with {@code prefix}, from {@code from} on, in order, at most {@code limit}. */
    List<byte[]> keys(Table table, byte[] prefix, byte[] from, int limit);

    /** The last key of a table that is not behind {@code upTo}. */
    Optional<byte[]> lastKey(Table table, byte[] upTo);
}
