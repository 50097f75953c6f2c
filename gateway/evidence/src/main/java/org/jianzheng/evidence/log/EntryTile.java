/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Entries as C2SP tlog-tiles publishes them: each behind its length in two bytes, big-endian. */
public final class EntryTile {
    /** The most bytes of a tile. */
    public static final int MAX_BYTES = Tile.WIDTH * (2 + 0xffff);

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

    /**
     * Reads the entries of a tile.
     *
     * @throws Refusal {@code SCHEMA_INVALID} if there are not exactly so many
     */
    public static List<byte[]> decode(byte[] tile, int count) {
        List<byte[]> entries = new ArrayList<>(count);
        int offset = 0;
        while (entries.size() < count && offset + 2 <= tile.length) {
            int length = ((tile[offset] & 0xff) << 8) | (tile[offset + 1] & 0xff);
            offset += 2;
            if (length > tile.length - offset) {
                break;
            }
            entries.add(Arrays.copyOfRange(tile, offset, offset + length));
            offset += length;
        }
        if (entries.size() != count || offset != tile.length) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "a tile of %d entries is expected, %d of its %d bytes are %d entries",
                    count,
                    offset,
                    tile.length,
                    entries.size());
        }
        return entries;
    }
}
