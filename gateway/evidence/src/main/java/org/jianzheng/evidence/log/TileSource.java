/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.log;

/**
 * Gives the published bytes of tiles that somebody else serves; nothing of them is believed.
 *
 * @param <E> how it fails
 */
@FunctionalInterface
public interface TileSource<E extends Exception> {
    /** The bytes of a tile. */
    byte[] tile(TilePath path) throws E, InterruptedException;
}
