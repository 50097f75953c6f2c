/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.chunk;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jianzheng.evidence.bundle.ClipStage;
import org.jianzheng.evidence.merkle.DualLeaf;
import org.jianzheng.evidence.merkle.FixedTree;
import org.jianzheng.evidence.merkle.RangeProof;
import org.jianzheng.evidence.merkle.TreeHasher;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Hasher;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;

/**
 * What is registered of a file, computed in one pass over its bytes: both digests, and the leaf hashes of its chunks of {@value
 * FileRegistration#CHUNK} bytes, the last of which may be shorter. An empty file has no chunk.
 *
 * @param digests over all bytes
 * @param size how many bytes
 * @param chunks the leaves of the chunk trees (RFC 9162, leaf = the chunk's bytes); 64 bytes of memory for each MiB
 */
public record ChunkedFile(DualDigest digests, long size, List<DualLeaf> chunks) {

    /** Copies the list. */
    public ChunkedFile {
        chunks = List.copyOf(chunks);
    }

    /**
     * Reads a stream to its end. The caller closes it.
     *
     * @param limit the most bytes to accept ({@code TOO_LARGE} beyond)
     * @throws IOException if the stream cannot be read
     */
    public static ChunkedFile read(InputStream stream, long limit) throws IOException {
        Hasher sha256 = HashSuite.SHA_256.newHasher();
        Hasher sm3 = HashSuite.SM3.newHasher();
        List<DualLeaf> chunks = new ArrayList<>();
        byte[] chunk = new byte[FileRegistration.CHUNK];
        long size = 0;
        for (int read = stream.readNBytes(chunk, 0, chunk.length);
                read > 0;
                read = stream.readNBytes(chunk, 0, chunk.length)) {
            size += read;
            if (size > limit) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "the content has more than %d bytes", limit);
            }
            sha256.update(chunk, 0, read);
            sm3.update(chunk, 0, read);
            chunks.add(DualLeaf.of(read == chunk.length ? chunk : Arrays.copyOf(chunk, read)));
        }
        DualDigest digests =
                new DualDigest(new Digest(HashSuite.SHA_256, sha256.finish()), new Digest(HashSuite.SM3, sm3.finish()));
        return new ChunkedFile(digests, size, chunks);
    }

    /** The roots over the chunks, which the file's record states as {@code chunkRoot}. */
    public DualDigest root() {
        return new DualDigest(
                TreeHasher.of(HashSuite.SHA_256).digest(tree(HashSuite.SHA_256).root()),
                TreeHasher.of(HashSuite.SM3).digest(tree(HashSuite.SM3).root()));
    }

    /**
     * The proof that the chunks from {@code first} on, {@code count} of them, are a part of this file.
     *
     * @throws Refusal {@code SCHEMA_INVALID} if the file has no such chunks
     */
    public ClipStage clip(long first, long count) {
        if (first < 0 || count < 1 || count > chunks.size() - first) {
            throw Refusal.of(
                    ErrorCode.SCHEMA_INVALID,
                    "chunks %d to %d of a file that has %d",
                    first,
                    first + count - 1,
                    chunks.size());
        }
        return new ClipStage(first, count, range(HashSuite.SHA_256, first, count), range(HashSuite.SM3, first, count));
    }

    private RangeProof range(HashSuite suite, long first, long count) {
        return RangeProof.build(first, first + count, chunks.size(), tree(suite));
    }

    private FixedTree tree(HashSuite suite) {
        return new FixedTree(
                TreeHasher.of(suite),
                chunks.stream().map(leaf -> leaf.in(suite)).toList());
    }
}
