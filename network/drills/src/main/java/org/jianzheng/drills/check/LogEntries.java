/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jianzheng.drills.ground.Web;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.TilePath;

/** The records in a gateway's log, read from its tiles of entries. */
final class LogEntries {
    private static final int TILE = 256;

    private LogEntries() {}

    /** How often each record stands in the first entries of a log. */
    static Map<String, Integer> count(Web web, URI gateway, long size) throws IOException, InterruptedException {
        Map<String, Integer> count = new HashMap<>();
        for (long first = 0; first < size; first += TILE) {
            int width = (int) Math.min(TILE, size - first);
            TilePath path = new TilePath(TilePath.Kind.ENTRIES, 0, first / TILE, width);
            var answer = web.get(gateway.resolve("/log/" + path));
            if (answer.statusCode() != Web.OK) {
                throw new IOException(gateway + " answers " + answer.statusCode() + " for " + path);
            }
            for (byte[] entry : entries(answer.body(), width)) {
                count.merge(LogEntry.parse(entry).record().string("id"), 1, Integer::sum);
            }
        }
        return count;
    }

    /**
     * The entries of a tile, each behind its length in two bytes.
     *
     * @throws IOException if the tile does not hold exactly so many
     */
    static List<byte[]> entries(byte[] tile, int width) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(tile);
        while (rest.remaining() >= Short.BYTES && entries.size() < width) {
            int length = Short.toUnsignedInt(rest.getShort());
            if (length > rest.remaining()) {
                throw new IOException("a tile of entries ends within an entry");
            }
            byte[] entry = new byte[length];
            rest.get(entry);
            entries.add(entry);
        }
        if (entries.size() != width || rest.hasRemaining()) {
            throw new IOException("a tile of " + width + " entries holds " + entries.size() + " and " + rest.remaining()
                    + " bytes more");
        }
        return entries;
    }
}
