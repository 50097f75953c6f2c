/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.io.ByteArrayOutputStream;
import java.util.function.LongFunction;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Entries as C2SP tlog-tiles publishes them: each behind its length in two bytes, big-endian. */
final class EntryTile {
    private static final int MAX_ENTRY = 0xffff;

    private EntryTile() {}

    static byte[] encode(long first, int count, LongFunction<byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (long position = first; position < first + count; position++) {
            byte[] entry = entries.apply(position);
            if (entry.length > MAX_ENTRY) {
                throw Refusal.of(
                        ErrorCode.TOO_LARGE,
                        "entry %d has %d bytes, a tile of entries can say %d",
                        position,
                        entry.length,
                        MAX_ENTRY);
            }
            bytes.write(entry.length >> 8);
            bytes.write(entry.length);
            bytes.writeBytes(entry);
        }
        return bytes.toByteArray();
    }
}
