/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.object;

import java.nio.file.Path;
import org.jianzheng.model.crypto.Digest;

/**
 * Where stored objects lie. Pure path arithmetic: nothing is read or written here.
 *
 * @param root the folder of the store
 */
public record ObjectFolder(Path root) {
    /** Objects under their SHA-256. */
    public Path objects() {
        return root.resolve("objects");
    }

    /** Files that give the SHA-256 for an SM3. */
    public Path bySm3() {
        return root.resolve("by-sm3");
    }

    /** What is being written. */
    public Path incoming() {
        return root.resolve("incoming");
    }

    /** The object with this SHA-256. */
    public Path object(Digest sha256) {
        return place(objects(), sha256);
    }

    /** The file that gives the SHA-256 for this SM3. */
    public Path link(Digest sm3) {
        return place(bySm3(), sm3);
    }

    private static Path place(Path folder, Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }
}
