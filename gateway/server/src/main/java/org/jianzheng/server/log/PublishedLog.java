/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.log;

import java.util.Optional;
import java.util.stream.LongStream;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.log.TilePath;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.server.disclosure.Disclosure;
import org.springframework.stereotype.Component;

/** The log's tiles in the C2SP tlog-tiles layout, and the parallel tree of SM3 under {@code sm3/}. */
@Component
public class PublishedLog {
    private static final String SM3 = "sm3/";

    private final LedgerLog log;

    /** The tiles of this log. */
    public PublishedLog(LedgerLog log) {
        this.log = log;
    }

    /**
     * The published bytes of a tile.
     *
     * @param path below {@code /log/}
     * @throws Refusal {@code NOT_FOUND} if this is no tile, or the log has not grown to it
     */
    public byte[] tile(String path) {
        boolean sm3 = path.startsWith(SM3);
        TilePath tile = TilePath.parse(sm3 ? path.substring(SM3.length()) : path);
        return tile(tile, sm3).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND, "the log has not grown to %s", tile));
    }

    /**
     * Whether a tile is for everybody for ever: one with hashes, or with entries of which none tells of a sanction or of an entry of a list.
     *
     * @throws Refusal as {@link #tile(String)}
     */
    public boolean isForEver(String path) {
        TilePath tile = TilePath.parse(path.startsWith(SM3) ? path.substring(SM3.length()) : path);
        long first = tile.index() * TilePath.FULL;
        return tile.kind() == TilePath.Kind.HASHES
                || LongStream.range(first, first + tile.width())
                        .mapToObj(log::entry)
                        .flatMap(Optional::stream)
                        .allMatch(entry ->
                                Disclosure.isForEver(LogEntry.parse(entry).record()));
    }

    private Optional<byte[]> tile(TilePath tile, boolean sm3) {
        return switch (tile.kind()) {
            case HASHES -> log.hashTile(sm3 ? HashSuite.SM3 : HashSuite.SHA_256, tile);
            case ENTRIES -> {
                if (sm3) {
                    throw Refusal.of(ErrorCode.NOT_FOUND, "the entries are those of /log/%s", tile);
                }
                yield log.entryTile(tile);
            }
        };
    }
}
