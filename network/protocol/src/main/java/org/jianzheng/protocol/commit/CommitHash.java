/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.util.Optional;
import org.jianzheng.protocol.Sha256;

/** The chain of commit hashes, which begins with block 1: equal at two peers when both judged and changed the same. */
public final class CommitHash {

    private CommitHash() {}

    /**
     * The hash after a block: SHA-256 of the number of flags as varint, the flags, the update bytes and the previous hash.
     *
     * @param updateBatch {@link UpdateBatch#toByteString()}
     * @param previous hash after the block before; empty for block 1
     */
    public static Sha256 next(ValidityFlags flags, ByteString updateBatch, Optional<Sha256> previous) {
        byte[] length = new byte[CodedOutputStream.computeUInt32SizeNoTag(flags.size())];
        CodedOutputStream out = CodedOutputStream.newInstance(length);
        try {
            out.writeUInt32NoTag(flags.size());
            out.checkNoSpaceLeft();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("writing into memory cannot fail", e);
        }
        return Sha256.of(
                ByteString.copyFrom(length),
                flags.bytes(),
                updateBatch,
                previous.map(Sha256::value).orElse(ByteString.EMPTY));
    }
}
