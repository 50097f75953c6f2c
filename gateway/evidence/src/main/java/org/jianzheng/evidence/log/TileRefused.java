/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

import java.io.Serial;

/** A tile is not one of the tree whose root is known. Says which, and what was computed and given. */
public final class TileRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String tile;

    /** Says which tile and why. */
    TileRefused(String tile, String reason) {
        super(tile + ": " + reason);
        this.tile = tile;
    }

    /** Paths of the tiles that it is about, parted by commas. */
    public String tile() {
        return tile;
    }
}
