/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.io.OutputStream;
import java.util.zip.CRC32;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.HashSuite;
import org.jianzheng.model.crypto.Hasher;

/** Sums up a member's content in one pass: size, both digests, and the container's check sum. */
final class MemberSum extends OutputStream {
    private final Hasher sha256 = HashSuite.SHA_256.newHasher();
    private final Hasher sm3 = HashSuite.SM3.newHasher();
    private final CRC32 crc = new CRC32();
    private long size;

    /**
     * What a content adds up to.
     *
     * @param size its bytes
     * @param digests over its bytes
     * @param crc the container's check sum
     */
    record Sum(long size, DualDigest digests, int crc) {}

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
        sm3.update(bytes, offset, length);
        crc.update(bytes, offset, length);
        size += length;
    }

    /** The sum of everything written; nothing may be written afterwards. */
    Sum finish() {
        DualDigest digests =
                new DualDigest(new Digest(HashSuite.SHA_256, sha256.finish()), new Digest(HashSuite.SM3, sm3.finish()));
        return new Sum(size, digests, (int) crc.getValue());
    }
}
