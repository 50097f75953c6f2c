/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.verify;

import java.util.List;
import org.jianzheng.evidence.chunk.ChunkedFile;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.model.crypto.DualDigest;

/**
 * What is compared of a file.
 *
 * @param digests over its bytes
 * @param size its bytes
 * @param chunks the leaves of its chunks; needed for a clip, empty where they were not computed
 */
public record OriginalFile(DualDigest digests, long size, List<DualLeaf> chunks) {

    /** Copies the list. */
    public OriginalFile {
        chunks = List.copyOf(chunks);
    }

    /** A file whose chunks were not computed: enough for everything but a clip. */
    public OriginalFile(DualDigest digests, long size) {
        this(digests, size, List.of());
    }

    /** A file with its chunks. */
    public static OriginalFile of(ChunkedFile file) {
        return new OriginalFile(file.digests(), file.size(), file.chunks());
    }
}
